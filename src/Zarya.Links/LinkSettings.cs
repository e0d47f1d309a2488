using System.Globalization;

namespace Zarya.Links;

/// <summary>One setting that cannot be.</summary>
/// <param name="Key">Which: <c>packets.octets</c>.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record LinkProblem(string Key, string Message);

/// <summary>Reads the settings of one link, given as text by key (keys of a group with a dot: <c>packets.kind</c>). Gathers every problem, and every setting as it comes out, defaults included.</summary>
internal sealed class LinkSettings(IReadOnlyDictionary<string, string> given)
{
    private readonly List<LinkProblem> _problems = [];
    private readonly List<KeyValuePair<string, string>> _effective = [];

    internal IReadOnlyList<LinkProblem> Problems => _problems;

    internal IReadOnlyList<KeyValuePair<string, string>> Effective => _effective;

    internal void Refuse(string key, string message) => _problems.Add(new LinkProblem(key, message));

    /// <summary>A text that must be there.</summary>
    internal string Required(string key, string example)
    {
        string text = Text(key, "");
        if (text.Length == 0) Refuse(key, $"is needed, for example {example}");
        return text;
    }

    internal string Text(string key, string unless)
    {
        string text = given.GetValueOrDefault(key, unless).Trim();
        _effective.Add(new(key, text));
        return text;
    }

    internal string Choice(string key, string unless, IReadOnlyList<string> choices)
    {
        string text = Text(key, unless);
        if (choices.Contains(text)) return text;
        Refuse(key, text.Length == 0 ? $"is needed: {string.Join(", ", choices)}" : $"'{text}' is not one of {string.Join(", ", choices)}");
        return "";
    }

    internal bool Switch(string key, bool unless) => Choice(key, unless ? "true" : "false", ["true", "false"]) == "true";

    internal double Number(string key, double unless, SettingRange range)
    {
        string text = Text(key, unless.ToString(CultureInfo.InvariantCulture));
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (isNumber && range.Holds(value)) return value;
        Refuse(key, $"'{text}' {range.Rule}");
        return unless;
    }

    /// <summary>A whole number; without <paramref name="unless"/> it must be given.</summary>
    internal int Whole(string key, int? unless, SettingRange range)
    {
        string text = Text(key, unless?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (TryWhole(text, range, out int value)) return value;
        Refuse(key, text.Length == 0 ? $"is needed; {range.Rule}" : $"'{text}' {range.Rule}, a whole number");
        return unless ?? (int)range.Lowest;
    }

    /// <summary>Whole numbers with commas between them; none when not given.</summary>
    internal IReadOnlyList<int> Wholes(string key, SettingRange range)
    {
        var values = new List<int>();
        foreach (string text in Text(key, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryWhole(text, range, out int value)) values.Add(value);
            else Refuse(key, $"'{text}' {range.Rule}, a whole number");
        }
        return values;
    }

    /// <summary>Octets as hexadecimal digits, spaces between them or not; none when not given.</summary>
    internal byte[] Octets(string key, SettingRange range)
    {
        string text = Text(key, "").Replace(" ", "", StringComparison.Ordinal);
        byte[] octets = new byte[text.Length / 2];
        if (Convert.FromHexString(text, octets, out _, out _) != System.Buffers.OperationStatus.Done) Refuse(key, $"'{text}' is not octets in hexadecimal, like 1ACFFC1D");
        else if (octets.Length > 0 && !range.Holds(octets.Length)) Refuse(key, range.Rule);
        else return octets;
        return [];
    }

    /// <summary>What was given and never asked for is a mistake.</summary>
    internal void RefuseUnknown(string kind)
    {
        var known = _effective.Select(e => e.Key).ToHashSet();
        foreach (string key in given.Keys.Where(k => !known.Contains(k)).Order(StringComparer.Ordinal))
            Refuse(key, $"is not a setting of a link of kind {kind}; there are {string.Join(", ", _effective.Select(e => e.Key))}");
    }

    // Hexadecimal too: APIDs are often written so.
    private static bool TryWhole(string text, SettingRange range, out int value)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = isHex
            ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        return isNumber && range.Holds(value);
    }
}
