using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Views;

/// <summary>The least and greatest generation time of some streams.</summary>
internal static class GenerationRange
{
    /// <summary>Finds them, TAI ns; the first is greater than the last if there are no entries. Headers tell for blocks of one stream; of blocks of rows those are read that may reach further.</summary>
    public static (long First, long Last) Of(LogStore store, Func<StreamKey, bool> streams)
    {
        List<BlockRef> blocks = BlockRef.Find(store, streams, long.MinValue, long.MaxValue);
        (long first, long last) = (long.MaxValue, long.MinValue);
        foreach (BlockRef block in blocks.Where(b => b.Header.Stream >= 0)) (first, last) = (Math.Min(first, block.Header.GenerationMin), Math.Max(last, block.Header.GenerationMax));
        BlockRef[] rows = [.. blocks.Where(b => b.Header.Stream < 0)];
        using var reader = new BlockReader();
        var entries = new EntryBlock();
        foreach (BlockRef block in rows.OrderBy(b => b.Header.GenerationMin))
        {
            if (block.Header.GenerationMin >= first) break;
            foreach (long time in Times(reader, entries, block, streams)) (first, last) = (Math.Min(first, time), Math.Max(last, time));
        }
        foreach (BlockRef block in rows.OrderByDescending(b => b.Header.GenerationMax))
        {
            if (block.Header.GenerationMax <= last) break;
            foreach (long time in Times(reader, entries, block, streams)) last = Math.Max(last, time);
        }
        return (first, last);
    }

    private static IEnumerable<long> Times(BlockReader reader, EntryBlock entries, BlockRef block, Func<StreamKey, bool> streams)
    {
        // Damage is told by whoever reads the values.
        if (!reader.TryRead(block.Segment.File, in block.Header, BlockWish.Keys, entries)) yield break;
        for (int i = 0; i < entries.Count; i++)
            if (streams(entries.StreamOf(i))) yield return entries.Generations[i];
    }
}
