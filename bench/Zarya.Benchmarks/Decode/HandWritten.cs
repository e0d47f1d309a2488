using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zarya.Benchmarks.Decode;

/// <summary>One value as Zarya writes it: raw, engineering, description; 24 octets.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Value24
{
    public ulong Raw;
    public ulong Eng;
    public ulong Meta;
}

/// <summary>
/// The yardstick: JPSS geolocation packets decoded by straight-line C# that knows the layout, the way an experienced programmer writes it: spans, BinaryPrimitives, one length check, a test of the packet's type as a
/// container's criteria ask it, no loop.
/// </summary>
public static class HandWritten
{
    public const int ValueCount = 27;

    private const ulong Integer = 0x0202_0000_0000_0000;
    private const ulong Real = 0x0303_0000_0000_0000;
    private const ulong Widened = 0x0302_0000_0000_0000;

    /// <summary>Raw, engineering and description of all 27 parameters.</summary>
    public static bool ToValues(ReadOnlySpan<byte> p, Span<Value24> v)
    {
        if (p.Length < 71 || v.Length < ValueCount) return false;
        v = v[..ValueCount];
        uint id = BinaryPrimitives.ReadUInt16BigEndian(p);
        Put(out v[0], id >> 13, Integer);
        Put(out v[1], (id >> 12) & 1, Integer | 1);
        Put(out v[2], (id >> 11) & 1, Integer | 2);
        Put(out v[3], id & 0x7FF, Integer | 3);
        uint sequence = BinaryPrimitives.ReadUInt16BigEndian(p[2..]);
        Put(out v[4], sequence >> 14, Integer | 4);
        Put(out v[5], sequence & 0x3FFF, Integer | 5);
        Put(out v[6], BinaryPrimitives.ReadUInt16BigEndian(p[4..]), Integer | 6);
        if ((id & 0xF7FF) != 0x000B) return false;
        PutWide(out v[7], BinaryPrimitives.ReadUInt16BigEndian(p[6..]), 7);
        PutWide(out v[8], BinaryPrimitives.ReadUInt32BigEndian(p[8..]), 8);
        PutWide(out v[9], BinaryPrimitives.ReadUInt16BigEndian(p[12..]), 9);
        Put(out v[10], p[14], Integer | 10);
        Put(out v[11], BinaryPrimitives.ReadUInt16BigEndian(p[15..]), Integer | 11);
        Put(out v[12], BinaryPrimitives.ReadUInt32BigEndian(p[17..]), Integer | 12);
        Put(out v[13], BinaryPrimitives.ReadUInt16BigEndian(p[21..]), Integer | 13);
        PutReal(out v[14], BinaryPrimitives.ReadSingleBigEndian(p[23..]), 14);
        PutReal(out v[15], BinaryPrimitives.ReadSingleBigEndian(p[27..]), 15);
        PutReal(out v[16], BinaryPrimitives.ReadSingleBigEndian(p[31..]), 16);
        PutReal(out v[17], BinaryPrimitives.ReadSingleBigEndian(p[35..]), 17);
        PutReal(out v[18], BinaryPrimitives.ReadSingleBigEndian(p[39..]), 18);
        PutReal(out v[19], BinaryPrimitives.ReadSingleBigEndian(p[43..]), 19);
        Put(out v[20], BinaryPrimitives.ReadUInt16BigEndian(p[47..]), Integer | 20);
        Put(out v[21], BinaryPrimitives.ReadUInt32BigEndian(p[49..]), Integer | 21);
        Put(out v[22], BinaryPrimitives.ReadUInt16BigEndian(p[53..]), Integer | 22);
        PutReal(out v[23], BinaryPrimitives.ReadSingleBigEndian(p[55..]), 23);
        PutReal(out v[24], BinaryPrimitives.ReadSingleBigEndian(p[59..]), 24);
        PutReal(out v[25], BinaryPrimitives.ReadSingleBigEndian(p[63..]), 25);
        PutReal(out v[26], BinaryPrimitives.ReadSingleBigEndian(p[67..]), 26);
        return true;
    }

    /// <summary>Engineering values of all 27 parameters as doubles.</summary>
    public static bool ToRow(ReadOnlySpan<byte> p, Span<double> r)
    {
        if (p.Length < 71 || r.Length < ValueCount) return false;
        r = r[..ValueCount];
        uint id = BinaryPrimitives.ReadUInt16BigEndian(p);
        r[0] = id >> 13;
        r[1] = (id >> 12) & 1;
        r[2] = (id >> 11) & 1;
        r[3] = id & 0x7FF;
        uint sequence = BinaryPrimitives.ReadUInt16BigEndian(p[2..]);
        r[4] = sequence >> 14;
        r[5] = sequence & 0x3FFF;
        r[6] = BinaryPrimitives.ReadUInt16BigEndian(p[4..]);
        if ((id & 0xF7FF) != 0x000B) return false;
        r[7] = BinaryPrimitives.ReadUInt16BigEndian(p[6..]);
        r[8] = BinaryPrimitives.ReadUInt32BigEndian(p[8..]);
        r[9] = BinaryPrimitives.ReadUInt16BigEndian(p[12..]);
        r[10] = p[14];
        r[11] = BinaryPrimitives.ReadUInt16BigEndian(p[15..]);
        r[12] = BinaryPrimitives.ReadUInt32BigEndian(p[17..]);
        r[13] = BinaryPrimitives.ReadUInt16BigEndian(p[21..]);
        r[14] = BinaryPrimitives.ReadSingleBigEndian(p[23..]);
        r[15] = BinaryPrimitives.ReadSingleBigEndian(p[27..]);
        r[16] = BinaryPrimitives.ReadSingleBigEndian(p[31..]);
        r[17] = BinaryPrimitives.ReadSingleBigEndian(p[35..]);
        r[18] = BinaryPrimitives.ReadSingleBigEndian(p[39..]);
        r[19] = BinaryPrimitives.ReadSingleBigEndian(p[43..]);
        r[20] = BinaryPrimitives.ReadUInt16BigEndian(p[47..]);
        r[21] = BinaryPrimitives.ReadUInt32BigEndian(p[49..]);
        r[22] = BinaryPrimitives.ReadUInt16BigEndian(p[53..]);
        r[23] = BinaryPrimitives.ReadSingleBigEndian(p[55..]);
        r[24] = BinaryPrimitives.ReadSingleBigEndian(p[59..]);
        r[25] = BinaryPrimitives.ReadSingleBigEndian(p[63..]);
        r[26] = BinaryPrimitives.ReadSingleBigEndian(p[67..]);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(out Value24 value, ulong bits, ulong meta)
    {
        value.Raw = bits;
        value.Eng = bits;
        value.Meta = meta;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutReal(out Value24 value, float number, ulong item) => Put(out value, BitConverter.DoubleToUInt64Bits(number), Real | item);

    // A float parameter over an integer encoding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutWide(out Value24 value, ulong number, ulong item)
    {
        value.Raw = number;
        value.Eng = BitConverter.DoubleToUInt64Bits((long)number);
        value.Meta = Widened | item;
    }
}
