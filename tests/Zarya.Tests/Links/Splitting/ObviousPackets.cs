using Zarya.Links.Splitting;

namespace Zarya.Tests.Links.Splitting;

/// <summary>What the rules of docs/guide/links.md mean for a whole input, octet by octet and without regard for speed. The splitters must agree with it.</summary>
internal static class ObviousPackets
{
    internal static (List<byte[]> Packets, long Skipped) Find(SplitterOptions options, byte[] input) => options switch
    {
        FixedLengthSplitterOptions o => Marked(input, o.Sync.ToArray(), _ => o.Octets),
        LengthFieldSplitterOptions o => Marked(input, o.Sync.ToArray(), rest => LengthBy(o, rest)),
        DelimiterSplitterOptions o => Delimited(input, o),
        WholeSplitterOptions o => input.Length == 0 ? ([], 0) : input.Length <= o.MaxOctets ? ([input], 0) : ([], input.Length),
        _ => throw new NotSupportedException(),
    };

    /// <summary>A length of 0: it cannot be; of less: the input ends before it is known.</summary>
    private static (List<byte[]>, long) Marked(byte[] input, byte[] sync, Func<byte[], int> lengthAt)
    {
        var packets = new List<byte[]>();
        long skipped = 0;
        int at = 0;
        while (at < input.Length)
        {
            byte[] rest = input[at..];
            bool isMarked = rest.AsSpan().StartsWith(sync);
            int length = isMarked ? lengthAt(rest) : 0;
            if (length > 0 && length <= rest.Length)
            {
                packets.Add(rest[..length]);
                at += length;
            }
            else
            {
                // Without a mark, a packet that is cut off takes the rest with it.
                int step = sync.Length == 0 && length != 0 ? rest.Length : 1;
                skipped += step;
                at += step;
            }
        }
        return (packets, skipped);
    }

    private static int LengthBy(LengthFieldSplitterOptions o, byte[] rest)
    {
        int header = Math.Max(o.Offset + o.Width, o.Sync.Length);
        if (rest.Length < header) return -1;
        IEnumerable<byte> field = rest.Skip(o.Offset).Take(o.Width);
        long value = (o.IsLittleEndian ? field.Reverse() : field).Aggregate(0L, (sum, octet) => (sum * 256) + octet);
        long length = value + o.Adjustment;
        return length < header || length > o.MaxOctets ? 0 : (int)length;
    }

    private static (List<byte[]>, long) Delimited(byte[] input, DelimiterSplitterOptions o)
    {
        byte[] delimiter = o.Delimiter.ToArray();
        var packets = new List<byte[]>();
        long skipped = 0;
        int start = 0, at = 0;
        while (at + delimiter.Length <= input.Length)
        {
            if (!input.AsSpan(at).StartsWith(delimiter))
            {
                at++;
                continue;
            }
            if (at - start > o.MaxOctets) skipped += at - start + delimiter.Length;
            else if (at > start) packets.Add(input[start..at]);
            at += delimiter.Length;
            start = at;
        }
        byte[] last = input[start..];
        if (last.Length > 0 && o.EndOfInputEnds && last.Length <= o.MaxOctets) packets.Add(last);
        else skipped += last.Length;
        return (packets, skipped);
    }
}
