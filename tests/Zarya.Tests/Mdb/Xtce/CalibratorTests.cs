using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class CalibratorTests
{
    private readonly MissionDatabase _database = XtceText.LoadVector("calibrators");

    private CalibratorSet Set(string name) => _database.ParameterType<FloatDataType>(name).Encoding switch
    {
        IntegerDataEncoding integer => integer.Calibrators,
        FloatDataEncoding number => number.Calibrators,
        _ => CalibratorSet.None,
    };

    [Fact]
    public void Polynomial_terms_of_one_exponent_add_up()
    {
        PolynomialCalibrator polynomial = Assert.IsType<PolynomialCalibrator>(Set("Poly").Default);
        Assert.Equal([-1000, 0, 3], polynomial.Coefficients);
        Assert.Equal("c", polynomial.Name);
    }

    [Fact]
    public void Exponents_that_are_no_whole_numbers_become_a_formula()
    {
        MathOperation formula = Assert.IsType<MathOperationCalibrator>(Set("Root").Default).Operation;
        Assert.Equal("3 x 0.5 Power Multiply 4 x -1 Power Multiply Add", Write(formula));
    }

    [Fact]
    public void Spline_points_are_sorted()
    {
        SplineCalibrator spline = Assert.IsType<SplineCalibrator>(Set("Spline").Default);
        Assert.Equal([new SplinePoint(0, 0), new SplinePoint(10, 1)], spline.Points);
        Assert.Equal((1, true), (spline.Order, spline.Extrapolate));
        SplineCalibrator steps = Assert.IsType<SplineCalibrator>(Set("Steps").Default);
        Assert.Equal((0, false, 1), (steps.Order, steps.Extrapolate, steps.Points.Count));
    }

    [Fact]
    public void Formula_and_contexts()
    {
        CalibratorSet set = Set("Math");
        Assert.Equal("x 2 Swap ReversePower /V/A Multiply", Write(Assert.IsType<MathOperationCalibrator>(set.Default).Operation));
        Assert.Equal(2, set.Contexts.Count);
        Assert.Equal("1", Assert.IsType<Comparison>(set.Contexts[0].Context).Value);
        AndedConditions both = Assert.IsType<AndedConditions>(set.Contexts[1].Context);
        Assert.Equal(["2", "3"], both.Terms.Cast<Comparison>().Select(c => c.Value));
        Assert.Equal([ComparisonOperator.Equal, ComparisonOperator.NotEqual], both.Terms.Cast<Comparison>().Select(c => c.Operator));
        Assert.Equal([0, 2], Assert.IsType<PolynomialCalibrator>(set.Contexts[1].Calibrator).Coefficients);
    }

    [Fact]
    public void Math_algorithm()
    {
        MissionDatabase database = XtceText.LoadVector("algorithms");
        MathAlgorithm sum = Assert.IsType<MathAlgorithm>(Assert.Single(database.Roots[0].Algorithms));
        Assert.Equal("/V/A 1 Add", Write(sum.Operation));
        Assert.False(sum.Operation.Terms[0].Parameter!.UseCalibratedValue);
        Assert.Equal("/V/B", sum.Output.Target!.QualifiedName);
        Assert.Equal("/V/A", sum.Triggers[0].OnParameter!.Target!.QualifiedName);
        Assert.Equal(0.5, sum.Triggers[1].PeriodInSeconds);
    }

    private static string Write(MathOperation operation) => string.Join(' ', operation.Terms.Select(t => t.Kind switch
    {
        MathTermKind.Value => FormattableString.Invariant($"{t.Value}"),
        MathTermKind.ThisParameter => "x",
        MathTermKind.Parameter => t.Parameter!.ToString(),
        _ => t.Operator.ToString(),
    }));

    /// <summary>Each symbol of MathOperatorsType, 1.1 to 1.3, is understood: the formula around it gives no unknown word.</summary>
    [Fact]
    public void All_symbols_of_the_schemas_are_known()
    {
        string[] symbols = ["+", "-", "*", "/", "%", "^", "x^y", "y^x", "ln", "log", "e^x", "1/x", "x!", "tan", "cos", "sin", "atan", "atan2", "acos", "asin", "tanh", "cosh", "sinh", "atanh", "acosh", "asinh",
            "swap", "drop", "dup", "over", "<<", ">>", "&", "|", "&&", "||", "!", "abs", "div", "int", ">", ">=", "<", "<=", "==", "!=", "min", "max", "xor", "~"];
        string operators = string.Concat(symbols.Select(s => $"<Operator>{System.Security.SecurityElement.Escape(s)}</Operator>"));
        MissionDatabase database = XtceText.Read($"""
            <SpaceSystem name="V" xmlns="http://www.omg.org/spec/XTCE/20180204"><TelemetryMetaData><ParameterTypeSet><FloatParameterType name="T"><FloatDataEncoding><DefaultCalibrator><MathOperationCalibrator>
            {operators}</MathOperationCalibrator></DefaultCalibrator></FloatDataEncoding></FloatParameterType></ParameterTypeSet></TelemetryMetaData></SpaceSystem>
            """).Database;
        Assert.Equal(["math-stack"], database.Diagnostics.Select(d => d.Code));
        MathOperation all = Assert.IsType<MathOperationCalibrator>(Assert.IsType<FloatDataEncoding>(database.ParameterType<FloatDataType>("T").Encoding).Calibrators.Default).Operation;
        Assert.Equal(symbols.Length - 1, all.Terms.Select(t => t.Operator).Distinct().Count());
        Assert.Equal(Enum.GetValues<MathOperator>().Length, all.Terms.Select(t => t.Operator).Distinct().Count());
    }
}
