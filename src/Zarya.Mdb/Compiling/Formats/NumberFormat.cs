using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Formats;

/// <summary>How a number's bits are read.</summary>
internal enum NumberCode : byte
{
    Unsigned, TwosComplement, OnesComplement, SignMagnitude, Bcd, PackedBcd, Half, Single, Double, Mil1750A32, Mil1750A48,
}

/// <summary>How its octets stand.</summary>
internal enum OctetOrder : byte
{
    Big, Little, Permuted,
}

/// <summary>An integer or float encoding made ready: from the bits in the order of transmission to the raw value's bits.</summary>
internal sealed class NumberFormat
{
    private NumberFormat(NumberCode code, int sizeInBits, DataEncoding encoding)
    {
        Code = code;
        SizeInBits = sizeInBits;
        IsMirrored = encoding.BitOrder == BitOrder.LeastSignificantBitFirst;
        Significance = encoding.ByteOrder.Significance is { } list ? [.. list.Select(s => (byte)s)] : [];
        Order = Significance.Length > 0 ? OctetOrder.Permuted : encoding.ByteOrder.IsLittleEndian ? OctetOrder.Little : OctetOrder.Big;
    }

    public NumberCode Code { get; }

    public int SizeInBits { get; }

    public OctetOrder Order { get; }

    /// <summary>For a permutation; rule 14 of <c>docs/design/decoding.md</c>.</summary>
    public byte[] Significance { get; }

    public bool IsMirrored { get; }

    public ValueKind RawKind => Code switch
    {
        NumberCode.Unsigned or NumberCode.Bcd or NumberCode.PackedBcd => ValueKind.Unsigned,
        NumberCode.TwosComplement or NumberCode.OnesComplement or NumberCode.SignMagnitude => ValueKind.Signed,
        _ => ValueKind.Float,
    };

    /// <summary>Whether any bits are a value: only a decimal digit can be wrong.</summary>
    public bool IsTotal => Code is not (NumberCode.Bcd or NumberCode.PackedBcd);

    /// <summary>The format of an encoding, or <see langword="null"/> for what Zarya does not decode (reported by the checker).</summary>
    public static NumberFormat? TryCreate(DataEncoding encoding)
    {
        NumberFormat? format = encoding switch
        {
            IntegerDataEncoding { SizeInBits: >= 1 and <= 64 } integer => new(CodeOf(integer), integer.SizeInBits, integer),
            FloatDataEncoding real when CodeOf(real) is { } code => new(code, real.SizeInBits, real),
            _ => null,
        };
        return format is { Order: OctetOrder.Permuted } && format.Significance.Length * 8 != format.SizeInBits ? null : format;
    }

    /// <summary>From bits in the order of transmission to raw bits; a digit above nine gives <see cref="ValueFlags.Malformed"/>.</summary>
    public ulong ToRaw(ulong bits, ref ulong meta)
    {
        if (IsMirrored) bits = Bits.Mirror(bits, SizeInBits);
        if (Order == OctetOrder.Little) bits = Bits.LittleEndian(bits, SizeInBits);
        else if (Order == OctetOrder.Permuted) bits = Bits.Permute(bits, Significance);
        switch (Code)
        {
            case NumberCode.Unsigned: return bits;
            case NumberCode.TwosComplement: return Bits.SignExtend(bits, SizeInBits);
            case NumberCode.OnesComplement: return NumberCodes.OnesComplement(bits, SizeInBits);
            case NumberCode.SignMagnitude: return NumberCodes.SignMagnitude(bits, SizeInBits);
            case NumberCode.Half: return NumberCodes.Half(bits);
            case NumberCode.Single: return NumberCodes.Single(bits);
            case NumberCode.Double: return bits;
            case NumberCode.Mil1750A32: return NumberCodes.Mil1750A32(bits);
            case NumberCode.Mil1750A48: return NumberCodes.Mil1750A48(bits);
            default:
                if (NumberCodes.TryDecimal(bits, SizeInBits, Code == NumberCode.Bcd ? 8 : 4, out ulong value)) return value;
                meta = ParameterValue.WithFlags(meta, ValueFlags.Malformed);
                return bits;
        }
    }

    private static NumberCode CodeOf(IntegerDataEncoding encoding) => encoding.Encoding switch
    {
        IntegerEncoding.TwosComplement => NumberCode.TwosComplement,
        IntegerEncoding.OnesComplement => NumberCode.OnesComplement,
        IntegerEncoding.SignMagnitude => NumberCode.SignMagnitude,
        IntegerEncoding.Bcd => NumberCode.Bcd,
        IntegerEncoding.PackedBcd => NumberCode.PackedBcd,
        _ => NumberCode.Unsigned,
    };

    private static NumberCode? CodeOf(FloatDataEncoding encoding) => (encoding.Encoding, encoding.SizeInBits) switch
    {
        (FloatEncoding.Ieee754, 16) => NumberCode.Half,
        (FloatEncoding.Ieee754, 32) => NumberCode.Single,
        (FloatEncoding.Ieee754, 64) => NumberCode.Double,
        (FloatEncoding.MilStd1750A, 32) => NumberCode.Mil1750A32,
        (FloatEncoding.MilStd1750A, 48) => NumberCode.Mil1750A48,
        _ => null,
    };
}
