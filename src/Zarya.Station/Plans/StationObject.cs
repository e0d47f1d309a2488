using System.Globalization;
using System.Text.Json;

namespace Zarya.Station.Plans;

/// <summary>One object of a station file while it is read: members with their ranges, and whatever is wrong with them.</summary>
internal readonly struct StationObject
{
    private const int LongestQuoted = 60;

    private readonly JsonElement _element;
    private readonly ICollection<StationProblem> _problems;

    /// <summary>Takes an object and reports members that are not known or stand twice.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Its place in the file.</param>
    /// <param name="known">Members that may be there; <see langword="null"/>: any.</param>
    /// <param name="problems">Where problems go.</param>
    internal StationObject(JsonElement element, string path, IReadOnlyCollection<string>? known, ICollection<StationProblem> problems)
    {
        (_element, Path, _problems) = (element, path, problems);
        if (known is null) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name)) Warn(member.Name, "stands twice; the last one counts");
            else if (!known.Contains(member.Name)) Warn(Shown(member.Name), "is not a member that is known here; it is not used");
        }
    }

    /// <summary>Its place in the file.</summary>
    internal string Path { get; }

    internal static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    /// <summary>Text of the file as it can stand in a message.</summary>
    internal static string Shown(string text)
    {
        string start = text.Length > LongestQuoted ? text[..LongestQuoted] + "…" : text;
        return string.Concat(start.Select(c => char.IsControl(c) ? '?' : c));
    }

    internal bool TryGet(string name, out JsonElement value) => _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The elements of a list; none, with an error, when the member is no list.</summary>
    internal IEnumerable<(JsonElement Element, string Path)> List(string name)
    {
        if (!TryGet(name, out JsonElement list)) return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            Fail(name, "is not a list");
            return [];
        }
        string path = At(name);
        return list.EnumerateArray().Select((e, i) => (e, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
    }

    /// <summary>A text that has to be there and not be empty.</summary>
    internal string? RequiredText(string name)
    {
        if (TryGet(name, out JsonElement value) && IsText(value) && Text(value) is { Length: > 0 } text) return text;
        Fail(name, "a text has to stand here");
        return null;
    }

    /// <summary>A text, or empty.</summary>
    internal string OptionalText(string name)
    {
        if (!TryGet(name, out JsonElement value)) return "";
        if (IsText(value)) return Text(value);
        Warn(name, "is not a text; it is not used");
        return "";
    }

    /// <summary>A number in a range, or <paramref name="otherwise"/>; a number out of the range is a warning, and <paramref name="otherwise"/> is taken.</summary>
    internal double OptionalNumber(string name, double min, double max, double otherwise)
    {
        if (!TryGet(name, out JsonElement value)) return otherwise;
        if (TryNumber(value, min, max, out double number)) return number;
        Warn(name, string.Create(CultureInfo.InvariantCulture, $"{Shown(value)} is not a number from {min} to {max}; {otherwise} is taken"));
        return otherwise;
    }

    /// <summary>A number in a range; anything else that stands there is an error. <see langword="null"/> without an error when nothing stands there.</summary>
    internal double? CheckedNumber(string name, double min, double max)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (TryNumber(value, min, max, out double number)) return number;
        Fail(name, string.Create(CultureInfo.InvariantCulture, $"{Shown(value)} is not a number from {min} to {max}"));
        return double.NaN;
    }

    internal void Warn(string name, string text) => _problems.Add(new StationProblem(false, At(name), text));

    internal void Fail(string name, string text) => _problems.Add(new StationProblem(true, At(name), text));

    internal static string Text(JsonElement value) => value.GetString()!;

    private static bool TryNumber(JsonElement value, double min, double max, out double number)
    {
        number = double.NaN;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number) && number >= min && number <= max;
    }

    private static string Shown(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "this" : Shown(value.GetRawText());

    private string At(string name) => name.Length == 0 ? Path : Path.Length == 0 ? name : $"{Path}.{name}";
}
