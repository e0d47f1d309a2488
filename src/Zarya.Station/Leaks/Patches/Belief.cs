namespace Zarya.Station.Leaks.Patches;

/// <summary>What is believed of the part of an area that a patch left, on a grid from 0 to <see cref="PatchGrade.MostPart"/> of the area before.</summary>
internal sealed class Belief
{
    // The grid is finest where "sealed" is told from "nearly sealed".
    private static readonly (double From, double To, int Cells, double First, double Second)[] s_prior =
        [(0, PatchGrade.HoldsPart, 50, 0.2, 0.45), (PatchGrade.HoldsPart, PatchGrade.NothingDonePart, 150, 0.6, 0.45), (PatchGrade.NothingDonePart, PatchGrade.MostPart, 50, 0.2, 0.1)];

    // Nodes and weights of the three-point rule for a normal law: 0, ±√3; 2/3, 1/6.
    private static readonly (double Z, double Weight)[] s_before = [(-1.7320508, 1.0 / 6), (0, 2.0 / 3), (1.7320508, 1.0 / 6)];
    private readonly List<(double Part, double Width, double Probability)> _cells = [];
    private readonly double _beforeMm2;

    private Belief(double beforeMm2) => _beforeMm2 = beforeMm2;

    /// <summary>The belief after a measurement; areas in mm².</summary>
    public static Belief Of((double Mm2, double SdMm2) beforePatch, (double Mm2, double SdMm2) afterPatch, bool isSecond)
    {
        (double before, double beforeSd) = beforePatch;
        (double after, double afterSd) = afterPatch;
        var belief = new Belief(before);
        double sum = 0;
        // Measurements outside what can be are told by the nearest that can: relative to the best cell nothing underflows.
        double nearest = Math.Clamp(after, 0, PatchGrade.MostPart * before), best = (after - nearest) / afterSd;
        foreach ((double from, double to, int cells, double first, double second) in s_prior)
        {
            double width = (to - from) / cells, weight = isSecond ? second : first;
            for (int i = 0; i < cells; i++)
            {
                double part = from + ((i + 0.5) * width), likelihood = 0;
                foreach ((double z, double w) in s_before)
                {
                    double off = (after - (part * Math.Max(0.1 * before, before + (z * beforeSd)))) / afterSd;
                    likelihood += w * Math.Exp(Math.Min(0, -0.5 * ((off * off) - (best * best))));
                }

                belief._cells.Add((part, width, weight / cells * likelihood));
                sum += weight / cells * likelihood;
            }
        }

        for (int i = 0; i < belief._cells.Count; i++) belief._cells[i] = belief._cells[i] with { Probability = belief._cells[i].Probability / sum };
        return belief;
    }

    /// <summary>Probability that between two parts of the area before is left.</summary>
    public double Probability(double from, double to) => Math.Min(1, _cells.Where(c => c.Part > from && c.Part < to).Sum(c => c.Probability));

    /// <summary>The area in mm² below which it lies with probability <paramref name="p"/>.</summary>
    public double Quantile(double p)
    {
        double sum = 0;
        foreach ((double part, double width, double probability) in _cells)
        {
            if (sum + probability >= p) return _beforeMm2 * (part + (width * (((p - sum) / probability) - 0.5)));
            sum += probability;
        }

        return _beforeMm2 * PatchGrade.MostPart;
    }
}
