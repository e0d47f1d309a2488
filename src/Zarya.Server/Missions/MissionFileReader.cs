using System.Globalization;
using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>Reads a <c>mission.yaml</c>: what can be said of it without looking at any other file. Every problem is told, with line and column.</summary>
internal static class MissionFileReader
{
    private static readonly string[] s_severities = [.. Enum.GetNames<EventSeverity>().Select(n => n.ToLowerInvariant())];

    /// <summary>Reads it; a mission with its defaults where something is wrong.</summary>
    /// <param name="file">The file's name, for problems.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="otherwise">The mission's name if the file has none.</param>
    /// <param name="leapSeconds">Leap seconds, for the clocks of links.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static MissionFile Read(string file, string text, string otherwise, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        if (YamlText.Read(file, text, problems) is not { } root) return new MissionFile { Name = otherwise };
        var mission = new MissionFile { Name = root.Text("name", otherwise), Description = root.Text("description", "") };
        if (!IsName(mission.Name)) root.Tell("name", $"'{mission.Name}' cannot be a mission's name: letters, digits, - _ and . (it stands in addresses)");
        if (root.Section("mdb") is { } mdb)
        {
            mission = mission with { MdbFiles = [.. mdb.Texts("files").Select(t => new PlacedText(t.Text, t.Place))], Root = Placed(mdb, "root") };
            mdb.Close("mdb");
        }
        mission = mission with
        {
            Clock = ReadClock(root),
            Links = [.. root.NamedSections("links", "link").Select(l => LinkReader.Read(l.Name, l.Section, leapSeconds))],
            Derived = Unique(root.Sections("derived").Select(ReadDerived), d => d.Name, d => d.Place, "derived parameter", problems),
            Local = Unique(root.Sections("local").Select(LocalReader.Read), l => l.Name, l => l.Place, "local parameter", problems),
            Expiries = ReadExpiries(root),
            Alarms = ReadAlarms(root),
            Station = ReadStation(root),
            Record = ReadRecord(root),
            Server = ReadServer(root),
        };
        root.Close("a mission");
        mission = mission with { Links = Unique(mission.Links, l => l.Name, l => l.Place, "link", problems) };
        return mission;
    }

    /// <summary>Whether a text can be a name of a mission or link.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && text[0] != '.';

    private static PlacedText? Placed(YamlSection section, string key) => section.Text(key) is { } text ? new PlacedText(text, section.PlaceOf(key)) : null;

    private static ClockSettings? ReadClock(YamlSection root)
    {
        if (root.Section("time") is not { } time) return null;
        if (Placed(time, "parameter") is { } parameter)
        {
            if (time.Has("code") || time.Has("offset")) time.Tell("parameter", "'time' takes either 'code' or 'parameter'");
            _ = (time.Text("code"), time.Text("offset"));
            time.Close("time");
            return new ClockSettings(null, 0, parameter);
        }
        string code = time.Required("code", "the time code at the start of the packets' secondary headers, as cuc4.2");
        var clock = new ClockSettings(new PlacedText(code, time.PlaceOf("code")), (int)time.Integer("offset", 0, 0, 65_535));
        time.Close("time");
        return code.Length == 0 ? null : clock;
    }

    private static DerivedSettings ReadDerived(YamlSection section)
    {
        var derived = new DerivedSettings(
            section.Required("name", "every derived parameter has a name"), section.Choice("type", "float", "float", "integer", "boolean", "text"),
            new PlacedText(section.Required("expression", "what it is computed from, as '/A/VOLTAGE * /A/CURRENT'"), section.PlaceOf("expression")), section.Text("unit", ""), section.Text("description", ""), section.Place);
        LocalReader.CheckName(section, derived.Name);
        section.Close("a derived parameter");
        return derived;
    }

    private static List<(PlacedText Parameter, Duration Expiry)> ReadExpiries(YamlSection root)
    {
        var expiries = new List<(PlacedText, Duration)>();
        if (root.Section("expiry") is not { } expiry) return expiries;
        foreach ((string key, _, MissionPlace place) in expiry.Entries())
            if (expiry.Duration(key) is { } duration) expiries.Add((new PlacedText(key, place), duration));
        return expiries;
    }

    private static AlarmSettings ReadAlarms(YamlSection root)
    {
        if (root.Section("alarms") is not { } section) return new AlarmSettings();
        string least = section.Choice("events", "critical", [.. s_severities, "none"]);
        var alarms = new AlarmSettings
        {
            Events = least == "none" ? null : Enum.TryParse(least, ignoreCase: true, out EventSeverity severity) ? severity : EventSeverity.Critical,
            Latching = [.. section.Texts("latching").Select(t => new PlacedText(t.Text, t.Place))],
            Repeats = section.Duration("repeats") ?? new AlarmSettings().Repeats,
        };
        section.Close("alarms");
        return alarms;
    }

    private static StationSettings? ReadStation(YamlSection root)
    {
        if (root.Section("station") is not { } section) return null;
        string file = section.Required("file", "the station file, as station.json");
        var channels = new List<(string, PlacedText)>();
        foreach ((string key, string parameter, MissionPlace place) in section.Section("channels")?.Entries() ?? []) channels.Add((key, new PlacedText(parameter, place)));
        var station = new StationSettings(new PlacedText(file, section.PlaceOf("file")), channels, Placed(section, "suite"), section.Place);
        section.Close("station");
        return file.Length == 0 ? null : station;
    }

    private static RecordSettings ReadRecord(YamlSection root)
    {
        if (root.Section("record") is not { } section) return new RecordSettings();
        var record = new RecordSettings { Folder = section.Text("folder", "record"), Keep = section.Duration("keep"), KeepOctets = section.Size("size"), Compacts = section.Flag("compact", true) };
        if (record.KeepOctets is < 300_000_000) section.Tell("size", "a record is never smaller than 300 MB: a segment that is being written is not given up");
        section.Close("record");
        return record;
    }

    private static ServerSettings ReadServer(YamlSection root)
    {
        if (root.Section("server") is not { } section) return new ServerSettings();
        var server = new ServerSettings { Listen = Placed(section, "listen") ?? new ServerSettings().Listen, Cors = [.. section.Texts("cors").Select(c => c.Text)] };
        if (ListenAddress.Problem(server.Listen.Text) is { } problem) section.Tell("listen", problem);
        foreach ((string origin, _) in section.Texts("cors"))
            if (!(Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/")) section.Tell("cors", $"'{origin}' is no origin; write it as http://localhost:9000 (any origin, '*', would let every page in a browser here change things)");
        section.Close("server");
        return server;
    }

    private static List<T> Unique<T>(IEnumerable<T> items, Func<T, string> name, Func<T, MissionPlace> place, string what, List<MissionProblem> problems)
    {
        List<T> all = [.. items];
        foreach (IGrouping<string, T> group in all.Where(i => name(i).Length > 0).GroupBy(name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            problems.AddRange(group.Skip(1).Select(i => new MissionProblem(place(i), string.Create(CultureInfo.InvariantCulture, $"there is another {what} {group.Key} in line {place(group.First()).Line}"))));
        return all;
    }
}
