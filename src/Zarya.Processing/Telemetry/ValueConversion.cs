using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>From a value as somebody gives it to the value of a type: what can be set, and initial values as they are written. Nothing is cut off: what does not fit is refused in words.</summary>
public static class ValueConversion
{
    /// <summary>Converts a value.</summary>
    /// <param name="type">The type it is to have.</param>
    /// <param name="given">The value. Integers may be given as floats without a fraction, enumerations by number or label, times and octets (hexadecimal) as text, numbers and truth as text.</param>
    /// <param name="leapSeconds">For times that are given as text.</param>
    /// <param name="value">The value of the type.</param>
    /// <param name="why">Why it cannot be, in words.</param>
    /// <returns>Whether it can be.</returns>
    public static bool TryConvert(DataType type, in TelemetryValue given, LeapSeconds leapSeconds, out TelemetryValue value, out string? why) => TryConvert(type, given, leapSeconds, 0, out value, out why);

    private static bool TryConvert(DataType type, in TelemetryValue given, LeapSeconds leapSeconds, int depth, out TelemetryValue value, out string? why)
    {
        value = default;
        if (depth > PartTypes.DepthLimit) why = "its parts stand too deep";
        else if (given.Kind == TelemetryKind.None) why = "there is no value";
        else
        {
            why = type switch
            {
                IntegerDataType integer => OfInteger(integer, in given, out value),
                FloatDataType real => OfFloat(real, in given, out value),
                BooleanDataType boolean => OfBoolean(boolean, in given, out value),
                EnumeratedDataType enumerated => OfLabel(enumerated, in given, out value),
                StringDataType text => OfText(text, in given, out value),
                BinaryDataType => OfOctets(in given, out value),
                AbsoluteTimeDataType => OfTime(in given, leapSeconds, out value),
                RelativeTimeDataType => TryNumber(in given, out double seconds) ? To(TelemetryValue.OfFloat(seconds), out value) : $"{Name(in given)} is no number of seconds",
                AggregateDataType aggregate => OfAggregate(aggregate, in given, leapSeconds, depth, out value),
                ArrayDataType array => OfArray(array, in given, leapSeconds, depth, out value),
                _ => "values of its type cannot be set",
            };
        }
        return why is null;
    }

    private static string? To(TelemetryValue converted, out TelemetryValue value)
    {
        value = converted;
        return null;
    }

    private static string? OfInteger(IntegerDataType type, in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        Int128 integer;
        if (given.Kind is TelemetryKind.Signed or TelemetryKind.Boolean) integer = given.Integer;
        else if (given.Kind == TelemetryKind.Unsigned) integer = (ulong)given.Integer;
        else if (given.Kind == TelemetryKind.Float && given.Number == Math.Truncate(given.Number) && Math.Abs(given.Number) < 1e19) integer = (Int128)given.Number;
        else if (given.Kind != TelemetryKind.Text || !TryInteger(given.Text, out integer)) return $"{Name(in given)} is no integer";
        bool isSigned = type.Signed ?? true;
        int bits = Math.Clamp(type.SizeInBits ?? 64, 1, 64);
        Int128 least = isSigned ? -((Int128)1 << (bits - 1)) : 0;
        Int128 most = ((Int128)1 << (isSigned ? bits - 1 : bits)) - 1;
        if (integer < least || integer > most) return $"{integer} does not fit {bits} bits {(isSigned ? "with" : "without")} a sign";
        if (OutOfRange(type.ValidRange, (double)integer) is { } outside) return outside;
        return To(isSigned ? TelemetryValue.OfSigned((long)integer) : TelemetryValue.OfUnsigned((ulong)integer), out value);
    }

