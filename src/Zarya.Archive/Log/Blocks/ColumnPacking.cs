using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Zarya.Archive.Log.Blocks;

//  0  number of rows n, 32 bits, little-endian; then column after column:
//  mode: order of differences in the lower four bits, bits w of a value in the upper four      All differences are modulo 256.
//  base
//  the first values, as many as the order
//  w = 0: nothing more, every other value is the base         w = 8: n octets, the column as it is
//  else q = n × w / 8 octets, rounded up: value i less the base stands in octet i mod q, w bits from bit (i div q) × w up;
//  then an octet for every value whose bits are all ones, in order: that value, which did not fit

/// <summary>
/// Columns of octets in a few bits a value, with those that do not fit behind them. Telemetry is mostly octets that stay, count, or wander slowly: that takes a fraction of the time of a general compressor, both ways,
/// and is denser than LZ4.
/// </summary>
internal static class ColumnPacking
{
    private const int Head = sizeof(int);

    /// <summary>The most octets that columns need, more than which none are written even on the way.</summary>
    public static int MaxLength(int columns, int count) => Head + columns * (2 * count + 8);

    /// <summary>Octets of scratch memory that packing needs.</summary>
    public static int ScratchLength(int count) => count + 8;

    /// <summary>Writes columns that stand one behind the other.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="modes">A mode for each column; any mode is right for any column, only not as small.</param>
    /// <param name="output">Where to, <see cref="MaxLength"/> octets.</param>
    /// <param name="scratch">Memory to work in, <see cref="ScratchLength"/> octets.</param>
    /// <returns>Octets written.</returns>
    public static int Pack(ReadOnlySpan<byte> columns, int count, ReadOnlySpan<ColumnMode> modes, Span<byte> output, Span<byte> scratch)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output, count);
        int length = Head;
        for (int c = 0; c < modes.Length; c++) length += PackColumn(columns.Slice(c * count, count), modes[c], output[length..], scratch);
        return length;
    }

    /// <summary>Reads columns; <see langword="false"/> if the octets are none of so many.</summary>
    public static bool TryUnpack(ReadOnlySpan<byte> stored, Span<byte> columns)
    {
        if (stored.Length < Head) return false;
        int count = BinaryPrimitives.ReadInt32LittleEndian(stored);
        if (count <= 0 || columns.Length % count != 0) return false;
        int at = Head;
        for (int start = 0; start < columns.Length; start += count)
            if (!TryUnpackColumn(stored, ref at, columns.Slice(start, count))) return false;
        return at == stored.Length;
    }

    private static int PackColumn(ReadOnlySpan<byte> column, ColumnMode mode, Span<byte> output, Span<byte> scratch)
    {
        if (mode.Bits == 0)
        {
            if (IsAllBase(column, mode)) return WriteHead(column, mode, output);
            mode = mode with { Bits = 1 };
        }
        if (mode.Bits == 8) return WriteRaw(column, output);
        int head = WriteHead(column, mode, output);
        int perOctet = 8 / mode.Bits;
        int octets = (column.Length + perOctet - 1) / perOctet;
        int end = head + octets + Fit(column, mode, scratch, output[(head + octets)..]);
        scratch[column.Length..(perOctet * octets)].Clear();
        Join(scratch, mode.Bits, output.Slice(head, octets));
        return end <= column.Length + 2 ? end : WriteRaw(column, output);
    }

    private static int WriteHead(ReadOnlySpan<byte> column, ColumnMode mode, Span<byte> output)
    {
        (output[0], output[1]) = ((byte)(mode.Order | (mode.Bits << 4)), mode.Base);
        int firsts = Math.Min(mode.Order, column.Length);
        for (int i = 0; i < firsts; i++) output[2 + i] = Value(column, i, mode.Order);
        return 2 + firsts;
    }

    private static int WriteRaw(ReadOnlySpan<byte> column, Span<byte> output)
    {
        (output[0], output[1]) = (8 << 4, 0);
        column.CopyTo(output[2..]);
        return 2 + column.Length;
    }

    /// <summary>A difference; in front of the first octet stand zeros.</summary>
    private static byte Value(ReadOnlySpan<byte> column, int i, int order) => order switch
    {
        0 => column[i],
        1 => (byte)(column[i] - (i > 0 ? column[i - 1] : 0)),
        _ => (byte)(column[i] - (i > 0 ? 2 * column[i - 1] : 0) + (i > 1 ? column[i - 2] : 0)),
    };

    private static Vector128<byte> Values(ReadOnlySpan<byte> column, int i, int order)
    {
        Vector128<byte> octets = Vector128.Create(column[i..]);
        if (order == 0) return octets;
        Vector128<byte> before = Vector128.Create(column[(i - 1)..]);
        return order == 1 ? octets - before : octets - before - before + Vector128.Create(column[(i - 2)..]);
    }

    private static bool IsAllBase(ReadOnlySpan<byte> column, ColumnMode mode)
    {
        int i = mode.Order;
        for (; i + Vector128<byte>.Count <= column.Length; i += Vector128<byte>.Count)
            if (Values(column, i, mode.Order) != Vector128.Create(mode.Base)) return false;
        for (; i < column.Length; i++)
            if (Value(column, i, mode.Order) != mode.Base) return false;
        return true;
    }

    /// <summary>Values less the base, or the escape and the value behind.</summary>
    /// <returns>How many did not fit.</returns>
    private static int Fit(ReadOnlySpan<byte> column, ColumnMode mode, Span<byte> fitted, Span<byte> misfits)
    {
        Span<byte> values = stackalloc byte[Vector128<byte>.Count];
        (byte escape, int order, int found) = (mode.Escape, mode.Order, 0);
        Vector128<byte> limit = Vector128.Create(escape);
        Vector128<byte> least = Vector128.Create(mode.Base);
        int i = Math.Min(order, column.Length);
        fitted[..i].Clear();
        for (; i + Vector128<byte>.Count <= column.Length; i += Vector128<byte>.Count)
        {
            Vector128<byte> value = Values(column, i, order);
            Vector128<byte> fits = Vector128.Min(value - least, limit);
            fits.CopyTo(fitted[i..]);
            uint misses = Vector128.Equals(fits, limit).ExtractMostSignificantBits();
            if (misses == 0) continue;
            value.CopyTo(values);
            for (; misses != 0; misses &= misses - 1) misfits[found++] = values[BitOperations.TrailingZeroCount(misses) & 15];
        }
        for (; i < column.Length; i++)
        {
            byte value = Value(column, i, order);
            byte less = (byte)(value - mode.Base);
            fitted[i] = Math.Min(less, escape);
            if (less >= escape) misfits[found++] = value;
        }
        return found;
    }

    /// <summary>Values of a few bits, those that stand an equal number of values apart together in an octet.</summary>
    private static void Join(ReadOnlySpan<byte> values, int bits, Span<byte> octets)
    {
        int step = octets.Length;
        int i = 0;
        for (; i + Vector128<byte>.Count <= step; i += Vector128<byte>.Count)
        {
            Vector128<byte> joined = Vector128.Create(values[i..]);
            // No value has a bit that would cross into the next octet.
            for (int shift = bits, at = i + step; shift < 8; shift += bits, at += step) joined |= (Vector128.Create(values[at..]).AsUInt16() << shift).AsByte();
            joined.CopyTo(octets[i..]);
        }
        for (; i < step; i++)
        {
            int joined = 0;
            for (int shift = 0, at = i; shift < 8; shift += bits, at += step) joined |= values[at] << shift;
            octets[i] = (byte)joined;
        }
    }

    private static bool TryUnpackColumn(ReadOnlySpan<byte> stored, ref int at, Span<byte> column)
    {
        if (stored.Length - at < 2) return false;
        var mode = new ColumnMode((byte)(stored[at] & 15), (byte)(stored[at] >> 4), stored[at + 1]);
        int firsts = Math.Min(mode.Order, column.Length);
        at += 2;
        if (mode.Order > 2 || mode.Bits is not (0 or 1 or 2 or 4 or 8) || stored.Length - at < firsts) return false;
        ReadOnlySpan<byte> begin = stored.Slice(at, firsts);
        at += firsts;
        switch (mode.Bits)
        {
            case 0:
                column.Fill(mode.Base);
                break;
            case 8:
                if (stored.Length - at < column.Length) return false;
                stored.Slice(at, column.Length).CopyTo(column);
                at += column.Length;
                return mode.Order == 0;
            default:
                int perOctet = 8 / mode.Bits;
                int octets = (column.Length + perOctet - 1) / perOctet;
                if (stored.Length - at < octets) return false;
                Split(stored.Slice(at, octets), mode, column);
                at += octets;
                if (!TryAddBase(stored, ref at, mode, column)) return false;
                break;
        }
        begin.CopyTo(column);
        for (int order = 0; order < mode.Order; order++) ColumnDelta.Decode(column, column.Length);
        return true;
    }

    private static void Split(ReadOnlySpan<byte> octets, ColumnMode mode, Span<byte> column)
    {
        Vector128<byte> mask = Vector128.Create(mode.Escape);
        for (int shift = 0, start = 0; start < column.Length; shift += mode.Bits, start += octets.Length)
        {
            Span<byte> values = column.Slice(start, Math.Min(octets.Length, column.Length - start));
            int i = 0;
            for (; i + Vector128<byte>.Count <= values.Length; i += Vector128<byte>.Count)
                ((Vector128.Create(octets[i..]).AsUInt16() >> shift).AsByte() & mask).CopyTo(values[i..]);
            for (; i < values.Length; i++) values[i] = (byte)((octets[i] >> shift) & mode.Escape);
        }
    }

    private static bool TryAddBase(ReadOnlySpan<byte> stored, ref int at, ColumnMode mode, Span<byte> column)
    {
        Vector128<byte> limit = Vector128.Create(mode.Escape);
        int i = 0;
        for (; i + Vector128<byte>.Count <= column.Length; i += Vector128<byte>.Count)
        {
            Vector128<byte> fits = Vector128.Create<byte>(column[i..]);
            (fits + Vector128.Create(mode.Base)).CopyTo(column[i..]);
            uint misses = Vector128.Equals(fits, limit).ExtractMostSignificantBits();
            if (BitOperations.PopCount(misses) > stored.Length - at) return false;
            for (; misses != 0; misses &= misses - 1) column[i + BitOperations.TrailingZeroCount(misses)] = stored[at++];
        }
        for (; i < column.Length; i++)
        {
            if (column[i] != mode.Escape) column[i] += mode.Base;
            else if (at < stored.Length) column[i] = stored[at++];
            else return false;
        }
        return true;
    }
}
