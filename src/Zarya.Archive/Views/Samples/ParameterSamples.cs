using Zarya.Archive.Log;
using Zarya.Mdb.Compiling;
using Zarya.Time;

namespace Zarya.Archive.Views.Samples;

/// <summary>
/// Sampled history of one parameter, for plots of any length. Long ones are put together from a pyramid that is made at the first question, brought up to date with what came in since, late data too, and kept on the disk;
/// packets are read only at the edges. Short ones are read from the packets. The answers are the same. Belongs to one thread.
/// </summary>
public sealed class ParameterSamples : IDisposable
{
    /// <summary>Stretches of the level that a bin is made of, at least: so much the edges of bins may be moved.</summary>
    private const int StretchesABin = 8;

    private readonly LogStore _store;
    private readonly ParameterScan _scan;
    private readonly PyramidUpkeep _upkeep;

    /// <summary>Prepares.</summary>
    /// <param name="store">The log.</param>
    /// <param name="parameter">A reader with one column.</param>
    /// <param name="key">What the values are of: definition (by its digest), root container and parameter. Pyramids with the same key are the same.</param>
    public ParameterSamples(LogStore store, RowReader parameter, string key)
    {
        _store = store;
        _scan = new ParameterScan(store, parameter);
        _upkeep = new PyramidUpkeep(store, _scan, key);
    }

    /// <summary>Damage that was come across.</summary>
    public IReadOnlyList<LogDamage> Damage => _scan.Damage;

    /// <summary>Samples that were read from packets since this was made: to make the pyramid, to bring it up to date, and at edges.</summary>
    public long SamplesRead => _upkeep.SamplesRead;

    /// <summary>Makes the pyramid, or brings it up to date, and writes it to the disk; questions do it by themselves when they need it.</summary>
    public void Refresh() => _upkeep.Refresh();

    /// <summary>The generation times of the first and last packet that may carry the parameter; <see langword="null"/> if there is none.</summary>
    public (Instant First, Instant Last)? Range()
    {
        (long first, long last) = GenerationRange.Of(_store, _scan.CanCarry);
        return first > last ? null : (Instant.FromTaiNanoseconds(first), Instant.FromTaiNanoseconds(last));
    }

    /// <summary>The parameter over a range of time, in at most so many bins of equal width (the first and last may be cut by the range).</summary>
    /// <param name="from">The start.</param>
    /// <param name="before">The end.</param>
    /// <param name="count">Bins at most: 1 to 1,000,000. There are fewer, by an eighth at most, where bins are put together from a pyramid, because they begin at its stretches.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or the count is out of range.</exception>
    public IReadOnlyList<SampleBin> Get(Instant from, Instant before, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(before, from);
        (long start, long end) = (from.TaiNanoseconds, before.TaiNanoseconds);
        Int128 width = ((Int128)end - start + count - 1) / count;
        Pyramid? pyramid = width / StretchesABin >= _upkeep.NarrowestNanoseconds ? _upkeep.Refresh() : null;
        PyramidLevel? level = Level(pyramid, width);
        if (level is null) return Scan(start, end, (long)Int128.Min(width, long.MaxValue));
        try
        {
            return Sum(pyramid!, level, start, end, width, count);
        }
        catch (InvalidDataException)
        {
            // A damaged view is no view.
            _upkeep.Discard();
            pyramid = _upkeep.Refresh();
            // Its narrowest stretches may have another width now.
            level = Level(pyramid, width);
            return level is null ? Scan(start, end, (long)Int128.Min(width, long.MaxValue)) : Sum(pyramid, level, start, end, width, count);
        }
    }

