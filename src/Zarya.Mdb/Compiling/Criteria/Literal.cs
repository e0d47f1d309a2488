using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A literal of a comparison, read in every way that the left side may ask for (rule 27).</summary>
internal sealed class Literal
{
    public Literal(string text)
    {
        Text = text;
        string trimmed = text.Trim();
        IsInteger = TryReadInteger(trimmed, out Int128 integer);
        Integer = integer;
        if (IsInteger) Number = (double)integer;
        else if (double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) Number = number;
        else IsNumber = false;
        Octets = TryReadHex(trimmed);
    }

    public string Text { get; }

    public bool IsInteger { get; }

    public Int128 Integer { get; }

    public bool IsNumber { get; } = true;

    public double Number { get; }

    /// <summary>The octets that it spells in hexadecimal, or <see langword="null"/>.</summary>
    public byte[]? Octets { get; }

    /// <summary>The truth value by the type's words, <c>true</c>/<c>false</c>, <c>1</c>/<c>0</c>.</summary>
    public bool? AsTruth(DataType type)
    {
        string trimmed = Text.Trim();
        if (type is BooleanDataType boolean)
        {
            if (string.Equals(trimmed, boolean.OneStringValue ?? "True", StringComparison.OrdinalIgnoreCase)) return true;
            if (string.Equals(trimmed, boolean.ZeroStringValue ?? "False", StringComparison.OrdinalIgnoreCase)) return false;
        }
        return trimmed.ToUpperInvariant() switch { "TRUE" or "1" => true, "FALSE" or "0" => false, _ => null };
    }

    /// <summary>Compares a number with it; <see langword="null"/> if that has no answer (NaN, no number).</summary>
    public int? CompareNumber(ulong bits, ValueKind kind)
    {
        if (!IsNumber) return null;
        if (IsInteger && kind is not ValueKind.Float)
            return (kind is ValueKind.Signed or ValueKind.Time ? (Int128)(long)bits : (Int128)bits).CompareTo(Integer);
        double left = ParameterValue.ToDouble(bits, kind);
        return double.IsNaN(left) || double.IsNaN(Number) ? null : left.CompareTo(Number);
    }

    private static bool TryReadInteger(string text, out Int128 value)
    {
        bool negative = text.StartsWith('-');
        ReadOnlySpan<char> digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        bool read = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? Int128.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : Int128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (negative) value = -value;
        return read;
    }

    private static byte[]? TryReadHex(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }
}
