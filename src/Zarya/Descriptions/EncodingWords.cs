using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Types and encodings in words.</summary>
internal static class EncodingWords
{
    /// <summary>The kind of a type: <c>integer</c>, <c>enumeration</c>, <c>array [4] of integer</c>.</summary>
    public static string Kind(DataType? type) => Kind(type, 0);

    private static string Kind(DataType? type, int depth) => type switch
    {
        null => "unknown type",
        IntegerDataType => "integer",
        FloatDataType => "float",
        BooleanDataType => "boolean",
        EnumeratedDataType => "enumeration",
        StringDataType => "text",
        BinaryDataType => "octets",
        AbsoluteTimeDataType => "time",
        RelativeTimeDataType => "duration",
        AggregateDataType => "aggregate",
        ArrayDataType a when depth < 8 => $"array {ValueWords.Of(a.Dimensions)} of {Kind(a.ElementType.Target, depth + 1)}".Replace("  ", " ", StringComparison.Ordinal),
        _ => "array",
    };

    /// <summary>An encoding: <c>unsigned, 12 bits</c>.</summary>
    public static string Of(DataEncoding? encoding)
    {
        if (encoding is null) return "";
        string words = encoding switch
        {
            IntegerDataEncoding i => $"{Name(i.Encoding)}, {Numbers.Of(i.SizeInBits, "bit")}",
            FloatDataEncoding f => $"{Name(f.Encoding)}, {Numbers.Of(f.SizeInBits, "bit")}",
            StringDataEncoding s => Of(s),
            BinaryDataEncoding b => $"octets, {Bits(b.SizeInBits)}" + (b.FromBinaryTransform is null ? "" : ", transform not executed"),
            _ => "?",
        };
        if (encoding.ByteOrder.IsLittleEndian) words += ", little-endian";
        else if (encoding.ByteOrder.Significance is { } order) words += $", octets in order of significance {string.Join(' ', order)}";
        if (encoding.BitOrder == BitOrder.LeastSignificantBitFirst) words += ", least significant bit first";
        return encoding.ErrorDetectCorrect is null ? words : words + $", {Escaped.Prose(encoding.ErrorDetectCorrect)} (not verified)";
    }

    /// <summary>The charset by its usual name.</summary>
    public static string Name(Charset charset) => charset switch
    {
        Charset.Utf8 => "UTF-8",
        Charset.UsAscii => "US-ASCII",
        Charset.Iso8859Part1 => "ISO 8859-1",
        Charset.Windows1252 => "Windows-1252",
        Charset.Utf16 => "UTF-16",
        Charset.Utf16LittleEndian => "UTF-16LE",
        Charset.Utf16BigEndian => "UTF-16BE",
        Charset.Utf32 => "UTF-32",
        Charset.Utf32LittleEndian => "UTF-32LE",
        _ => "UTF-32BE",
    };

    private static string Of(StringDataEncoding s)
    {
        string size = s.BufferSizeInBits is { } buffer ? Bits(buffer) : "as long as it takes";
        if (s.TerminationOctets.Length > 0) size += $", ends with 0x{Convert.ToHexString(s.TerminationOctets)}";
        if (s.LeadingSizeInBits > 0) size += $", its length in octets in front in {Numbers.Of(s.LeadingSizeInBits, "bit")}";
        if (s.MaxSizeInBits is { } max) size += $", at most {Numbers.Of(max, "bit")}";
        return $"{Name(s.Charset)}, {size}";
    }

    private static string Bits(IntegerValue size) => ValueWords.Fixed(size) is { } bits ? Numbers.Of(bits, "bit") : $"bits: {ValueWords.Of(size)}";

    private static string Name(IntegerEncoding encoding) => encoding switch
    {
        IntegerEncoding.Unsigned => "unsigned",
        IntegerEncoding.TwosComplement => "two's complement",
        IntegerEncoding.OnesComplement => "ones' complement",
        IntegerEncoding.SignMagnitude => "sign and magnitude",
        IntegerEncoding.Bcd => "decimal digits, one an octet",
        _ => "decimal digits, two an octet",
    };

    private static string Name(FloatEncoding encoding) => encoding switch
    {
        FloatEncoding.Ieee754 => "IEEE 754",
        FloatEncoding.MilStd1750A => "MIL-STD-1750A",
        _ => encoding.ToString().ToUpperInvariant() + " (not decoded)",
    };
}