    /// <summary>The parameter over a range of time, in bins of one width of which the first begins exactly at the start; the last may be cut by the end.</summary>
    /// <param name="from">The start.</param>
    /// <param name="before">The end.</param>
    /// <param name="width">How wide bins are, more than 0; at most 1,000,000 of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are too many bins.</exception>
    public IReadOnlyList<SampleBin> GetAnchored(Instant from, Instant before, Duration width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(before, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(width.Nanoseconds, 1);
        (long start, long end) = (from.TaiNanoseconds, before.TaiNanoseconds);
        if (((Int128)end - start) / width.Nanoseconds >= 1_000_000) throw new ArgumentOutOfRangeException(nameof(width), width, "more than 1,000,000 bins");
        for (int attempt = 0; ; attempt++)
        {
            Pyramid? pyramid = width.Nanoseconds / StretchesABin >= _upkeep.NarrowestNanoseconds ? _upkeep.Refresh() : null;
            PyramidLevel? level = Level(pyramid, width.Nanoseconds);
            if (level is null) return Scan(start, end, width.Nanoseconds);
            try
            {
                return SumAnchored(pyramid!, level, start, end, width.Nanoseconds);
            }
            catch (InvalidDataException) when (attempt == 0)
            {
                // A damaged view is no view.
                _upkeep.Discard();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scan.Dispose();

    /// <summary>Between two edges stretches of the pyramid are added up; around each edge the packets of one stretch are read once, for the bins on both sides.</summary>
    private List<SampleBin> SumAnchored(Pyramid pyramid, PyramidLevel level, long start, long end, long width)
    {
        long unit = _upkeep.NarrowestNanoseconds;
        var bins = new List<SampleBin>();
        PyramidBin left = default;
        (_, PyramidBin right) = Split(start, unit);
        for (long edge = start; edge < end;)
        {
            long next = End(edge, width, end);
            PyramidBin sum = right;
            (left, right) = Split(next, unit);
            if (Ceiling(edge, unit) <= Floor(next, unit))
            {
                _upkeep.Collect(pyramid, level, (long)Ceiling(edge, unit), (long)Floor(next, unit), ref sum);
                sum.Add(in left);
            }
            else
            {
                // The last bin may be narrower than a stretch.
                sum = default;
                _upkeep.Scan(edge, next - 1, (times, values) => sum.Add(times, values));
            }
            bins.Add(SampleBin.Of(edge, next, in sum));
            edge = next;
        }
        return bins;
    }

    /// <summary>The samples of the narrowest stretch that a time lies in, before and from the time on.</summary>
    private (PyramidBin Before, PyramidBin From) Split(long time, long unit)
    {
        (long first, long end) = ((long)Floor(time, unit), (long)Int128.Min(Ceiling(time, unit), long.MaxValue));
        (PyramidBin before, PyramidBin from) = (default, default);
        if (first == end) return (before, from);
        _upkeep.Scan(first, end - 1, (times, values) =>
        {
            int at = times.BinarySearch(time);
            // Of equal times the first one: samples of one time stand on one side.
            for (at = at < 0 ? ~at : at; at > 0 && times[at - 1] >= time; at--)
            {
            }
            if (at > 0) before.Add(times[..at], values[..at]);
            if (at < times.Length) from.Add(times[at..], values[at..]);
        });
        return (before, from);
    }

    private List<SampleBin> Scan(long start, long end, long width)
    {
        var bins = new List<SampleBin>();
        (long binStart, long binEnd, PyramidBin sum) = (start, End(start, width, end), default);
        _upkeep.Scan(start, end - 1, (times, values) =>
        {
            for (int i = 0; i < times.Length;)
            {
                while (times[i] >= binEnd)
                {
                    bins.Add(SampleBin.Of(binStart, binEnd, in sum));
                    (binStart, binEnd, sum) = (binEnd, End(binEnd, width, end), default);
                }
                int next = i + 1;
                while (next < times.Length && times[next] < binEnd) next++;
                sum.Add(times[i..next], values[i..next]);
                i = next;
            }
        });
        bins.Add(SampleBin.Of(binStart, binEnd, in sum));
        for (; binEnd < end; bins.Add(SampleBin.Of(binStart, binEnd, default))) (binStart, binEnd) = (binEnd, End(binEnd, width, end));
        return bins;
    }

    private static long End(long start, long width, long end) => end - start <= width && end - start >= 0 ? end : start + width;

    private static PyramidLevel? Level(Pyramid? pyramid, Int128 width) => pyramid?.Levels.LastOrDefault(l => Int128.One << l.Shift <= width / StretchesABin);

    private List<SampleBin> Sum(Pyramid pyramid, PyramidLevel level, long start, long end, Int128 width, int count)
    {
        Int128 unit = Int128.One << level.Shift;
        Int128 aligned = (width + unit - 1) / unit * unit;
        // Edges stand at multiples of the width, so that bins stay the same when the range moves.
        while (Ceiling(end, aligned) - Floor(start, aligned) > count * aligned) aligned += unit;
        var bins = new List<SampleBin>();
        for (Int128 edge = Floor(start, aligned); edge < end; edge += aligned)
        {
            long from = (long)Int128.Max(edge, start);
            long before = (long)Int128.Min(edge + aligned, end);
            PyramidBin sum = default;
            _upkeep.Collect(pyramid, level, from, before, ref sum);
            bins.Add(SampleBin.Of(from, before, in sum));
        }
        return bins;
    }

    private static Int128 Floor(Int128 time, Int128 width)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(time, width);
        return (rest < 0 ? quotient - 1 : quotient) * width;
    }

    private static Int128 Ceiling(Int128 time, Int128 width) => -Floor(-time, width);
}
