using System.Buffers.Binary;
using System.Numerics;

namespace Zarya.Archive.Log.Blocks;

//  0      first value, 64 bits          All little-endian; sums are modulo 2^64.
//  8      least step, 64 bits           value[i] = value[i-1] + least step + rest[i]
// 16      octets of a rest, 0 to 8      Equal steps (numbers, clocks that tick) leave no rests at all.
// 17 ...  rests, plane after plane, least significant first: count - 1 octets each

/// <summary>A column of 64-bit integers that mostly ascend by similar steps: entry numbers, times, lengths.</summary>
internal static class IntegerColumn
{
    private const int Head = 17;

    /// <summary>The most octets that a column needs.</summary>
    public static int MaxLength(int count) => Head + 8 * count;

    /// <summary>Writes a column.</summary>
    /// <param name="values">One value at least.</param>
    /// <param name="octets">Where to, <see cref="MaxLength"/> octets.</param>
    /// <returns>Octets written.</returns>
    public static int Encode(ReadOnlySpan<long> values, Span<byte> octets)
    {
        (long least, long greatest) = Steps(values);
        ulong range = unchecked((ulong)(greatest - least));
        int width = (64 - BitOperations.LeadingZeroCount(range) + 7) / 8;
        BinaryPrimitives.WriteInt64LittleEndian(octets, values[0]);
        BinaryPrimitives.WriteInt64LittleEndian(octets[8..], least);
        octets[16] = (byte)width;
        int rests = values.Length - 1;
        for (int plane = 0; plane < width; plane++)
        {
            Span<byte> to = octets.Slice(Head + plane * rests, rests);
            for (int i = 0; i < rests; i++) to[i] = unchecked((byte)((ulong)(values[i + 1] - values[i] - least) >> (8 * plane)));
        }
        return Head + width * rests;
    }

    private static (long Least, long Greatest) Steps(ReadOnlySpan<long> values)
    {
        if (values.Length < 2) return (0, 0);
        long first = unchecked(values[1] - values[0]);
        var least = new Vector<long>(first);
        Vector<long> greatest = least;
        int i = 1;
        for (; i + Vector<long>.Count <= values.Length; i += Vector<long>.Count)
        {
            Vector<long> steps = new Vector<long>(values[i..]) - new Vector<long>(values[(i - 1)..]);
            least = Vector.Min(least, steps);
            greatest = Vector.Max(greatest, steps);
        }
        (long min, long max) = (first, first);
        for (int k = 0; k < Vector<long>.Count; k++) (min, max) = (Math.Min(min, least[k]), Math.Max(max, greatest[k]));
        for (; i < values.Length; i++)
        {
            long step = unchecked(values[i] - values[i - 1]);
            (min, max) = (Math.Min(min, step), Math.Max(max, step));
        }
        return (min, max);
    }

    /// <summary>Reads a column; <see langword="false"/> if the octets are none of so many values.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> octets, Span<long> values)
    {
        if (octets.Length < Head || octets[16] > 8 || values.IsEmpty) return false;
        int width = octets[16];
        int rests = values.Length - 1;
        if (octets.Length != Head + width * rests) return false;
        long value = BinaryPrimitives.ReadInt64LittleEndian(octets);
        long least = BinaryPrimitives.ReadInt64LittleEndian(octets[8..]);
        values[0] = value;
        Span<long> steps = values[1..];
        steps.Clear();
        for (int plane = 0; plane < width; plane++)
        {
            ReadOnlySpan<byte> from = octets.Slice(Head + plane * rests, rests);
            for (int i = 0; i < steps.Length; i++) steps[i] |= (long)((ulong)from[i] << (8 * plane));
        }
        foreach (ref long step in steps) step = value = unchecked(value + least + step);
        return true;
    }
}
