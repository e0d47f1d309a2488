using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>Attributes as values: a bad one is an error with its line, and reading goes on with the default.</summary>
internal static class AttributeValues
{
    internal static string? Required(this XtceElement element, string name)
    {
        string? value = element.Attribute(name);
        if (value is null || value.Trim().Length == 0)
        {
            element.Error("missing-attribute", $"{element.Name} needs the attribute {name}");
            return null;
        }
        return value.Trim();
    }

    /// <summary>An attribute that names something: trimmed, <see langword="null"/> if absent or empty.</summary>
    internal static string? Trimmed(this XtceElement element, string name) => element.Attribute(name)?.Trim() is { Length: > 0 } value ? value : null;

    internal static bool Flag(this XtceElement element, string name, bool unsaid = false) => element.OptionalFlag(name) ?? unsaid;

    internal static bool? OptionalFlag(this XtceElement element, string name)
    {
        if (element.Attribute(name) is not { } text) return null;
        if (Literals.TryBoolean(text, out bool value)) return value;
        element.Error("bad-boolean", $"{name}=\"{text}\" must be true, false, 1 or 0");
        return null;
    }

    internal static long? Integer(this XtceElement element, string name, long minimum = long.MinValue, long maximum = long.MaxValue) =>
        element.Attribute(name) is { } text ? element.ToInteger(name, text, minimum, maximum) : null;

    internal static int? Integer32(this XtceElement element, string name, int minimum, int maximum = int.MaxValue) =>
        (int?)element.Integer(name, minimum, maximum);

    internal static long? ToInteger(this XtceElement element, string what, string text, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        if (!Literals.TryInteger(text, out long value))
            element.Error("bad-integer", $"{what} \"{text.Trim()}\" must be an integer of at most 64 bits");
        else if (value < minimum || value > maximum)
            element.Error("out-of-range", $"{what} {value} must be {(maximum is long.MaxValue or int.MaxValue ? $"at least {minimum}" : $"from {minimum} to {maximum}")}");
        else return value;
        return null;
    }

    internal static double? Number(this XtceElement element, string name, bool mustBeFinite = true) =>
        element.Attribute(name) is { } text ? element.ToNumber(name, text, mustBeFinite) : null;

    internal static double? ToNumber(this XtceElement element, string what, string text, bool mustBeFinite = true)
    {
        if (!Literals.TryNumber(text, out double value))
            element.Error("bad-number", $"{what} \"{text.Trim()}\" must be a number");
        else if (mustBeFinite && !double.IsFinite(value))
            element.Error("bad-number", $"{what} \"{text.Trim()}\" must be finite");
        else return value;
        return null;
    }

    /// <summary>A word of a closed list.</summary>
    internal static T Word<T>(this XtceElement element, string name, T unsaid, ReadOnlySpan<(string Word, T Value)> words)
    {
        if (element.Attribute(name) is not { } text) return unsaid;
        ReadOnlySpan<char> word = text.AsSpan().Trim();
        foreach ((string known, T value) in words)
            if (word.SequenceEqual(known)) return value;
        element.Error("unknown-word", $"{name}=\"{text}\" must be one of {string.Join(", ", words.ToArray().Select(w => w.Word))}");
        return unsaid;
    }

    internal static byte[]? Hex(this XtceElement element, string what, string text)
    {
        if (Literals.TryHex(text, out byte[] octets)) return octets;
        element.Error("bad-hex", $"{what} \"{text.Trim()}\" must be hexadecimal digits, two an octet, without a prefix");
        return null;
    }

    internal static string? Duration(this XtceElement element, string name)
    {
        if (element.Trimmed(name) is not { } text) return null;
        if (!Literals.IsDuration(text)) element.Error("bad-duration", $"{name}=\"{text}\" must be a duration like PT10S");
        return text;
    }

    /// <summary>An attribute XTCE knows and nobody acts on: reported unless it says the default.</summary>
    internal static void RefuseAttribute(this XtceElement element, string name, string reason, string? harmless = null)
    {
        if (element.Attribute(name) is { } text && text.Trim() != harmless)
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-attribute", $"{name} of {element.Name} {reason}");
    }

    /// <summary>Children XTCE knows and nobody acts on.</summary>
    internal static void RefuseChild(this XtceElement element, string name, string code, string reason)
    {
        foreach (XtceElement child in element.Each(name)) child.Refuse(code, $"{name} {reason}");
    }
}
