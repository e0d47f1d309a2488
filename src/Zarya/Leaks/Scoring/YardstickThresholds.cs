using Zarya.Simulation.Station;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Scoring;

/// <summary>The yardstick as tuned to one false alarm in a year of busy life, at each level of realism.</summary>
internal static class YardstickThresholds
{
    /// <summary>Plain: theory's value for white noise until <c>zarya leak score --tune-yardstick --years Y</c> has been run at length.</summary>
    public const double Plain = 5.57;

    /// <summary>Unfriendly: as <see cref="Plain"/>.</summary>
    public const double Unfriendly = 5.57;

    public static RampTestOptions For(StationPlan plan, Realism realism) => RampTestOptions.For(plan) with { Threshold = realism.IsUnfriendly ? Unfriendly : Plain };
}
