using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>An estimate over time: its median and the ends of its interval.</summary>
internal sealed class EstimateSeries
{
    public BinnedSeries Median { get; } = new();

    public BinnedSeries P05 { get; } = new();

    public BinnedSeries P95 { get; } = new();

    public void Add(Instant time, Estimate estimate)
    {
        Median.Add(time, estimate.Median);
        P05.Add(time, estimate.P05);
        P95.Add(time, estimate.P95);
    }
}
