using System.Numerics;
using System.Runtime.Intrinsics;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Each octet of a column less the one before it (modulo 256): counters and slow floats become runs.</summary>
internal static class ColumnDelta
{
    /// <summary>Differences of columns that stand one behind the other, each begun anew.</summary>
    public static void Encode(ReadOnlySpan<byte> columns, int count, Span<byte> differences)
    {
        for (int start = 0; start < columns.Length; start += count)
        {
            ReadOnlySpan<byte> from = columns.Slice(start, count);
            Span<byte> to = differences.Slice(start, count);
            to[0] = from[0];
            int i = 1;
            for (; i + Vector<byte>.Count <= count; i += Vector<byte>.Count)
                (new Vector<byte>(from[i..]) - new Vector<byte>(from[(i - 1)..])).CopyTo(to[i..]);
            for (; i < count; i++) to[i] = (byte)(from[i] - from[i - 1]);
        }
    }

    /// <summary>The columns again, in place.</summary>
    public static void Decode(Span<byte> columns, int count)
    {
        for (int start = 0; start < columns.Length; start += count)
        {
            Span<byte> column = columns.Slice(start, count);
            Vector128<byte> carried = Vector128<byte>.Zero;
            int i = 0;
            for (; i + Vector128<byte>.Count <= count; i += Vector128<byte>.Count)
            {
                Vector128<byte> sums = Vectors.PrefixSum(Vector128.Create<byte>(column[i..])) + carried;
                sums.CopyTo(column[i..]);
                carried = Vectors.SpreadLast(sums);
            }
            byte sum = carried.ToScalar();
            for (; i < count; i++) column[i] = sum += column[i];
        }
    }
}
