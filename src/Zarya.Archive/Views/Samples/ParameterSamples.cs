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

    /// <inheritdoc/>
    public void Dispose() => _scan.Dispose();

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