    private static bool TryInteger(string text, out Int128 integer)
    {
        text = text.Trim();
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? Int128.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out integer)
            : Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);
    }

    private static string? OfFloat(FloatDataType type, in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        if (!TryNumber(in given, out double number)) return $"{Name(in given)} is no number";
        return OutOfRange(type.ValidRange, number) ?? To(TelemetryValue.OfFloat(type.SizeInBits == 32 ? (float)number : number), out value);
    }

    private static bool TryNumber(in TelemetryValue given, out double number)
    {
        if (given.Kind == TelemetryKind.Text) return double.TryParse(given.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return given.TryGetNumber(out number) && given.Kind != TelemetryKind.Label;
    }

    private static string? OutOfRange(ValidRange? valid, double number) =>
        valid is { AppliesToCalibrated: true } && !valid.Ranges.Any(r => r.Contains(number)) ? string.Create(CultureInfo.InvariantCulture, $"{number} is outside its valid range") : null;

    private static string? OfBoolean(BooleanDataType type, in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        switch (given.Kind)
        {
            case TelemetryKind.Boolean: return To(given, out value);
            case TelemetryKind.Signed or TelemetryKind.Unsigned when given.Integer is 0 or 1: return To(TelemetryValue.OfBoolean(given.Integer == 1), out value);
            case TelemetryKind.Float when given.Number is 0 or 1: return To(TelemetryValue.OfBoolean(given.Number == 1), out value);
            case TelemetryKind.Text or TelemetryKind.Label:
                string text = given.Text.Trim();
                if (Same(text, type.OneStringValue) || Same(text, "true") || text == "1") return To(TelemetryValue.OfBoolean(true), out value);
                if (Same(text, type.ZeroStringValue) || Same(text, "false") || text == "0") return To(TelemetryValue.OfBoolean(false), out value);
                break;
        }
        return $"{Name(in given)} is neither true nor false";
    }

    private static bool Same(string text, string? word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static string? OfLabel(EnumeratedDataType type, in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        if (given.Kind is TelemetryKind.Text or TelemetryKind.Label)
        {
            foreach (EnumerationLabel label in type.Labels)
            {
                if (label.Label != given.Text) continue;
                bool isNumberOf = given.Kind == TelemetryKind.Label && label.Value <= given.Integer && given.Integer <= label.MaxValue;
                return To(TelemetryValue.OfLabel(isNumberOf ? given.Integer : label.Value, label.Label), out value);
            }
        }
        long number;
        if (given.Kind is TelemetryKind.Signed or TelemetryKind.Boolean || (given.Kind == TelemetryKind.Unsigned && given.Integer >= 0)) number = given.Integer;
        else if (given.Kind == TelemetryKind.Float && given.Number == Math.Truncate(given.Number) && Math.Abs(given.Number) < 9e18) number = (long)given.Number;
        else if (given.Kind != TelemetryKind.Text || !long.TryParse(given.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)) return $"{Name(in given)} is none of its labels";
        foreach (EnumerationLabel label in type.Labels)
            if (label.Value <= number && number <= label.MaxValue) return To(TelemetryValue.OfLabel(number, label.Label), out value);
        return $"no label has the number {number}";
    }

    private static string? OfText(StringDataType type, in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        if (given.Kind is not (TelemetryKind.Text or TelemetryKind.Label)) return $"{Name(in given)} is no text";
        if (type.SizeRangeInCharacters is { } size && !size.Contains(given.Text.Length)) return $"{given.Text.Length} characters are not what it may have";
        return To(TelemetryValue.OfText(given.Text), out value);
    }

    private static string? OfOctets(in TelemetryValue given, out TelemetryValue value)
    {
        value = default;
        if (given.Kind == TelemetryKind.Octets) return To(given, out value);
        if (given.Kind != TelemetryKind.Text || given.Text.Length % 2 != 0 || !given.Text.All(char.IsAsciiHexDigit)) return $"{Name(in given)} is no octets";
        return To(TelemetryValue.OfOctets(Convert.FromHexString(given.Text)), out value);
    }

    private static string? OfTime(in TelemetryValue given, LeapSeconds leapSeconds, out TelemetryValue value)
    {
        value = default;
        if (given.Kind == TelemetryKind.Time) return To(given, out value);
        return given.Kind == TelemetryKind.Text && Instant.TryParseUtc(given.Text.Trim(), leapSeconds, out Instant time) ? To(TelemetryValue.OfTime(time), out value) : $"{Name(in given)} is no time in UTC";
    }

    private static string? OfAggregate(AggregateDataType type, in TelemetryValue given, LeapSeconds leapSeconds, int depth, out TelemetryValue value)
    {
        value = default;
        if (given.Kind != TelemetryKind.Aggregate) return $"{Name(in given)} is no aggregate";
        foreach (TelemetryPart part in given.Parts)
            if (type.Members.All(m => m.Name != part.Name)) return $"there is no member {part.Name}";
        var parts = new TelemetryPart[type.Members.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            Member member = type.Members[i];
            TelemetryPart[] found = [.. given.Parts.Where(p => p.Name == member.Name)];
            if (found.Length != 1 || member.Type.Target is not { } memberType) return found.Length > 1 ? $"member {member.Name} is given twice" : $"member {member.Name} is missing";
            if (!TryConvert(memberType, found[0].Value, leapSeconds, depth + 1, out TelemetryValue converted, out string? why)) return $"member {member.Name}: {why}";
            parts[i] = new TelemetryPart(member.Name, converted);
        }
        return To(TelemetryValue.OfAggregate(parts), out value);
    }

    private static string? OfArray(ArrayDataType type, in TelemetryValue given, LeapSeconds leapSeconds, int depth, out TelemetryValue value) => OfDimension(type, 0, in given, leapSeconds, depth, out value);

    private static string? OfDimension(ArrayDataType type, int dimension, in TelemetryValue given, LeapSeconds leapSeconds, int depth, out TelemetryValue value)
    {
        value = default;
        if (given.Kind != TelemetryKind.Array) return $"{Name(in given)} is no array";
        if (type.ElementType.Target is not { } elementType) return "its elements have no type";
        if (dimension < type.Dimensions.Count && type.Dimensions[dimension] is { StartingIndex: FixedIntegerValue first, EndingIndex: FixedIntegerValue last } && (Int128)last.Value - first.Value + 1 != given.Parts.Count)
            return $"it has {(Int128)last.Value - first.Value + 1} elements, not {given.Parts.Count}";
        var parts = new TelemetryPart[given.Parts.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            TelemetryValue converted;
            string? why = null;
            if (dimension + 1 < Math.Max(1, type.DimensionCount)) why = OfDimension(type, dimension + 1, given.Parts[i].Value, leapSeconds, depth, out converted);
            else TryConvert(elementType, given.Parts[i].Value, leapSeconds, depth + 1, out converted, out why);
            if (why is not null) return $"element {i}: {why}";
            parts[i] = new TelemetryPart("", converted);
        }
        return To(TelemetryValue.OfArray(parts), out value);
    }

    private static string Name(in TelemetryValue given) => given.Kind switch
    {
        TelemetryKind.Text or TelemetryKind.Label => given.Text.Length <= 40 ? $"'{given.Text}'" : $"'{given.Text[..40]}…'",
        TelemetryKind.Signed or TelemetryKind.Boolean => given.Integer.ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Unsigned => ((ulong)given.Integer).ToString(CultureInfo.InvariantCulture),
        TelemetryKind.Float => given.Number.ToString("R", CultureInfo.InvariantCulture),
        TelemetryKind.Octets => "a row of octets",
        TelemetryKind.Time => "a time",
        TelemetryKind.Array => "an array",
        _ => "an aggregate",
    };
}
