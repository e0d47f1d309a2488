using MathNet.Numerics;

namespace Zarya.Station.Leaks.Patches;

/// <summary>Grades a patch from the effective areas measured before and after it.</summary>
/// <remarks>
/// The residual is normal about the measurement, cut off at 0 because no patch sucks: a truncated normal law under a flat prior. It holds when at most 5 % of the area before is left
/// (design/leak-files.md); the area before is itself known with a standard deviation, over which the probability is averaged.
/// </remarks>
public static class PatchGrade
{
    /// <summary>At most 5 % is left, 95 % sure.</summary>
    public const string Holds = "holds";

    /// <summary>More than 5 % is left and clearly less than before.</summary>
    public const string Reduced = "reduced, not sealed";

    /// <summary>At least 80 % is left, 95 % sure, or more than a fifth less than before is not likely.</summary>
    public const string DoesNotHold = "does not hold";

    /// <summary>None of these is 95 % sure.</summary>
    public const string TooEarly = "too early to say";

    private const double HoldsPart = 0.05, NothingDonePart = 0.8, Sure = 0.95;
    // Nodes and weights of the three-point rule for a normal law: 0, ±√3; 2/3, 1/6.
    private static readonly (double Z, double Weight)[] s_before = [(-1.7320508, 1.0 / 6), (0, 2.0 / 3), (1.7320508, 1.0 / 6)];

    /// <summary>Grades.</summary>
    /// <param name="beforeMm2">Cd·A before the patch, over 0, mm².</param>
    /// <param name="beforeSdMm2">Its standard deviation.</param>
    /// <param name="afterMm2">Cd·A measured since the patch; may come out below 0.</param>
    /// <param name="afterSdMm2">Its standard deviation, over 0.</param>
    /// <param name="sinceMin">Minutes of measurement since the patch, over 0.</param>
    /// <param name="floorSdMm2">Standard deviation that no wait undercuts, because the background moves: the rest falls with minutes^−1.5 (facts/leak-statistics.md section 4).</param>
    public static PatchVerdict Grade(double beforeMm2, double beforeSdMm2, double afterMm2, double afterSdMm2, double sinceMin, double floorSdMm2)
    {
        if (!(beforeMm2 > 0) || !(afterSdMm2 > 0) || !double.IsFinite(afterMm2) || !double.IsFinite(afterSdMm2))
            return new(new Estimate(double.NaN, double.NaN, double.NaN), 0, double.PositiveInfinity, TooEarly);
        Estimate residual = new(Quantile(afterMm2, afterSdMm2, 0.5), Quantile(afterMm2, afterSdMm2, 0.05), Quantile(afterMm2, afterSdMm2, 0.95));
        double holds = Below(HoldsPart, beforeMm2, beforeSdMm2, afterMm2, afterSdMm2), reduced = Below(NothingDonePart, beforeMm2, beforeSdMm2, afterMm2, afterSdMm2);
        string words = holds >= Sure ? Holds : 1 - reduced >= Sure ? DoesNotHold : holds > 1 - Sure ? TooEarly : reduced >= 0.5 ? Reduced : DoesNotHold;
        return new(residual, holds, Wait(holds, HoldsPart * beforeMm2, Math.Max(0, afterMm2), afterSdMm2, sinceMin, floorSdMm2), words);
    }

    private static double Wait(double holds, double threshold, double residual, double sd, double since, double floor)
    {
        if (holds is >= 0.99 or <= 0.01) return 0;
        // The standard deviation at which a residual where it now seems to be is 99 % on one side of the threshold.
        double needed = residual > threshold ? (residual - threshold) / 2.326 : Needed(threshold, residual);
        double white = (needed * needed) - (floor * floor), now = (sd * sd) - (floor * floor);
        if (!(white > 0)) return double.PositiveInfinity;
        return now <= white ? 0 : since * (Math.Pow(now / white, 1.0 / 3) - 1);
    }

    private static double Needed(double threshold, double residual)
    {
        (double low, double high) = (1e-6 * threshold, threshold);
        for (int i = 0; i < 60; i++)
        {
            double mid = 0.5 * (low + high);
            if (Cumulative(threshold, residual, mid) >= 0.99) low = mid;
            else high = mid;
        }
        return low;
    }

    private static double Below(double part, double before, double beforeSd, double after, double afterSd)
    {
        double sum = 0;
        foreach ((double z, double weight) in s_before) sum += weight * Cumulative(part * Math.Max(0, before + (z * beforeSd)), after, afterSd);
        return sum;
    }

    /// <summary>Probability below x of a normal law cut off at 0.</summary>
    private static double Cumulative(double x, double mean, double sd)
    {
        // Tails as complements: far below 0 both differ from 1 by less than rounding.
        double above0 = Upper(-mean / sd), aboveX = Upper((x - mean) / sd);
        return above0 <= 0 ? 1 : 1 - (aboveX / above0);
    }

    private static double Quantile(double mean, double sd, double p)
    {
        double above0 = Upper(-mean / sd);
        if (above0 < 1e-280) return 0;
        return Math.Max(0, mean + (sd * Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * (1 - p) * above0)));
    }

    private static double Upper(double z) => 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));
}
