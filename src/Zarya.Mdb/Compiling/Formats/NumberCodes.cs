using System.Runtime.CompilerServices;

namespace Zarya.Mdb.Compiling.Formats;

/// <summary>The arithmetic of number codes: bits in, the bits of a signed integer or of a double out.</summary>
internal static class NumberCodes
{
    /// <summary>Ones' complement: a negative number is the complement of its magnitude; minus zero is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OnesComplement(ulong bits, int size)
    {
        ulong extended = Bits.SignExtend(bits, size);
        return extended + (extended >> 63);
    }

    /// <summary>Sign bit and magnitude; minus zero is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignMagnitude(ulong bits, int size)
    {
        ulong sign = 1UL << (size - 1);
        return (bits & sign) == 0 ? bits : 0UL - (bits & (sign - 1));
    }

    /// <summary>IEEE 754 binary16, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Half(ulong bits) => BitConverter.DoubleToUInt64Bits((double)BitConverter.UInt16BitsToHalf((ushort)bits));

    /// <summary>IEEE 754 binary32, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Single(ulong bits) => BitConverter.DoubleToUInt64Bits(BitConverter.UInt32BitsToSingle((uint)bits));

    /// <summary>MIL-STD-1750A single: 24-bit two's complement mantissa (a fraction, 2⁻²³), 8-bit two's complement exponent. Exact in a double.</summary>
    public static ulong Mil1750A32(ulong bits) => BitConverter.DoubleToUInt64Bits(
        Math.ScaleB((double)((int)(uint)bits >> 8), (sbyte)(byte)bits - 23));

    /// <summary>MIL-STD-1750A extended: mantissa 24 high bits, exponent 8, mantissa 16 low bits (2⁻³⁹). Exact in a double.</summary>
    public static ulong Mil1750A48(ulong bits)
    {
        long high = (long)(bits << 16) >> 40;
        long mantissa = (high << 16) | (long)(bits & 0xFFFF);
        return BitConverter.DoubleToUInt64Bits(Math.ScaleB((double)mantissa, (sbyte)(byte)(bits >> 16) - 39));
    }

    /// <summary>Decimal digits of 4 bits (packed), or of 8 of which the low four count (rule 13); the first may be partial. False for a digit above nine.</summary>
    public static bool TryDecimal(ulong bits, int size, int bitsADigit, out ulong value)
    {
        value = 0;
        UInt128 sum = 0;
        int digits = (size + bitsADigit - 1) / bitsADigit;
        for (int i = digits - 1; i >= 0; i--)
        {
            ulong digit = (bits >> (i * bitsADigit)) & 0xF;
            if (digit > 9) return false;
            sum = sum * 10 + digit;
        }
        value = (ulong)sum;
        return true;
    }
}
