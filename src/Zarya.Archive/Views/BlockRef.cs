using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Segments;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>A block of the log, by its segment and its place in the segment's index.</summary>
internal readonly record struct BlockRef(Segment Segment, ReadOnlyMemory<BlockHeader> Blocks, int Index)
{
    public ref readonly BlockHeader Header => ref Blocks.Span[Index];

    /// <summary>The damage that is reported when it cannot be read.</summary>
    public LogDamage Damage(string reason) => new(Segment.Number, Header.Offset, Header.End - Header.Offset, Header.FirstEntry, Header.LastEntry, reason);

    /// <summary>The blocks that may hold entries of some streams with generation times in a range, in the order in which they came in.</summary>
    /// <param name="store">The log.</param>
    /// <param name="streams">Which streams; blocks of rows are always among them.</param>
    /// <param name="from">The least generation time, TAI ns.</param>
    /// <param name="to">The greatest generation time, TAI ns.</param>
    /// <param name="after">Only blocks with entries behind this number.</param>
    public static List<BlockRef> Find(LogStore store, Func<StreamKey, bool> streams, long from, long to, long after = 0)
    {
        var found = new List<BlockRef>();
        foreach (Segment segment in store.Segments)
        {
            if (segment.LastEntry <= after) continue;
            ReadOnlyMemory<BlockHeader> blocks = segment.Snapshot();
            bool[] wanted = [.. segment.Streams.All.Select(streams)];
            ReadOnlySpan<BlockHeader> headers = blocks.Span;
            for (int i = 0; i < headers.Length; i++)
            {
                ref readonly BlockHeader header = ref headers[i];
                if (header.GenerationMin > to || header.GenerationMax < from || header.LastEntry <= after) continue;
                if (header.Stream < 0 || wanted[header.Stream]) found.Add(new BlockRef(segment, blocks, i));
            }
        }
        return found;
    }

    /// <summary>A time as a whole number for <see cref="Find"/>: the last nanosecond before it.</summary>
    public static long Before(Instant time) => time == Instant.MinValue ? long.MinValue : time.TaiNanoseconds - 1;
}
