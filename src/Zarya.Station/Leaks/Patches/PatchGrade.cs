using MathNet.Numerics;

namespace Zarya.Station.Leaks.Patches;

/// <summary>Grades a patch from the effective areas measured before and after it.</summary>
/// <remarks>
/// A patch seals (at most 5 % of the area before is left, which is "holds" in design/leak-files.md), helps, or does nothing: before anything is measured these have probabilities of 0.2, 0.6 and 0.2 (0.45, 0.45 and 0.1 for a patch over one that helped), even
/// within 0–5 %, 5–80 % and 80–130 % of the area before. The measurement is normal. Most patches on record helped at first and few sealed (facts/missions.md section 2). Without the first of these laws "sealed" would be a point that no measurement could ever make likely. The area
/// before is itself known with a standard deviation, over which the probabilities are averaged.
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

    internal const double HoldsPart = 0.05, NothingDonePart = 0.8;
    private const double Sure = 0.95;
    internal const double MostPart = 1.3;

    /// <summary>Grades.</summary>
    /// <param name="before">Cd·A before the patch, over 0, and its standard deviation, mm².</param>
    /// <param name="after">Cd·A measured since, which may come out below 0, and its standard deviation, over 0, mm².</param>
    /// <param name="sinceMin">Minutes of measurement since the patch, over 0.</param>
    /// <param name="floorSdMm2">Standard deviation that no wait undercuts, because the background moves: the rest falls with minutes^−1.5 (facts/leak-statistics.md section 4).</param>
    /// <param name="isSecond">Whether an earlier patch in the same place helped: one over it is made to finish the work.</param>
    public static PatchVerdict Grade((double Mm2, double SdMm2) before, (double Mm2, double SdMm2) after, double sinceMin, double floorSdMm2, bool isSecond = false)
    {
        (double beforeMm2, double beforeSdMm2) = before;
        (double afterMm2, double afterSdMm2) = after;
        if (!(beforeMm2 > 0) || !(afterSdMm2 > 0) || !double.IsFinite(afterMm2) || !double.IsFinite(afterSdMm2))
            return new(new Estimate(double.NaN, double.NaN, double.NaN), 0, double.PositiveInfinity, TooEarly);
        var belief = Belief.Of(before, after, isSecond);
        // Where "sealed" is more than a twentieth of what is believed, nothing at all may be left.
        Estimate residual = new(belief.Quantile(0.5), belief.Probability(0, HoldsPart) > 0.05 ? 0 : belief.Quantile(0.05), belief.Quantile(0.95));
        double holds = belief.Probability(0, HoldsPart), nothing = belief.Probability(NothingDonePart, MostPart);
        string words = holds >= Sure ? Holds : nothing >= Sure ? DoesNotHold : holds <= 1 - Sure && nothing <= 0.2 ? Reduced : TooEarly;
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

    /// <summary>Probability below x of a normal law cut off at 0.</summary>
    private static double Cumulative(double x, double mean, double sd)
    {
        // Tails as complements: far below 0 both differ from 1 by less than rounding.
        double above0 = Upper(-mean / sd), aboveX = Upper((x - mean) / sd);
        return above0 <= 0 ? 1 : 1 - (aboveX / above0);
    }

    private static double Upper(double z) => 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));
}
