using Zarya.Simulation.Station;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Scoring;

/// <summary>The yardstick as tuned to one false alarm in a year of busy life, at each level of realism: <c>zarya leak score leak-cases.json --tune-yardstick --years 4</c>, the station of August 2018.</summary>
internal static class YardstickThresholds
{
    /// <summary>At every rate the earliest of the walks that were tried.</summary>
    private static readonly (double DiffusionMmHg2PerH, double Threshold) s_plain = (0.0075, 6.89);

    /// <summary>All walks are equally late for what can be found; this one asks least of the short windows, which see the largest leaks.</summary>
    private static readonly (double DiffusionMmHg2PerH, double Threshold) s_unfriendly = (2, 10.8);

    public static RampTestOptions For(StationPlan plan, Realism realism)
    {
        (double diffusion, double threshold) = realism.IsUnfriendly ? s_unfriendly : s_plain;
        return RampTestOptions.For(plan) with { DiffusionMmHg2PerH = diffusion, Threshold = threshold };
    }
}
