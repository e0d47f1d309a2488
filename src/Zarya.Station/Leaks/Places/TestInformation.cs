namespace Zarya.Station.Leaks.Places;

/// <summary>Information of a noisy two-way test: bits that a normal reading tells about a yes or no.</summary>
/// <remarks>
/// I(p, d) = H(p) − E[H(p | x)], x normal with unit deviation and means d apart (Lindley's expected information gain, facts/leak-statistics.md section 5); worked out once on a grid and
/// interpolated, error under 0.01 bit.
/// </remarks>
internal static class TestInformation
{
    private const int Odds = 41, Separations = 49;
    private const double OddsReach = 10, SeparationReach = 12;
    private static readonly double[,] s_bits = Table();

    /// <summary>Bits of an error-free answer whose yes has probability p.</summary>
    public static double Entropy(double p) => p is <= 0 or >= 1 ? 0 : -((p * Math.Log2(p)) + ((1 - p) * Math.Log2(1 - p)));

    /// <summary>Bits of an answer read in noise.</summary>
    /// <param name="p">Probability of yes.</param>
    /// <param name="separation">Distance of the means in standard deviations, 0 or more.</param>
    public static double Bits(double p, double separation)
    {
        double entropy = Entropy(p);
        if (entropy == 0 || !(separation > 0)) return 0;
        double x = (Math.Clamp(Math.Log(p / (1 - p)), -OddsReach, OddsReach) + OddsReach) / (2 * OddsReach) * (Odds - 1);
        double y = Math.Min(separation, SeparationReach) / SeparationReach * (Separations - 1);
        int i = Math.Min((int)x, Odds - 2), j = Math.Min((int)y, Separations - 2);
        double u = x - i, v = y - j;
        double share = ((1 - u) * (((1 - v) * s_bits[i, j]) + (v * s_bits[i, j + 1]))) + (u * (((1 - v) * s_bits[i + 1, j]) + (v * s_bits[i + 1, j + 1])));
        return entropy * share;
    }

    private static double[,] Table()
    {
        double[,] table = new double[Odds, Separations];
        for (int i = 0; i < Odds; i++)
            for (int j = 1; j < Separations; j++)
                table[i, j] = Share(1 / (1 + Math.Exp(OddsReach - (2 * OddsReach * i / (Odds - 1)))), SeparationReach * j / (Separations - 1));
        return table;
    }

    /// <summary>The part of the entropy that the reading takes away.</summary>
    private static double Share(double p, double d)
    {
        const double step = 0.05;
        double left = 0;
        for (double x = -7; x <= d + 7; x += step)
        {
            double yes = p * Density(x - d), no = (1 - p) * Density(x);
            if (yes + no > 0) left += (yes + no) * Entropy(yes / (yes + no)) * step;
        }
        return Math.Clamp(1 - (left / Entropy(p)), 0, 1);
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
