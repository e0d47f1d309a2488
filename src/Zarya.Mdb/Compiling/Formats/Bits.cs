using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Zarya.Mdb.Compiling.Formats;

/// <summary>Bits of a packet, numbered from the most significant bit of the first octet.</summary>
internal static class Bits
{
    /// <summary>1 to 64 bits as a big-endian number. The caller has checked that they are there.</summary>
    public static ulong Read(ReadOnlySpan<byte> octets, int bit, int count)
    {
        int first = bit >> 3;
        int end = (bit & 7) + count;
        if (first + 8 <= octets.Length && end <= 64)
            return (BinaryPrimitives.ReadUInt64BigEndian(octets[first..]) << (bit & 7)) >> (64 - count);
        return ReadNearTheEnd(octets, first, end, count);
    }

    private static ulong ReadNearTheEnd(ReadOnlySpan<byte> octets, int first, int end, int count)
    {
        UInt128 all = 0;
        int last = (end + 7) >> 3;
        for (int i = 0; i < last; i++) all = (all << 8) | octets[first + i];
        ulong value = (ulong)(all >> ((last << 3) - end));
        return count == 64 ? value : value & ((1UL << count) - 1);
    }

    /// <summary>Copies bits to octets, left-aligned, padded with zero bits.</summary>
    public static void Copy(ReadOnlySpan<byte> octets, int bit, int count, Span<byte> destination)
    {
        for (int done = 0, i = 0; done < count; done += 8, i++)
        {
            int n = Math.Min(8, count - done);
            destination[i] = (byte)(Read(octets, bit + done, n) << (8 - n));
        }
    }

    /// <summary>Mirrors the lowest <paramref name="count"/> bits.</summary>
    public static ulong Mirror(ulong value, int count)
    {
        value = ((value >> 1) & 0x5555_5555_5555_5555) | ((value & 0x5555_5555_5555_5555) << 1);
        value = ((value >> 2) & 0x3333_3333_3333_3333) | ((value & 0x3333_3333_3333_3333) << 2);
        value = ((value >> 4) & 0x0F0F_0F0F_0F0F_0F0F) | ((value & 0x0F0F_0F0F_0F0F_0F0F) << 4);
        return BinaryPrimitives.ReverseEndianness(value) >> (64 - count);
    }

    /// <summary>Reads a field of <paramref name="count"/> bits, given in the order of transmission, as little-endian; the last octet may be partial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LittleEndian(ulong value, int count) =>
        (count & 7) == 0 ? BinaryPrimitives.ReverseEndianness(value << (64 - count)) : LittleEndianPartial(value, count);

    private static ulong LittleEndianPartial(ulong value, int count)
    {
        ulong result = 0;
        for (int done = 0; done < count; done += 8)
        {
            int n = Math.Min(8, count - done);
            result |= ((value >> (count - done - n)) & ((1UL << n) - 1)) << done;
        }
        return result;
    }

    /// <summary>Puts octets in the order of their significance (0 is the least).</summary>
    public static ulong Permute(ulong value, byte[] significance)
    {
        ulong result = 0;
        int n = significance.Length;
        for (int i = 0; i < n; i++) result |= ((value >> (8 * (n - 1 - i))) & 0xFF) << (8 * significance[i]);
        return result;
    }

    /// <summary>Extends the sign of the lowest <paramref name="count"/> bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong value, int count) => (ulong)((long)(value << (64 - count)) >> (64 - count));
}
