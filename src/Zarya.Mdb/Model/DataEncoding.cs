namespace Zarya.Mdb.Model;

/// <summary>How a value stands in the bits (XTCE <c>DataEncodingType</c>).</summary>
public abstract class DataEncoding
{
    /// <summary>Whether each value's bits arrive least significant first.</summary>
    public BitOrder BitOrder { get; init; }

    /// <summary>The order of the octets.</summary>
    public ByteOrder ByteOrder { get; init; } = ByteOrder.MostSignificantFirst;

    /// <summary>Parity, CRC, checksum or XOR over the field, as written; read and reported, not verified. <see langword="null"/> if none.</summary>
    public string? ErrorDetectCorrect { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>XTCE <c>BitOrderType</c>.</summary>
public enum BitOrder
{
    /// <summary>The default.</summary>
    MostSignificantBitFirst,

    /// <summary>The whole field is mirrored.</summary>
    LeastSignificantBitFirst,
}

/// <summary>
/// The order of octets in a field: most significant first, least significant first, or any permutation (<c>ByteOrderList</c> of 1.1 and 1.2; the comma list of 1.3).
/// </summary>
public sealed class ByteOrder
{
    /// <summary>Big-endian, the default.</summary>
    public static ByteOrder MostSignificantFirst { get; } = new(null, false);

    /// <summary>Little-endian.</summary>
    public static ByteOrder LeastSignificantFirst { get; } = new(null, true);

    private ByteOrder(IReadOnlyList<int>? significance, bool littleEndian) => (Significance, IsLittleEndian) = (significance, littleEndian);

    /// <summary>For a permutation: the significance of each octet in transmission order, 0 being the least significant. Else <see langword="null"/>.</summary>
    public IReadOnlyList<int>? Significance { get; }

    /// <summary>Whether it is plain little-endian.</summary>
    public bool IsLittleEndian { get; }

    /// <summary>A permutation; recognises the two plain orders.</summary>
    /// <param name="significance">Significance of each octet in transmission order: each of 0 … n-1 once.</param>
    /// <returns>The order, or <see langword="null"/> if it is not a permutation.</returns>
    public static ByteOrder? TryCreate(IReadOnlyList<int> significance)
    {
        int n = significance.Count;
        if (n == 0 || n > 256 || significance.Distinct().Count() != n || significance.Any(s => s < 0 || s >= n)) return null;
        if (Enumerable.Range(0, n).All(i => significance[i] == n - 1 - i)) return MostSignificantFirst;
        if (Enumerable.Range(0, n).All(i => significance[i] == i)) return LeastSignificantFirst;
        return new ByteOrder([.. significance], false);
    }
}

/// <summary>XTCE <c>IntegerEncodingType</c>; <c>twosCompliment</c> and <c>onesCompliment</c> of 1.1 read as their right spelling.</summary>
public enum IntegerEncoding
{
    /// <summary>Plain binary.</summary>
    Unsigned,

    /// <summary>Two's complement.</summary>
    TwosComplement,

    /// <summary>Ones' complement.</summary>
    OnesComplement,

    /// <summary>A sign bit, then the magnitude.</summary>
    SignMagnitude,

    /// <summary>One decimal digit an octet, in its low four bits.</summary>
    Bcd,

    /// <summary>Two decimal digits an octet.</summary>
    PackedBcd,
}

/// <summary>An integer in the bits.</summary>
public sealed class IntegerDataEncoding : DataEncoding
{
    /// <summary>1 to 64 bits are decoded; more is reported as unsupported.</summary>
    public int SizeInBits { get; init; } = 8;

    /// <summary>How sign and digits stand.</summary>
    public IntegerEncoding Encoding { get; init; }

    /// <summary>How raw becomes engineering, by context.</summary>
    public CalibratorSet Calibrators { get; init; } = CalibratorSet.None;
}

/// <summary>XTCE <c>FloatEncodingType</c>.</summary>
public enum FloatEncoding
{
    /// <summary>IEEE 754, 16, 32 or 64 bits.</summary>
    Ieee754,

    /// <summary>MIL-STD-1750A, 32 or 48 bits.</summary>
    MilStd1750A,

    /// <summary>DEC: read, reported as unsupported.</summary>
    Dec,

    /// <summary>IBM: read, reported as unsupported.</summary>
    Ibm,

    /// <summary>TI: read, reported as unsupported.</summary>
    Ti,
}

/// <summary>A floating-point number in the bits.</summary>
public sealed class FloatDataEncoding : DataEncoding
{
    /// <summary>16, 32, 40, 48, 64, 80 or 128.</summary>
    public int SizeInBits { get; init; } = 32;

    /// <summary>The format.</summary>
    public FloatEncoding Encoding { get; init; }

    /// <summary>How raw becomes engineering, by context.</summary>
    public CalibratorSet Calibrators { get; init; } = CalibratorSet.None;
}

/// <summary>XTCE <c>StringEncodingType</c>.</summary>
public enum Charset
{
    /// <summary>UTF-8, the default.</summary>
    Utf8,

    /// <summary>US-ASCII.</summary>
    UsAscii,

    /// <summary>ISO 8859-1.</summary>
    Iso8859Part1,

    /// <summary>Windows-1252.</summary>
    Windows1252,

    /// <summary>UTF-16 with a byte order mark; big-endian without one.</summary>
    Utf16,

    /// <summary>UTF-16, little-endian.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, big-endian.</summary>
    Utf16BigEndian,

    /// <summary>UTF-32 with a byte order mark; big-endian without one.</summary>
    Utf32,

    /// <summary>UTF-32, little-endian.</summary>
    Utf32LittleEndian,

    /// <summary>UTF-32, big-endian.</summary>
    Utf32BigEndian,
}

/// <summary>
/// A string in the bits. It stands in a <em>buffer</em> and ends by one of: the buffer's end, a termination character, a leading size. The buffer is fixed, or
/// given by a value, or just as long as the string with its end mark.
/// </summary>
public sealed class StringDataEncoding : DataEncoding
{
    /// <summary>The character set.</summary>
    public Charset Charset { get; init; }

    /// <summary>The buffer's size in bits (<c>SizeInBits/Fixed</c> or <c>Variable</c>); <see langword="null"/>: as long as the string takes.</summary>
    public IntegerValue? BufferSizeInBits { get; init; }

    /// <summary>For <c>Variable</c>: the largest buffer, in bits.</summary>
    public int? MaxSizeInBits { get; init; }

    /// <summary>The octets that end the string, or empty.</summary>
    public byte[] TerminationOctets { get; init; } = [];

    /// <summary>Bits of the leading size tag (which counts octets), or 0.</summary>
    public int LeadingSizeInBits { get; init; }
}

/// <summary>Octets or bits taken as they are.</summary>
public sealed class BinaryDataEncoding : DataEncoding
{
    /// <summary>The fixed size that stands for one that is not said: such a field cannot be decoded and is always reported.</summary>
    public const long UnknownSize = -1;

    /// <summary>The size in bits: fixed, dynamic or looked up; <see cref="UnknownSize"/> if it could not be read.</summary>
    public required IntegerValue SizeInBits { get; init; }

    /// <summary>A <c>FromBinaryTransformAlgorithm</c>, reported and not executed.</summary>
    public CustomAlgorithm? FromBinaryTransform { get; init; }

    /// <summary>A <c>ToBinaryTransformAlgorithm</c>, reported and not executed.</summary>
    public CustomAlgorithm? ToBinaryTransform { get; init; }
}
