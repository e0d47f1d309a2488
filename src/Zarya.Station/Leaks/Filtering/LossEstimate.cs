using MathNet.Numerics.Distributions;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>Numbers about a loss from a normal belief about it, cut off at nought.</summary>
internal static class LossEstimate
{
    /// <summary>Median and 5–95 % of a normal variable of which only what is positive can be.</summary>
    public static Estimate Positive(double mean, double sd)
    {
        if (!(sd > 0)) return new(Math.Max(0, mean), Math.Max(0, mean), Math.Max(0, mean));
        double below = Normal.CDF(0, 1, -mean / sd);
        return new(At(0.5), At(0.05), At(0.95));

        double At(double q)
        {
            double p = below + (q * (1 - below));
            // Far on the wrong side the tail is an exponential with the tail's slope.
            return p >= 1 - 1e-15 ? -Math.Log(1 - q) * sd / Math.Max(1, -mean / sd) : Math.Max(0, mean + (sd * Normal.InvCDF(0, 1, p)));
        }
    }

    /// <summary>The estimate times a factor that is itself uncertain by <paramref name="relativeSd"/>.</summary>
    public static Estimate Times(Estimate e, double factor, double relativeSd)
    {
        double up = Math.Log(e.P95 / e.Median) / 1.645, down = Math.Log(e.Median / Math.Max(e.P05, 1e-12 * e.Median)) / 1.645;
        if (!double.IsFinite(up) || !double.IsFinite(down)) return new(e.Median * factor, e.P05 * factor, e.P95 * factor);
        up = Math.Sqrt((up * up) + (relativeSd * relativeSd));
        down = Math.Sqrt((down * down) + (relativeSd * relativeSd));
        return new(e.Median * factor, e.Median * factor * Math.Exp(-1.645 * down), e.Median * factor * Math.Exp(1.645 * up));
    }
}
