namespace Zarya.Server.Missions;

/// <summary>The XTCE documents that Zarya writes itself, so that what it knows of itself, and what a mission file declares, are parameters as all others are.</summary>
internal static class GroundDocuments
{
    /// <summary>The space system of what Zarya knows of itself.</summary>
    public const string Root = "Zarya";

    public static readonly (long Value, string Label)[] LinkStates = [(0, "OK"), (1, "UNAVAILABLE"), (2, "DISABLED"), (3, "FAILED")];

    public static readonly (long Value, string Label)[] RecordStates = [(0, "OK"), (1, "REFUSED")];

    /// <summary>The documents of a mission, with names for findings.</summary>
    public static IReadOnlyList<(string Name, byte[] Octets)> Of(MissionFile mission)
    {
        var documents = new List<(string, byte[])> { ("Zarya.xml", Ground(mission.Links.Select(l => l.Name).Distinct(StringComparer.OrdinalIgnoreCase), mission.Station is not null).ToOctets()) };
        if (mission.Derived.Count > 0)
        {
            var derived = new XtceDocument("Derived", "Parameters that expressions of the mission file give");
            foreach (DerivedSettings one in mission.Derived.Where(d => d.Name.Length > 0).DistinctBy(d => d.Name, StringComparer.OrdinalIgnoreCase)) derived.Add(one.Name, new GroundParameter(one.Type, one.Description, one.Unit) { Source = "derived" });
            documents.Add(("Derived.xml", derived.ToOctets()));
        }
        if (mission.Local.Count > 0)
        {
            var local = new XtceDocument("Local", "Parameters that people and programs set");
            foreach (LocalSettings one in mission.Local.Where(l => l.Name.Length > 0).DistinctBy(l => l.Name, StringComparer.OrdinalIgnoreCase))
                local.Add(one.Name, new GroundParameter(one.Type, one.Description, one.Unit) { Source = "local", Initial = one.Initial, IsPersistent = one.IsPersistent, Labels = one.Labels });
            documents.Add(("Local.xml", local.ToOctets()));
        }
        return documents;
    }

    private static XtceDocument Ground(IEnumerable<string> links, bool isWatched)
    {
        var ground = new XtceDocument(Root, "What this program knows of itself");
        foreach (string link in links)
        {
            void Add(string name, GroundParameter parameter) => ground.Add($"Links/{link}/{name}", parameter);
            Add("Status", new GroundParameter("enumeration", "How the link is doing") { Labels = LinkStates, Alarms = [("FAILED", "warning")] });
            Add("Enabled", new GroundParameter("boolean", "Whether it may work"));
            Add("Packets", new GroundParameter("integer", "Packets handed on"));
            Add("Octets", new GroundParameter("integer", "Octets received"));
            Add("PacketRate", new GroundParameter("float", "Packets a second", "1/s"));
            Add("OctetRate", new GroundParameter("float", "Octets a second", "1/s"));
            Add("SkippedOctets", new GroundParameter("integer", "Octets that were no packets"));
            Add("Dropped", new GroundParameter("integer", "Datagrams lost before the socket, and packets for which there was no room"));
            Add("Missing", new GroundParameter("integer", "Packets missing by their sequence counts"));
            Add("Connections", new GroundParameter("integer", "Connections made"));
            Add("LastError", new GroundParameter("text", "The last thing that went wrong"));
        }
        ground.Add("Record/State", new GroundParameter("enumeration", "Whether the disk takes what comes in") { Labels = RecordStates, Alarms = [("REFUSED", "critical")] });
        ground.Add("Record/Entries", new GroundParameter("integer", "Entries that are durable"));
        ground.Add("Record/Octets", new GroundParameter("integer", "Octets of the record on the disk"));
        ground.Add("Record/DurableAge", new GroundParameter("float", "Time since everything that came in was durable", "s"));
        ground.Add("Record/Waiting", new GroundParameter("integer", "Octets that wait in memory for the disk"));
        ground.Add("Record/GivenUp", new GroundParameter("integer", "Entries that were given up because the disk refused them for too long"));
        ground.Add("Record/Trouble", new GroundParameter("text", "What is wrong with the disk"));
        ground.Add("Processor/Packets", new GroundParameter("integer", "Packets processed"));
        ground.Add("Processor/Undecoded", new GroundParameter("integer", "Of these, those that no container matched or that ended early"));
        ground.Add("Processor/Values", new GroundParameter("integer", "Values that they gave"));
        ground.Add("Processor/Clients", new GroundParameter("integer", "Clients that listen"));
        if (isWatched) ground.Add("LeakWatch/Behind", new GroundParameter("float", "What of the record the leak watch has still to read again after a start; 0: it is up to date", "s"));
        return ground;
    }
}
