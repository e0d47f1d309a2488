using System.Numerics;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Views.Samples;

/// <summary>Makes a pyramid, keeps it up to date at the cost of what came in, and reads sums from it.</summary>
internal sealed class PyramidUpkeep(LogStore store, ParameterScan scan, string key)
{
    /// <summary>Samples in a stretch of the narrowest level, about.</summary>
    private const int SamplesAStretch = 64;

    /// <summary>New entries whose times are looked at one by one; with more, whole blocks are counted again.</summary>
    private const long FewEntries = 2_000_000;

    /// <summary>Samples that were read before it is worth writing the file again.</summary>
    private const long WorthWriting = 200_000;

    private Pyramid? _pyramid;
    private long _unwritten;

    public long SamplesRead { get; private set; }

    /// <summary>The width of the narrowest stretches, known or guessed.</summary>
    public long NarrowestNanoseconds => 1L << Current().Levels[0].Shift;

    /// <summary>Forgets it, so that it is made anew.</summary>
    public void Discard() => _pyramid = new Pyramid(GuessShift());

    public void Scan(long from, long to, SampleVisitor visit) => scan.Run(from, to, (times, values) =>
    {
        SamplesRead += times.Length;
        _unwritten += times.Length;
        visit(times, values);
    });

    /// <summary>Brings it up to date.</summary>
    public Pyramid Refresh()
    {
        Pyramid pyramid = Current();
        if (pyramid.FirstEntry != store.FirstEntry)
        {
            Discard();
            pyramid = _pyramid!;
            pyramid.FirstEntry = store.FirstEntry;
        }
        long last = store.LastEntry;
        if (pyramid.Through >= last) return pyramid;
        long before = SamplesRead;
        foreach ((long first, long end) in Changed(pyramid))
            if (!TryCount(pyramid, first, end)) return Restart();
        pyramid.Through = last;
        // Samples that edges took do not count towards writing it. One that lacks what damage took is not kept: who reads it from the file would not be told.
        bool isWorth = SamplesRead - before >= WorthWriting || _unwritten >= WorthWriting;
        return !isWorth || scan.Damage.Count > 0 || TryWrite(pyramid) ? pyramid : Restart();
    }

    /// <summary>Adds up a range: whole stretches from the level, what is left at the edges from narrower ones and at last from packets.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public void Collect(Pyramid pyramid, PyramidLevel level, long from, long before, ref PyramidBin sum)
    {
        int shift = level.Shift;
        long first = (from >> shift) + ((from & ((1L << shift) - 1)) != 0 ? 1 : 0);
        long end = before >> shift;
        if (first >= end)
        {
            Edge(pyramid, level, from, before, ref sum);
            return;
        }
        Edge(pyramid, level, from, first << shift, ref sum);
        if (!level.TrySum(first, end, ref sum)) throw new InvalidDataException("the view's file is damaged");
        Edge(pyramid, level, end << shift, before, ref sum);
    }

    private void Edge(Pyramid pyramid, PyramidLevel level, long from, long before, ref PyramidBin sum)
    {
        if (from >= before) return;
        int narrower = (level.Shift - pyramid.Levels[0].Shift) / Pyramid.LevelShift - 1;
        if (narrower >= 0)
        {
            Collect(pyramid, pyramid.Levels[narrower], from, before, ref sum);
            return;
        }
        PyramidBin edge = sum;
        scan.Run(from, before - 1, (times, values) =>
        {
            SamplesRead += times.Length;
            edge.Add(times, values);
        });
        sum = edge;
    }

    private Pyramid Current() => _pyramid ??= PyramidFile.TryRead(store.Disk, key) ?? new Pyramid(GuessShift());

    private Pyramid Restart()
    {
        Discard();
        return Refresh();
    }

    /// <summary><see langword="false"/> if the file that parts of it still stand in is damaged.</summary>
    private bool TryWrite(Pyramid pyramid)
    {
        try
        {
            PyramidFile.Write(store.Disk, key, pyramid);
            _unwritten = 0;
        }
        catch (IOException)
        {
            // Only the next start is slower for it: a reader need not be able to write.
        }
        catch (InvalidDataException)
        {
            return false;
        }
        return true;
    }

    private bool TryCount(Pyramid pyramid, long first, long end)
    {
        int shift = pyramid.Levels[0].Shift;
        var builder = new BinBuilder(shift);
        long to = (Int128)end << shift > long.MaxValue ? long.MaxValue : (end << shift) - 1;
        Scan(first << shift, to, builder.Add);
        return pyramid.TryReplace(first, end, builder.Bins);
    }

    /// <summary>The ranges of narrowest stretches in which something came in, ascending.</summary>
    private List<(long First, long End)> Changed(Pyramid pyramid)
    {
        int shift = pyramid.Levels[0].Shift;
        List<BlockRef> blocks = BlockRef.Find(store, scan.CanCarry, long.MinValue, long.MaxValue, pyramid.Through);
        bool isFew = blocks.Sum(b => (long)b.Header.Count) <= FewEntries;
        var ranges = new List<(long First, long End)>();
        using var reader = new BlockReader();
        var entries = new EntryBlock();
        foreach (BlockRef block in blocks)
        {
            (long first, long last) = (block.Header.GenerationMin >> shift, block.Header.GenerationMax >> shift);
            if (last - first <= 1 || !isFew || !reader.TryRead(block.Segment.File, in block.Header, new BlockWish(true, false, true, []), entries)) ranges.Add((first, last + 1));
            else AddEntries(entries, pyramid.Through, shift, ranges);
        }
        return Merge(ranges);
    }

    private void AddEntries(EntryBlock entries, long through, int shift, List<(long First, long End)> ranges)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries.Numbers[i] <= through || !scan.CanCarry(entries.StreamOf(i))) continue;
            long index = entries.Generations[i] >> shift;
            if (ranges.Count == 0 || index < ranges[^1].First || index >= ranges[^1].End) ranges.Add((index, index + 1));
        }
    }

    /// <summary>Ranges that touch or nearly do become one: each costs a look through the index.</summary>
    private static List<(long First, long End)> Merge(List<(long First, long End)> ranges)
    {
        const int Near = 16;
        ranges.Sort();
        var merged = new List<(long First, long End)>();
        foreach ((long first, long end) in ranges)
        {
            if (merged.Count > 0 && first <= merged[^1].End + Near) merged[^1] = (merged[^1].First, Math.Max(merged[^1].End, end));
            else merged.Add((first, end));
        }
        return merged;
    }

    /// <summary>So wide that a stretch holds some samples at the pace at which packets usually come; times that are far off must not widen it, hence the median.</summary>
    private int GuessShift()
    {
        long[] paces = [.. BlockRef.Find(store, scan.CanCarry, long.MinValue, long.MaxValue).Select(b => (long)(((Int128)b.Header.GenerationMax - b.Header.GenerationMin) / b.Header.Count)).Where(p => p > 0).Order()];
        ulong pace = paces.Length > 0 ? (ulong)paces[paces.Length / 2] : 1_000_000_000;
        return Math.Clamp(BitOperations.Log2(pace * SamplesAStretch) + 1, 27, 44);
    }
}
