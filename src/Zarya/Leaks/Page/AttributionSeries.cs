using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>The attribution over time, one series a part.</summary>
internal sealed class AttributionSeries
{
    public BinnedSeries Temperature { get; } = new();

    public BinnedSeries Oxygen { get; } = new();

    public BinnedSeries CarbonDioxideAndWater { get; } = new();

    public BinnedSeries Operations { get; } = new();

    public BinnedSeries Ordinary { get; } = new();

    public BinnedSeries Unexplained { get; } = new();

    public BinnedSeries UnexplainedLow { get; } = new();

    public BinnedSeries UnexplainedHigh { get; } = new();

    public void Add(Instant time, Attribution attribution)
    {
        Temperature.Add(time, attribution.Temperature);
        Oxygen.Add(time, attribution.Oxygen);
        CarbonDioxideAndWater.Add(time, attribution.CarbonDioxideAndWater);
        Operations.Add(time, attribution.Operations);
        Ordinary.Add(time, attribution.Ordinary);
        Unexplained.Add(time, attribution.Unexplained);
        // 1.645 standard deviations are the 5-95 % interval of a normal law, as everywhere on the page.
        UnexplainedLow.Add(time, attribution.Unexplained - (1.645 * attribution.UnexplainedSd));
        UnexplainedHigh.Add(time, attribution.Unexplained + (1.645 * attribution.UnexplainedSd));
    }
}
