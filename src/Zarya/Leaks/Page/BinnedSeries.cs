using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>
/// Numbers over time in bounded memory: smallest, largest and mean of a bin, at most <see cref="Capacity"/> bins. When time runs past the last one, two bins become one, so that a chart of a year costs what a chart of an hour
/// does and no spike is lost.
/// </summary>
internal sealed class BinnedSeries
{
    /// <summary>More than the pixel columns of a chart; even, so that bins merge in pairs.</summary>
    public const int Capacity = 1_600;

    private readonly SeriesBin[] _bins = new SeriesBin[Capacity];
    private Instant _origin;
    private bool _isBegun;

    /// <summary>Length of a bin.</summary>
    public Duration Width { get; private set; } = Duration.FromSeconds(15);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => !_isBegun;

    /// <summary>Takes a number; one that is not finite, and one from before the first, are left out.</summary>
    public void Add(Instant time, double value)
    {
        if (!double.IsFinite(value)) return;
        if (!_isBegun) (_origin, _isBegun) = (time, true);
        if (time < _origin) return;
        long offset = time.TaiNanoseconds - _origin.TaiNanoseconds;
        while (offset / Width.Nanoseconds >= Capacity) Halve();
        ref SeriesBin bin = ref _bins[offset / Width.Nanoseconds];
        bin = bin.With(value);
    }

    /// <summary>The bins that hold something, in order, each with the middle of its time.</summary>
    public IEnumerable<(Instant Middle, SeriesBin Bin)> Bins()
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_bins[i].Count > 0) yield return (_origin + (Width * i) + Duration.FromNanoseconds(Width.Nanoseconds / 2), _bins[i]);
        }
    }

    private void Halve()
    {
        for (int i = 0; i < Capacity / 2; i++) _bins[i] = _bins[2 * i].And(_bins[(2 * i) + 1]);
        Array.Clear(_bins, Capacity / 2, Capacity / 2);
        Width *= 2;
    }
}

/// <summary>What fell into one bin.</summary>
internal readonly record struct SeriesBin(int Count, double Min, double Max, double Sum)
{
    public double Mean => Sum / Count;

    public SeriesBin With(double value) => Count == 0 ? new SeriesBin(1, value, value, value) : new SeriesBin(Count + 1, Math.Min(Min, value), Math.Max(Max, value), Sum + value);

    public SeriesBin And(SeriesBin other) =>
        Count == 0 ? other : other.Count == 0 ? this : new SeriesBin(Count + other.Count, Math.Min(Min, other.Min), Math.Max(Max, other.Max), Sum + other.Sum);
}
