using Zarya.Archive.Views.Samples;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Sorts values, which come ascending by time, into bins of one width.</summary>
/// <param name="start">Where the first bin begins, TAI ns.</param>
/// <param name="end">Where the last one ends.</param>
/// <param name="width">How wide they are, ns.</param>
internal sealed class SampleScan(long start, long end, long width)
{
    private readonly List<SampleBin> _bins = [];
    private long _index = -1;
    private SampleBin _bin;
    private double _sum;

    /// <summary>Adds a value; NaN for one that is no number.</summary>
    public void Add(long time, double value)
    {
        long index = (long)(((Int128)time - start) / width);
        var at = Instant.FromTaiNanoseconds(time);
        if (index != _index)
        {
            Flush();
            _index = index;
            _sum = value;
            long from = (long)(start + (Int128)index * width);
            _bin = Empty(from, (long)Int128.Min((Int128)from + width, end)) with { Count = 1, First = value, Min = value, Max = value, Last = value, FirstTime = at, LastTime = at, MinTime = at, MaxTime = at };
            return;
        }
        _sum += value;
        _bin = _bin with
        {
            Count = _bin.Count + 1,
            Min = Math.Min(_bin.Min, value),
            Max = Math.Max(_bin.Max, value),
            Last = value,
            LastTime = at,
            MinTime = value < _bin.Min ? at : _bin.MinTime,
            MaxTime = value > _bin.Max ? at : _bin.MaxTime,
        };
    }

    /// <summary>The bins that have values, ascending.</summary>
    public IReadOnlyList<SampleBin> Bins()
    {
        Flush();
        return _bins;
    }

    /// <summary>A bin without values.</summary>
    public static SampleBin Empty(long from, long before)
    {
        var at = Instant.FromTaiNanoseconds(from);
        return new SampleBin(at, Instant.FromTaiNanoseconds(before), 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, at, at);
    }

    private void Flush()
    {
        if (_index >= 0) _bins.Add(_bin with { Mean = _sum / _bin.Count });
        _index = -1;
    }
}
