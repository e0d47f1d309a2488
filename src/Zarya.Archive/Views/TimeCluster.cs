using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Views;

/// <summary>A stretch of generation time: either one block that no other overlaps and that is in order, or a range in which entries have to be sorted.</summary>
/// <param name="Block">The block, or <see langword="null"/> for a range.</param>
/// <param name="From">The least generation time, TAI ns.</param>
/// <param name="To">The greatest.</param>
internal readonly record struct TimeCluster(BlockRef? Block, long From, long To)
{
    /// <summary>Cuts the time that blocks cover into such stretches, ascending and apart. Neighbouring ranges are one: each costs a look through the index.</summary>
    /// <param name="blocks">The blocks; they are sorted.</param>
    /// <param name="from">Nothing before.</param>
    /// <param name="to">Nothing behind.</param>
    public static IEnumerable<TimeCluster> Of(List<BlockRef> blocks, long from, long to)
    {
        blocks.Sort(static (a, b) => a.Header.GenerationMin.CompareTo(b.Header.GenerationMin));
        TimeCluster? range = null;
        for (int i = 0; i < blocks.Count;)
        {
            long end = blocks[i].Header.GenerationMax;
            int next = i + 1;
            for (; next < blocks.Count && blocks[next].Header.GenerationMin <= end; next++) end = Math.Max(end, blocks[next].Header.GenerationMax);
            var stretch = new TimeCluster(blocks[i], Math.Max(from, blocks[i].Header.GenerationMin), Math.Min(to, end));
            if (next > i + 1 || !IsPlain(in blocks[i].Header)) range = new TimeCluster(null, range?.From ?? stretch.From, stretch.To);
            else
            {
                if (range is { } before) yield return before;
                range = null;
                yield return stretch;
            }
            i = next;
        }
        if (range is { } last) yield return last;
    }

    /// <summary>Blocks of one stream in the order of time: nothing has to be sorted in.</summary>
    private static bool IsPlain(in BlockHeader header) => header.Form != BlockForm.Rows && (header.Flags & BlockFlags.InOrder) != 0;
}
