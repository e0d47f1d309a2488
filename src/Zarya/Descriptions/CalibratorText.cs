using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Calibrators, by context.</summary>
internal static class CalibratorText
{
    public static void Write(TextWriter output, DataEncoding? encoding, string indent)
    {
        CalibratorSet set = encoding switch
        {
            IntegerDataEncoding i => i.Calibrators,
            FloatDataEncoding f => f.Calibrators,
            _ => CalibratorSet.None,
        };
        foreach (ContextCalibrator context in set.Contexts) Write(output, context.Calibrator, $", if {CriteriaWords.Of(context.Context)}", indent);
        if (set.Default is { } plain) Write(output, plain, set.Contexts.Count == 0 ? "" : ", else", indent);
    }

    private static void Write(TextWriter output, Calibrator calibrator, string when, string indent)
    {
        switch (calibrator)
        {
            case PolynomialCalibrator polynomial:
                output.WriteLine($"{indent}value      = {FormulaWords.Of(polynomial)}{when}");
                break;
            case MathOperationCalibrator math:
                output.WriteLine($"{indent}value      = {FormulaWords.Of(math.Operation)}{when}");
                break;
            case SplineCalibrator spline:
                WriteSpline(output, spline, when, indent);
                break;
        }
    }

    private static void WriteSpline(TextWriter output, SplineCalibrator spline, string when, string indent)
    {
        string how = spline.Order == 0 ? "steps between points" : "straight lines between points";
        output.WriteLine($"{indent}value      {how}, {(spline.Extrapolate ? "going on beyond them" : "none beyond them")}{when}");
        var table = new TextTable(">raw", ">value");
        foreach (SplinePoint point in spline.Points) table.Add(Numbers.Shortest(point.Raw), Numbers.Shortest(point.Calibrated));
        table.Write(output, indent.Length + 11);
    }
}
