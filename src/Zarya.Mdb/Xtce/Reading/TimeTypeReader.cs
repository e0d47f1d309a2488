using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>BaseTimeDataType</c>: absolute and relative times.</summary>
internal static class TimeTypeReader
{
    /// <summary>XTCE <c>TimeUnitsType</c>; months and years have no fixed length and are NaN. 1.1 and 1.2 write picoSeconds.</summary>
    private static readonly (string, double)[] s_units =
    [
        ("seconds", 1), ("milliseconds", 1e-3), ("microseconds", 1e-6), ("nanoseconds", 1e-9), ("picoseconds", 1e-12), ("picoSeconds", 1e-12),
        ("minutes", 60), ("hours", 3600), ("days", 86400), ("months", double.NaN), ("years", double.NaN),
    ];

    internal static AbsoluteTimeDataType ReadAbsolute(XtceElement element, ReadScope scope, TypeHead head)
    {
        var type = new AbsoluteTimeDataType
        {
            Name = head.Name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = head.Text.Short,
            LongDescription = head.Text.Long,
            Aliases = head.Text.Aliases,
            Ancillary = head.Text.Ancillary,
            BaseType = head.BaseType,
            IsArgumentType = head.IsArgumentType,
        };
        ReadTime(element, scope, type);
        return type;
    }

    internal static RelativeTimeDataType ReadRelative(XtceElement element, ReadScope scope, TypeHead head)
    {
        var type = new RelativeTimeDataType
        {
            Name = head.Name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = head.Text.Short,
            LongDescription = head.Text.Long,
            Aliases = head.Text.Aliases,
            Ancillary = head.Text.Ancillary,
            BaseType = head.BaseType,
            IsArgumentType = head.IsArgumentType,
        };
        ReadTime(element, scope, type);
        return type;
    }

    private static void ReadTime(XtceElement element, ReadScope scope, TimeDataType type)
    {
        if (element.Child("Encoding") is { } encoding)
        {
            type.Encoding = EncodingReader.TryRead(encoding, scope);
            if (type.Encoding is null) encoding.Error("missing-element", "Encoding needs an IntegerDataEncoding, a FloatDataEncoding, a BinaryDataEncoding or a StringDataEncoding");
            type.Scale = encoding.Number("scale");
            type.Offset = encoding.Number("offset");
            type.SecondsPerUnit = encoding.Attribute("units") is null ? null : ReadUnits(encoding, "units");
        }
        if (element.Child("ReferenceTime") is not { } reference) return;
        if (reference.Child("Epoch") is { } epoch) type.Epoch = ReadEpoch(epoch);
        else if (reference.Child("OffsetFrom") is { } offset) type.OffsetFrom = scope.ParameterInstance(offset);
        else reference.Error("missing-element", "ReferenceTime needs an Epoch or an OffsetFrom");
    }

    /// <summary>Seconds a unit has; NaN, after a finding, for units without a fixed length.</summary>
    internal static double ReadUnits(XtceElement element, string attribute)
    {
        double seconds = element.Word(attribute, 1, s_units);
        if (!double.IsNaN(seconds)) return seconds;
        element.Report(DiagnosticSeverity.Unsupported, "unsupported-time-unit", $"{attribute}=\"{element.Attribute(attribute)}\" has no fixed length in seconds; use days or seconds");
        return double.NaN;
    }

    /// <summary>A date, a date and time, or one of the words. The dialect with the time of day in an attribute is joined.</summary>
    private static string? ReadEpoch(XtceElement epoch)
    {
        string text = epoch.Text();
        if (text.Length == 0) text = epoch.Trimmed("value") ?? epoch.Trimmed("epoch") ?? "";
        if (text is "TAI" or "J2000" or "UNIX" or "GPS") return text;
        if (epoch.Trimmed("timeOfDay") is { } time && !text.Contains('T', StringComparison.Ordinal)) text += "T" + time;
        if (IsDate(text)) return text;
        epoch.Error("bad-epoch", $"epoch \"{text}\" must be TAI, J2000, UNIX, GPS, a date (2000-01-01) or a date and time (2000-01-01T12:00:00Z)");
        return null;
    }

    private static bool IsDate(string text) =>
        text.Length >= 10 && (DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out _))
        && (text.Length == 10 || IsZone(text.AsSpan(10)) || (text[10] == 'T' && text.Length >= 19 && TimeOnly.TryParseExact(text.AsSpan(11, 8), "HH:mm:ss", out _) && IsFraction(text.AsSpan(19))));

    private static bool IsFraction(ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..]) return IsZone(rest);
        int end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end != 0 && (end < 0 || IsZone(rest[(end + 1)..]));
    }

    private static bool IsZone(ReadOnlySpan<char> rest) => rest.IsEmpty || rest is "Z" || (rest is ['+' or '-', _, _, ':', _, _] && TimeOnly.TryParseExact(rest[1..], "HH:mm", out _));
}
