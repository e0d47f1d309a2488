using MathNet.Numerics.Distributions;

namespace Zarya.Leaks.Scoring;

/// <summary>Figures of many runs.</summary>
internal static class ScoreFigures
{
    /// <summary>Hours of a Julian year.</summary>
    public const double HoursPerYear = 8_766;

    /// <summary>The value below which a part of the values lies, between neighbours in proportion; missed ones count as infinite, and NaN comes of no values.</summary>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return double.NaN;
        double at = part * (sorted.Length - 1);
        int below = (int)Math.Floor(at), above = Math.Min(below + 1, sorted.Length - 1);
        if (below == above || sorted[below].Equals(sorted[above])) return sorted[below];
        return double.IsInfinity(sorted[above]) ? (at > below ? sorted[above] : sorted[below]) : sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The part that is true; NaN of none.</summary>
    public static double Part(IEnumerable<bool> values)
    {
        (int all, int yes) = (0, 0);
        foreach (bool value in values) (all, yes) = (all + 1, yes + (value ? 1 : 0));
        return all == 0 ? double.NaN : (double)yes / all;
    }

    /// <summary>Upper 95 % bound of a yearly rate of which <paramref name="count"/> events were seen (Poisson, exact: half the χ² quantile of 2(n + 1) degrees; Garwood 1936).</summary>
    public static double PoissonUpperPerYear(long count, double years) => years > 0 ? Gamma.InvCDF(count + 1, 1, 0.95) / years : double.PositiveInfinity;
}
