using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks;

/// <summary>Makes what is said out of what is known.</summary>
internal static class Assess
{
    public static LossState Quiet(VolumeWatch volume, StationPlan plan, LeakWatchOptions options)
    {
        double p = 1 / (1 + Math.Exp(-Math.Clamp(volume.Evidence.LogOdds, -50, 50)));
        volume.Evidence.Mixture(volume.Best.Leaks, volume.Filters.ToList().IndexOf(volume.Best), out double rate, out double sd, out _);
        double ordinary = volume.Best.State[CabinState.Loss], ordinaryVariance = volume.Best.Covariance(CabinState.Loss, CabinState.Loss);
        double mean = ordinary + (p * rate), variance = ordinaryVariance + (p * sd * sd) + (p * (1 - p) * rate * rate);
        return State(volume, p, mean, Math.Sqrt(variance), plan, options);
    }

    public static LossState Loss(VolumeWatch volume, double rate, double sd, StationPlan plan, LeakWatchOptions options)
    {
        double ordinary = volume.Best.State[CabinState.Loss], ordinaryVariance = volume.Best.Covariance(CabinState.Loss, CabinState.Loss);
        return State(volume, 1 / (1 + Math.Exp(-Math.Clamp(volume.Evidence.LogOdds, -50, 50))), ordinary + rate, Math.Sqrt((sd * sd) + ordinaryVariance), plan, options);
    }

    private static LossState State(VolumeWatch volume, double p, double mean, double sd, StationPlan plan, LeakWatchOptions options)
    {
        double pressure = volume.Best.Pressure;
        Estimate rate = LossEstimate.Positive(mean, sd), none = default;
        double k = volume.Memory.VolumeM3 / (199.643 * 3600 * pressure) * 1e6;
        return new LossState(p, rate, LossEstimate.Times(rate, volume.Memory.VolumeM3 * 0.0015683 * 24, 0.04), LossEstimate.Times(rate, k, 0.04), none, none, none, none, pressure, double.NaN,
            default, [], volume.Modules, [], []);
    }
}
