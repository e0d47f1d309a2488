using Zarya.Links;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>Reads the links of a mission file: what is common here, what a kind takes in <see cref="LinkKinds"/>, a simulated station in <see cref="FlightSettings"/>.</summary>
internal static class LinkReader
{
    /// <summary>The kind of link behind which a simulated station flies.</summary>
    public const string Simulated = "simulated";

    public static LinkSettings Read(string name, YamlSection section, LeapSeconds leapSeconds)
    {
        if (name.Length > 0 && !LinkName.IsValid(name)) section.Tell(section.Place, $"'{name}' cannot be a link's name: letters, digits, - and _");
        string[] kinds = [.. LinkKinds.All, Simulated];
        string kind = section.Required("kind", string.Join(", ", kinds));
        if (kind.Length > 0 && !kinds.Contains(kind)) section.Tell("kind", $"there is no kind of link '{kind}'{Spelling.Hint(kind, kinds)}");
        PlacedText? root = section.Text("root") is { } container ? new PlacedText(container, section.PlaceOf("root")) : null;
        FlightSettings? flight = null;
        (Dictionary<string, string> Settings, IReadOnlyList<KeyValuePair<string, string>> Effective) outside = ([], []);
        if (kind == Simulated)
        {
            flight = FlightSettings.Read(section);
            section.Close("a link of kind simulated");
        }
        else if (kinds.Contains(kind)) outside = ReadOutside(section, name, kind, leapSeconds);
        return new LinkSettings(name, kind, root, outside.Settings, outside.Effective, flight, section.Place);
    }

    /// <summary>What links are made with to see whether they can be: nothing is opened by that.</summary>
    private static LinkSurroundings Probe(LeapSeconds leapSeconds) => new() { Clock = new LinkClock(TimeProvider.System, leapSeconds), Folder = "", StandardInput = Stream.Null };

    private static (Dictionary<string, string>, IReadOnlyList<KeyValuePair<string, string>>) ReadOutside(YamlSection section, string name, string kind, LeapSeconds leapSeconds)
    {
        Dictionary<string, (string Text, MissionPlace Place)> flat = section.Flatten();
        flat.Remove("name");
        flat.Remove("root");
        // The short form: packets: ccsds.
        if (flat.Remove("packets", out (string Text, MissionPlace Place) layout)) flat["packets.kind"] = layout;
        var settings = flat.ToDictionary(s => s.Key, s => s.Value.Text, StringComparer.Ordinal);
        LinkMaking making = LinkKinds.Make(LinkName.IsValid(name) ? name : "link", settings, Probe(leapSeconds));
        string[] known = [.. making.Effective.Select(e => e.Key)];
        foreach (LinkProblem problem in making.Problems)
        {
            bool isUnknown = flat.ContainsKey(problem.Key) && !known.Contains(problem.Key);
            string words = isUnknown ? $"a link of kind {kind} has no key '{problem.Key}'{Spelling.Hint(problem.Key, known)}" : problem.Key.Length > 0 ? $"'{problem.Key}': {problem.Message}" : problem.Message;
            section.Tell(flat.TryGetValue(problem.Key, out (string Text, MissionPlace Place) at) ? at.Place : section.Place, words);
        }
        return (settings, making.Effective);
    }
}
