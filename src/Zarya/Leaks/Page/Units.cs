using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page;

/// <summary>Estimates in other units.</summary>
internal static class Units
{
    /// <summary>The estimate times a positive factor.</summary>
    public static Estimate Times(Estimate estimate, double factor) => new(estimate.Median * factor, estimate.P05 * factor, estimate.P95 * factor);

    /// <summary>Seconds for 1 mmHg from a rate in mmHg/h: the ends change places. A rate of nothing takes for ever.</summary>
    public static Estimate SecondsPerMmHg(Estimate rate) => new(Seconds(rate.Median), Seconds(rate.P95), Seconds(rate.P05));

    private static double Seconds(double rate) => double.IsNaN(rate) ? double.NaN : rate <= 0 ? double.PositiveInfinity : 3_600 / rate;
}
