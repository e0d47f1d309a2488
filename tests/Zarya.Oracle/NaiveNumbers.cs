using System.Numerics;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Numbers from the bits of one field (rules 13 to 15).</summary>
internal static class NaiveNumbers
{
    /// <summary>The bits from most to least significant, or <see langword="null"/> if the octet order does not suit the size (rule 14).</summary>
    internal static bool[]? Arrange(bool[] field, DataEncoding encoding)
    {
        bool[] bits = [.. field];
        if (encoding.BitOrder == BitOrder.LeastSignificantBitFirst) Array.Reverse(bits);
        bool[][] octets = [.. bits.Chunk(8)];
        if (encoding.ByteOrder.IsLittleEndian) return [.. octets.Reverse().SelectMany(o => o)];
        if (encoding.ByteOrder.Significance is not { } significance) return bits;
        if (bits.Length != significance.Count * 8) return null;
        return [.. Enumerable.Range(0, octets.Length).OrderByDescending(i => significance[i]).SelectMany(i => octets[i])];
    }

    /// <summary>The integer, or <see langword="null"/> if the bits are none (rule 13).</summary>
    internal static object? Integer(bool[] field, IntegerDataEncoding encoding)
    {
        if (field.Length is < 1 or > 64 || Arrange(field, encoding) is not { } bits) return null;
        bool[] afterSign = bits[1..];
        bool negative = bits[0];
        return encoding.Encoding switch
        {
            IntegerEncoding.Unsigned => (ulong)Magnitude(bits),
            IntegerEncoding.TwosComplement => (long)(Magnitude(afterSign) - (negative ? BigInteger.One << (bits.Length - 1) : 0)),
            IntegerEncoding.OnesComplement => (long)(negative ? -Magnitude([.. bits.Select(b => !b)]) : Magnitude(bits)),
            IntegerEncoding.SignMagnitude => (long)(negative ? -Magnitude(afterSign) : Magnitude(afterSign)),
            IntegerEncoding.Bcd => Decimal(bits, 8),
            IntegerEncoding.PackedBcd => Decimal(bits, 4),
            _ => null,
        };
    }

    /// <summary>The number, widened to double, or <see langword="null"/> if the format is not supported (rule 15).</summary>
    internal static object? Float(bool[] field, FloatDataEncoding encoding)
    {
        if (Arrange(field, encoding) is not { } bits) return null;
        BigInteger all = Magnitude(bits);
        return (encoding.Encoding, bits.Length) switch
        {
            (FloatEncoding.Ieee754, 16) => (double)BitConverter.UInt16BitsToHalf((ushort)all),
            (FloatEncoding.Ieee754, 32) => (double)BitConverter.UInt32BitsToSingle((uint)all),
            (FloatEncoding.Ieee754, 64) => BitConverter.UInt64BitsToDouble((ulong)all),
            // MIL-STD-1750A §4.1.4: a two's complement fraction of 24 bits, then the two's complement exponent of 8 bits; the extended form
            // (§4.1.5) adds 16 bits below the fraction's last bit after the exponent.
            (FloatEncoding.MilStd1750A, 32) => Math.ScaleB((double)Signed(bits[..24]), (int)Signed(bits[24..32]) - 23),
            (FloatEncoding.MilStd1750A, 48) => Math.ScaleB((double)Signed([.. bits[..24], .. bits[32..48]]), (int)Signed(bits[24..32]) - 39),
            _ => null,
        };
    }

    internal static BigInteger Magnitude(bool[] bits) => bits.Aggregate(BigInteger.Zero, (sum, bit) => (sum * 2) + (bit ? 1 : 0));

    private static BigInteger Signed(bool[] bits) => Magnitude(bits[1..]) - (bits[0] ? BigInteger.One << (bits.Length - 1) : 0);

    /// <summary>Digits in groups from the least significant end; only the low four bits of a group count.</summary>
    private static ulong? Decimal(bool[] bits, int bitsADigit)
    {
        BigInteger value = 0;
        BigInteger weight = 1;
        for (int end = bits.Length; end > 0; end -= bitsADigit, weight *= 10)
        {
            BigInteger digit = Magnitude(bits[Math.Max(0, end - 4)..end]);
            if (digit > 9) return null;
            value += digit * weight;
        }
        return (ulong)value;
    }
}
