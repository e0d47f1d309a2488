using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A literal of a comparison, read in every way that the left side may ask for (rule 27).</summary>
public sealed class Literal
{
    /// <summary>Reads it.</summary>
    /// <param name="text">As written.</param>
    public Literal(string text)
    {
        Text = text;
        string trimmed = text.Trim();
        IsInteger = TryReadInteger(trimmed, out Int128 integer);
        Integer = integer;
        Number = TryReadDouble(trimmed) ?? (IsInteger ? (double)integer : null);
        Octets = TryReadHex(trimmed);
        Truth = trimmed.ToUpperInvariant() switch { "TRUE" or "1" => true, "FALSE" or "0" => false, _ => null };
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Whether it spells an integer.</summary>
    public bool IsInteger { get; }

    /// <summary>The integer that it spells; 0 if none.</summary>
    public Int128 Integer { get; }

    /// <summary>The number that it spells, or <see langword="null"/>.</summary>
    public double? Number { get; }

    /// <summary>The octets that it spells in hexadecimal, or <see langword="null"/>.</summary>
    public byte[]? Octets { get; }

    /// <summary>The truth value that it spells in any type, or <see langword="null"/>.</summary>
    private bool? Truth { get; }

    /// <summary>The truth value by the type's words, <c>true</c>/<c>false</c>, <c>1</c>/<c>0</c>.</summary>
    public bool? AsTruth(DataType type)
    {
        if (type is BooleanDataType boolean)
        {
            if (string.Equals(Text, boolean.OneStringValue, StringComparison.OrdinalIgnoreCase)) return true;
            if (string.Equals(Text, boolean.ZeroStringValue, StringComparison.OrdinalIgnoreCase)) return false;
        }
        return Truth;
    }

    /// <summary>Whether a number stands to it as the operator asks: integers exactly, else as doubles by IEEE 754.</summary>
    public bool Compares(ulong bits, ValueKind kind, ComparisonOperator op)
    {
        if (IsInteger && kind is ValueKind.Signed or ValueKind.Unsigned)
            return Comparing.Orders(op, (kind == ValueKind.Signed ? (Int128)(long)bits : (Int128)bits).CompareTo(Integer));
        return Number is { } number && kind is ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float && Comparing.Compares(op, ParameterValue.ToDouble(bits, kind), Number.Value);
    }

    private static bool TryReadInteger(string text, out Int128 value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return Int128.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && text.Length > 2;
        return Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static double? TryReadDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "INF" or "+INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => text.Length > 0 && !char.IsAsciiLetter(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    private static byte[]? TryReadHex(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }
}
