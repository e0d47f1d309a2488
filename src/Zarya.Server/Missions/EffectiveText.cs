using Zarya.Mdb.Model;

namespace Zarya.Server.Missions;

/// <summary>The configuration as it is in force, defaults and all: printed at the start, so that nobody must guess.</summary>
internal static class EffectiveText
{
    public static void Write(TextWriter to, MissionFolder mission, IReadOnlyList<(string Name, string Kind, string Setting)> links, string record)
    {
        MissionFile file = mission.File;
        to.WriteLine($"mission   {file.Name}{(file.Description.Length > 0 ? $": {file.Description}" : "")}");
        to.WriteLine($"folder    {mission.Path}");
        to.WriteLine($"mdb       {string.Join(", ", mission.Definition.Files.Select(f => f.Name))}: {mission.Database.Parameters.Count} parameters, {mission.Database.Containers.Count} containers");
        to.WriteLine($"packets   start at {(mission.Plan.RootContainers.Any() ? string.Join(", ", mission.Plan.RootContainers.Select(r => r.QualifiedName)) : "no container: nothing is decoded")}");
        to.WriteLine($"time      {(file.Clock is { } clock ? clock.Parameter is { } own ? $"{own} of each packet that has it" : $"{clock.Code} at octet {clock.Offset} of the secondary header" : mission.Database.Parameters.Any(p => p.Type.Target is AbsoluteTimeDataType) ? "the first absolute time of a packet" : "the time of reception")}");
        foreach ((string name, string kind, string setting) in links) to.WriteLine($"link      {name} ({kind}): {setting}");
        if (links.Count == 0) to.WriteLine("link      none: nothing comes in");
        foreach (DerivedSettings derived in file.Derived) to.WriteLine($"derived   /Derived/{derived.Name} = {derived.Expression}{(derived.Unit.Length > 0 ? $" [{derived.Unit}]" : "")}");
        foreach (LocalSettings local in file.Local) to.WriteLine($"local     /Local/{local.Name} ({local.Type}){(local.Initial is { } initial ? $" = {initial}" : "")}{(local.IsPersistent ? "" : ", forgotten at a restart")}");
        foreach ((PlacedText parameter, Time.Duration expiry) in file.Expiries) to.WriteLine($"expiry    {parameter} after {Quantities.Text(expiry)}");
        to.WriteLine($"alarms    {(file.Alarms.Events is { } events ? $"events from {events.ToString().ToLowerInvariant()} on raise alarms" : "events raise none")}; repeats of an event within {Quantities.Text(file.Alarms.Repeats)} are told as one{(file.Alarms.Latching.Count > 0 ? $"; latching: {string.Join(", ", file.Alarms.Latching)}" : "")}");
        if (file.Station is { } station) to.WriteLine($"station   {station.File}, {station.Channels.Count} channels mapped{(station.Suite is { } suite ? $", sensors {suite}" : "")}");
        to.WriteLine($"record    {record}{(file.Record.Keep is { } keep ? $", kept for {Quantities.Text(keep)}" : "")}{(file.Record.KeepOctets is { } size ? $", at most {Quantities.Text(size)}" : "")}{(file.Record.Compacts ? "" : ", not compacted")}");
        if (file.Server.Cors.Count > 0) to.WriteLine($"cors      {string.Join(", ", file.Server.Cors)}");
    }
}
