using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>The blocks of one commit: together they hold entries without a hole, apart they need not, because each stream has its own.</summary>
internal readonly record struct CommitGroup(Segment Segment, ReadOnlyMemory<BlockHeader> Blocks)
{
    /// <summary>All commits of a log, in order or backwards; of the last segment those that were there when it was come to.</summary>
    public static IEnumerable<CommitGroup> All(LogStore store, bool isBackwards)
    {
        IEnumerable<Segment> segments = store.Segments;
        return (isBackwards ? segments.Reverse() : segments).SelectMany(s => Of(s, isBackwards));
    }

    /// <summary>The commits of a segment.</summary>
    public static IEnumerable<CommitGroup> Of(Segment segment, bool isBackwards)
    {
        ReadOnlyMemory<BlockHeader> blocks = segment.Snapshot();
        for (int at = isBackwards ? blocks.Length : 0; isBackwards ? at > 0 : at < blocks.Length;)
        {
            (int first, int end) = isBackwards ? (StartBefore(blocks.Span, at), at) : (at, EndAfter(blocks.Span, at));
            yield return new CommitGroup(segment, blocks[first..end]);
            at = isBackwards ? first : end;
        }
    }

    private static int EndAfter(ReadOnlySpan<BlockHeader> blocks, int first)
    {
        int end = first + 1;
        while (end < blocks.Length && blocks[end].Commit == blocks[first].Commit) end++;
        return end;
    }

    private static int StartBefore(ReadOnlySpan<BlockHeader> blocks, int end)
    {
        int first = end - 1;
        while (first > 0 && blocks[first - 1].Commit == blocks[end - 1].Commit) first--;
        return first;
    }
}
