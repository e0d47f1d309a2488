namespace Zarya.Station.Leaks.Places;

/// <summary>The effective areas that are considered: Cd·A from 10⁻³ to 10⁴ mm², evenly in the logarithm, 2.3 % from one to the next, finer than volumes are known.</summary>
internal static class AreaGrid
{
    public const int Count = 700;
    private const double Low = 1e-3;
    private static readonly double s_step = Math.Log(1e7) / (Count - 1);

    /// <summary>Cd·A in mm², ascending.</summary>
    public static double[] Mm2 { get; } = [.. Enumerable.Range(0, Count).Select(k => Low * Math.Exp(k * s_step))];

    /// <summary>Weights before any rate is known: even in the logarithm.</summary>
    public static double[] Flat() => [.. Enumerable.Repeat(1.0 / Count, Count)];

    /// <summary>Weights for an area known as median and relative standard deviation: log-normal, with a broad part of one in a thousand so that a wrong rate cannot forbid the truth.</summary>
    public static double[] About(double medianMm2, double relativeSd)
    {
        double centre = Math.Log(medianMm2), sd = Math.Max(relativeSd, s_step);
        double[] weights = new double[Count];
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            double away = Math.Log(Mm2[k]) - centre;
            double z = away / sd, broad = away / Math.Max(1, 3 * sd);
            sum += weights[k] = Math.Exp(-0.5 * z * z) + (1e-3 * Math.Exp(-0.5 * broad * broad));
        }
        for (int k = 0; k < Count; k++) weights[k] /= sum;
        return weights;
    }

    /// <summary>Median and 90 % interval of weights over the grid, in mm²; the weights need not be normalised.</summary>
    public static Estimate Quantiles(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double w in weights) total += w;
        return total > 0 ? new Estimate(At(weights, 0.5 * total), At(weights, 0.05 * total), At(weights, 0.95 * total)) : new Estimate(double.NaN, double.NaN, double.NaN);
    }

    private static double At(ReadOnlySpan<double> weights, double mass)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double next = sum + weights[k];
            // Each weight is spread over its cell, half a step either side.
            if (next >= mass && weights[k] > 0) return Mm2[k] * Math.Exp(s_step * (((mass - sum) / weights[k]) - 0.5));
            sum = next;
        }
        return Mm2[^1];
    }
}
