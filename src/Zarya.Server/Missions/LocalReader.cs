using System.Globalization;

namespace Zarya.Server.Missions;

/// <summary>Reads local parameters of a mission file.</summary>
internal static class LocalReader
{
    public static LocalSettings Read(YamlSection section)
    {
        string name = section.Required("name", "every local parameter has a name");
        CheckName(section, name);
        string type = section.Choice("type", "float", "integer", "float", "boolean", "text", "enumeration");
        var labels = new List<(long, string)>();
        foreach ((string key, string label, _) in section.Section("values")?.Entries() ?? [])
        {
            if (long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)) labels.Add((value, label));
            else section.Tell("values", $"'{key}' is no number: values are written as '0: OFF'");
        }
        if (type == "enumeration" && labels.Count == 0) section.Tell("type", "an enumeration needs 'values', as '{0: OFF, 1: ON}'");
        string? initial = section.Text("initial");
        if (initial is not null && Problem(type, initial, labels) is { } problem) section.Tell("initial", problem);
        var local = new LocalSettings(name, type, initial, section.Text("unit", ""), section.Text("description", ""), labels, section.Flag("persistent", true), section.Place);
        section.Close("a local parameter");
        return local;
    }

    /// <summary>Tells a name that no parameter can have.</summary>
    public static void CheckName(YamlSection section, string name)
    {
        if (name.Length > 0 && name.Split('/').Any(part => part.Length == 0 || part.Any(c => c is '.' or '[' or ']' or ':' || char.IsWhiteSpace(c) || char.IsControl(c))))
            section.Tell("name", $"'{name}' cannot be a parameter's name: parts with '/' between them, without spaces and . : [ ], and no '/' at its ends");
    }

    private static string? Problem(string type, string initial, List<(long Value, string Label)> labels) => type switch
    {
        "integer" when !long.TryParse(initial, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => $"'{initial}' is no whole number",
        "float" when !double.TryParse(initial, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"'{initial}' is no number",
        "boolean" when initial is not ("true" or "false") => $"'{initial}' is neither true nor false",
        "enumeration" when labels.All(l => l.Label != initial) => $"'{initial}' is none of the values{Spelling.Hint(initial, labels.Select(l => l.Label))}",
        _ => null,
    };
}
