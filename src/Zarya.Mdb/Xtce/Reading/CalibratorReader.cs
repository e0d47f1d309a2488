using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>CalibratorType</c>, default and by context.</summary>
internal static class CalibratorReader
{
    /// <summary>Coefficients are kept densely by exponent; beyond this a formula takes less.</summary>
    private const int HighestExponent = 255;

    internal static CalibratorSet ReadSet(XtceElement encoding, ReadScope scope)
    {
        Calibrator? unconditional = encoding.Child("DefaultCalibrator") is { } element ? Read(element, scope) : null;
        var contexts = new List<ContextCalibrator>();
        if (encoding.Child("ContextCalibratorList") is { } list)
        {
            foreach (XtceElement row in list.Each("ContextCalibrator"))
            {
                if (row.Child("ContextMatch") is not { } match) row.Error("missing-element", "ContextCalibrator needs a ContextMatch");
                else if (row.Child("Calibrator") is not { } calibrator) row.Error("missing-element", "ContextCalibrator needs a Calibrator");
                else
                {
                    MatchCriteria context = CriteriaReader.Read(match, scope);
                    if (Read(calibrator, scope) is { } what) contexts.Add(new ContextCalibrator(context, what));
                }
            }
        }
        return unconditional is null && contexts.Count == 0 ? CalibratorSet.None : new CalibratorSet(unconditional, contexts);
    }

    private static Calibrator? Read(XtceElement element, ReadScope scope)
    {
        DescriptionReader.Pass(element);
        string? name = element.Trimmed("name");
        foreach (XtceElement child in element.Children)
        {
            switch (child.Name)
            {
                case "PolynomialCalibrator": Enter(child, ref name); return ReadPolynomial(child, name);
                case "SplineCalibrator": Enter(child, ref name); return ReadSpline(child, name);
                case "MathOperationCalibrator":
                    Enter(child, ref name);
                    return new MathOperationCalibrator { Name = name, Operation = MathReader.Read(child, scope), Where = child.Where };
            }
        }
        element.Error("missing-element", $"{element.Name} needs a PolynomialCalibrator, a SplineCalibrator or a MathOperationCalibrator");
        return null;
    }

    private static void Enter(XtceElement child, ref string? name)
    {
        DescriptionReader.Pass(child.Understand());
        name = child.Trimmed("name") ?? name;
    }

    private static Calibrator? ReadPolynomial(XtceElement element, string? name)
    {
        var terms = new List<(double Coefficient, double Exponent)>();
        bool isUsable = true;
        foreach (XtceElement term in element.Each("Term"))
        {
            double? coefficient = term.Required("coefficient") is { } c ? term.ToNumber("coefficient", c) : null;
            double? exponent = term.Required("exponent") is { } e ? term.ToNumber("exponent", e) : null;
            if (coefficient is null || exponent is null) isUsable = false;
            else terms.Add((coefficient.Value, exponent.Value));
        }
        if (!isUsable) return null;
        if (terms.Count == 0)
        {
            element.Error("missing-element", "PolynomialCalibrator needs at least one Term");
            return null;
        }
        if (terms.Any(t => t.Exponent is < 0 or > HighestExponent || t.Exponent != Math.Floor(t.Exponent))) return ToFormula(terms, name, element.Where);
        double[] coefficients = new double[(int)terms.Max(t => t.Exponent) + 1];
        foreach ((double coefficient, double exponent) in terms) coefficients[(int)exponent] += coefficient;
        return new PolynomialCalibrator { Name = name, Coefficients = coefficients, Where = element.Where };
    }

    /// <summary>1.1 allows any exponent: such a sum is a formula.</summary>
    private static MathOperationCalibrator ToFormula(List<(double Coefficient, double Exponent)> terms, string? name, SourceLine where)
    {
        var formula = new List<MathTerm>();
        foreach ((double coefficient, double exponent) in terms)
        {
            bool isFirst = formula.Count == 0;
            formula.Add(new MathTerm { Kind = MathTermKind.Value, Value = coefficient, Where = where });
            formula.Add(new MathTerm { Kind = MathTermKind.ThisParameter, Where = where });
            formula.Add(new MathTerm { Kind = MathTermKind.Value, Value = exponent, Where = where });
            formula.Add(new MathTerm { Kind = MathTermKind.Operator, Operator = MathOperator.Power, Where = where });
            formula.Add(new MathTerm { Kind = MathTermKind.Operator, Operator = MathOperator.Multiply, Where = where });
            if (!isFirst) formula.Add(new MathTerm { Kind = MathTermKind.Operator, Operator = MathOperator.Add, Where = where });
        }
        return new MathOperationCalibrator { Name = name, Operation = new MathOperation(formula) { Where = where }, Where = where };
    }

    private static SplineCalibrator? ReadSpline(XtceElement element, string? name)
    {
        int order = element.Integer32("order", 0) ?? 1;
        bool extrapolate = element.Flag("extrapolate");
        var points = new List<SplinePoint>();
        foreach (XtceElement point in element.Each("SplinePoint"))
        {
            // 1.2 lets a point override the order of the whole; the default it carries (1) says nothing when the whole says 0.
            if (point.Integer32("order", 0) is { } own && own != order)
                point.Report(DiagnosticSeverity.Unsupported, "unsupported-point-order", $"order {own} of a point differs from order {order} of its spline; the spline's is used");
            double? raw = point.Required("raw") is { } r ? point.ToNumber("raw", r) : null;
            double? calibrated = point.Required("calibrated") is { } c ? point.ToNumber("calibrated", c) : null;
            if (raw is not null && calibrated is not null) points.Add(new SplinePoint(raw.Value, calibrated.Value));
        }
        if (order > 1) element.Report(DiagnosticSeverity.Unsupported, "unsupported-spline-order", $"splines of order {order} are not evaluated; use order 1 with more points");
        return new SplineCalibrator { Name = name, Order = order, Extrapolate = extrapolate, Points = [.. points.OrderBy(p => p.Raw)], Where = element.Where };
    }
}
