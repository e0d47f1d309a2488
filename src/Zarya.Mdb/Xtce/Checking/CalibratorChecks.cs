using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Splines have enough points, formulas leave one value.</summary>
internal static class CalibratorChecks
{
    internal static void Run(XtceDraft draft, List<DataType> types)
    {
        var seen = new HashSet<DataEncoding>(ReferenceEqualityComparer.Instance);
        foreach (DataType type in types)
        {
            if (type.Encoding is not { } encoding || !seen.Add(encoding)) continue;
            CalibratorSet? set = (encoding as IntegerDataEncoding)?.Calibrators ?? (encoding as FloatDataEncoding)?.Calibrators;
            if (set is null) continue;
            if (set.Default is SplineCalibrator spline) CheckSpline(draft, type, spline);
            foreach (ContextCalibrator context in set.Contexts)
                if (context.Calibrator is SplineCalibrator conditional) CheckSpline(draft, type, conditional);
        }
        foreach ((MathOperation operation, XtceElement element) in draft.Operations) CheckFormula(operation, element);
    }

    private static void CheckSpline(XtceDraft draft, DataType type, SplineCalibrator spline)
    {
        int least = spline.Order == 0 ? 1 : 2;
        if (spline.Points.Count < least) draft.Error("spline-points", $"a spline of order {spline.Order} needs at least {least} SplinePoints", spline.Where, type.QualifiedName);
        for (int i = 1; i < spline.Points.Count; i++)
        {
            if (spline.Points[i].Raw == spline.Points[i - 1].Raw)
                draft.Error("spline-duplicate", $"two SplinePoints have raw {FormattableString.Invariant($"{spline.Points[i].Raw}")}; remove one", spline.Where, type.QualifiedName);
        }
    }

    /// <summary>Runs the formula on a stack that only has a height.</summary>
    private static void CheckFormula(MathOperation operation, XtceElement element)
    {
        int height = 0;
        foreach (MathTerm term in operation.Terms)
        {
            if (term.Kind == MathTermKind.ThisParameter && element.Name == "MathOperation")
                element.Report(DiagnosticSeverity.Warning, "this-parameter", "ThisParameterOperand has a meaning in calibrators only; name the parameter with ParameterInstanceRefOperand");
            (int taken, int left) = term.Kind == MathTermKind.Operator ? Effect(term.Operator) : (0, 1);
            if (height < taken)
            {
                element.Error("math-stack", $"the operator at line {term.Where.Line} takes {taken} values and only {height} are there; operands stand before operators");
                return;
            }
            height += left - taken;
        }
        if (height != 1) element.Error("math-stack", $"the formula leaves {height} values; it must leave exactly one");
    }

    /// <summary>Values an operator takes and leaves (XTCE <c>MathOperatorsType</c>).</summary>
    private static (int Taken, int Left) Effect(MathOperator op) => op switch
    {
        MathOperator.Swap => (2, 2),
        MathOperator.Drop => (1, 0),
        MathOperator.Duplicate => (1, 2),
        MathOperator.Over => (2, 3),
        MathOperator.Ln or MathOperator.Log10 or MathOperator.Exp or MathOperator.Reciprocal or MathOperator.Factorial or MathOperator.Tan or MathOperator.Cos
            or MathOperator.Sin or MathOperator.Atan or MathOperator.Acos or MathOperator.Asin or MathOperator.Tanh or MathOperator.Cosh or MathOperator.Sinh
            or MathOperator.Atanh or MathOperator.Acosh or MathOperator.Asinh or MathOperator.BitNot or MathOperator.LogicalNot or MathOperator.Abs
            or MathOperator.Truncate => (1, 1),
        _ => (2, 1),
    };
}
