using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>From raw to engineering numbers (rules 16 and 17).</summary>
internal sealed class NaiveCalibration(NaiveReferences references, NaiveConditions conditions)
{
    /// <summary>The calibrator that applies: the first context that holds, else the default, else none (rule 16).</summary>
    internal Calibrator? Choose(CalibratorSet set) => set.Contexts.FirstOrDefault(c => conditions.Hold(c.Context))?.Calibrator ?? set.Default;

    /// <summary>The engineering value, or <see langword="null"/> if there is none (rule 17).</summary>
    internal double? Apply(Calibrator calibrator, double raw) => calibrator switch
    {
        PolynomialCalibrator polynomial => Polynomial(polynomial.Coefficients, raw),
        SplineCalibrator { Order: 0 } steps => Steps(steps, raw),
        SplineCalibrator { Order: 1 } lines => Lines(lines, raw),
        MathOperationCalibrator math => new NaiveMath(references).Evaluate(math.Operation, raw),
        _ => null,
    };

    private static double Polynomial(IReadOnlyList<double> coefficients, double raw)
    {
        if (coefficients.Count == 0) return 0;
        double sum = coefficients[^1];
        for (int e = coefficients.Count - 2; e >= 0; e--)
        {
            sum *= raw;
            sum += coefficients[e];
        }
        return sum;
    }

    private static double? Steps(SplineCalibrator spline, double raw)
    {
        IReadOnlyList<SplinePoint> points = spline.Points;
        if (points.Count == 0 || double.IsNaN(raw)) return null;
        bool outside = raw < points[0].Raw || raw > points[^1].Raw;
        if (outside && !spline.Extrapolate) return null;
        int below = LastAtOrBelow(points, raw);
        return points[Math.Max(below, 0)].Calibrated;
    }

    private static double? Lines(SplineCalibrator spline, double raw)
    {
        IReadOnlyList<SplinePoint> points = spline.Points;
        int below = LastAtOrBelow(points, raw);
        if (below >= 0 && points[below].Raw == raw) return points[below].Calibrated;
        if (points.Count < 2 || double.IsNaN(raw)) return null;
        bool outside = below < 0 || below == points.Count - 1;
        if (outside && !spline.Extrapolate) return null;
        int piece = Math.Clamp(below, 0, points.Count - 2);
        (double x0, double y0) = (points[piece].Raw, points[piece].Calibrated);
        (double x1, double y1) = (points[piece + 1].Raw, points[piece + 1].Calibrated);
        return y0 + ((raw - x0) * (y1 - y0) / (x1 - x0));
    }

    private static int LastAtOrBelow(IReadOnlyList<SplinePoint> points, double raw)
    {
        int found = -1;
        for (int i = 0; i < points.Count; i++)
            if (points[i].Raw <= raw) found = i;
        return found;
    }
}
