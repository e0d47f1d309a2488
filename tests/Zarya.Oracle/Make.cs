using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Model parts that belong to no space system: references, encodings, types, integer values, conditions.</summary>
public static class Make
{
    /// <summary>A resolved reference.</summary>
    public static Reference<T> Ref<T>(T target) where T : NamedItem => new(target.QualifiedName, default) { Target = target };

    /// <summary>A value of a parameter, or a part of it.</summary>
    public static InstanceRef At(Parameter parameter, bool calibrated = true, params PathStep[] path) =>
        new() { Parameter = Ref(parameter), UseCalibratedValue = calibrated, Path = path };

    /// <summary>A constant.</summary>
    public static FixedIntegerValue Fixed(long value) => new(value);

    /// <summary>An integer from a parameter.</summary>
    public static DynamicIntegerValue Dynamic(Parameter parameter, double slope = 1, double intercept = 0) => Dynamic(At(parameter), slope, intercept);

    /// <summary>An integer from a value.</summary>
    public static DynamicIntegerValue Dynamic(InstanceRef source, double slope = 1, double intercept = 0) =>
        new() { Source = source, Slope = slope, Intercept = intercept };

    /// <summary>An integer by conditions.</summary>
    public static DiscreteLookupValue Lookup(long? otherwise, params (MatchCriteria Criteria, long Value)[] rows) =>
        new() { Lookups = [.. rows.Select(r => new DiscreteLookup(r.Criteria, r.Value))], DefaultValue = otherwise };

    /// <summary>A comparison of a parameter with a literal.</summary>
    public static Comparison Is(Parameter parameter, string op, object literal, bool calibrated = true) => Is(At(parameter, calibrated), op, literal);

    /// <summary>A comparison of a value with a literal.</summary>
    public static Comparison Is(InstanceRef left, string op, object literal) =>
        new() { Left = left, Operator = Operator(op), Value = Convert.ToString(literal, CultureInfo.InvariantCulture) };

    /// <summary>A comparison of two values.</summary>
    public static Comparison Between(InstanceRef left, string op, InstanceRef right) => new() { Left = left, Operator = Operator(op), Right = right };

    /// <summary>An unsigned encoding.</summary>
    public static IntegerDataEncoding UInt(int bits, Calibrator? calibrator = null) =>
        new() { SizeInBits = bits, Calibrators = new CalibratorSet(calibrator, []) };

    /// <summary>A two's complement encoding.</summary>
    public static IntegerDataEncoding Int(int bits) => new() { SizeInBits = bits, Encoding = IntegerEncoding.TwosComplement };

    /// <summary>A polynomial, constant first.</summary>
    public static PolynomialCalibrator Polynomial(params double[] coefficients) => new() { Coefficients = coefficients };

    /// <summary>A spline.</summary>
    public static SplineCalibrator Spline(int order, bool extrapolate, params (double Raw, double Calibrated)[] points) =>
        new() { Order = order, Extrapolate = extrapolate, Points = [.. points.Select(p => new SplinePoint(p.Raw, p.Calibrated))] };

    /// <summary>A formula; see <see cref="Term(object)"/>.</summary>
    public static MathOperationCalibrator Math(params object[] terms) => new() { Operation = new MathOperation([.. terms.Select(Term)]) };

    /// <summary>A term: a number, the text <c>this</c>, an <see cref="InstanceRef"/> or a <see cref="MathOperator"/>.</summary>
    public static MathTerm Term(object term) => term switch
    {
        MathOperator op => new MathTerm { Kind = MathTermKind.Operator, Operator = op },
        InstanceRef at => new MathTerm { Kind = MathTermKind.Parameter, Parameter = at },
        string => new MathTerm { Kind = MathTermKind.ThisParameter },
        _ => new MathTerm { Kind = MathTermKind.Value, Value = Convert.ToDouble(term, CultureInfo.InvariantCulture) },
    };

    /// <summary>An integer type.</summary>
    public static IntegerDataType IntegerType(DataEncoding encoding) => new() { Name = "integer", Encoding = encoding };

    /// <summary>A float type.</summary>
    public static FloatDataType FloatType(DataEncoding encoding) => new() { Name = "float", Encoding = encoding };

    /// <summary>A string type.</summary>
    public static StringDataType StringType(DataEncoding encoding) => new() { Name = "string", Encoding = encoding };

    /// <summary>A binary type.</summary>
    public static BinaryDataType BinaryType(IntegerValue sizeInBits) =>
        new() { Name = "binary", Encoding = new BinaryDataEncoding { SizeInBits = sizeInBits } };

    /// <summary>A boolean type.</summary>
    public static BooleanDataType BooleanType(DataEncoding encoding, string? one = null, string? zero = null) =>
        new() { Name = "boolean", Encoding = encoding, OneStringValue = one, ZeroStringValue = zero };

    /// <summary>An enumerated type.</summary>
    public static EnumeratedDataType EnumeratedType(DataEncoding encoding, params EnumerationLabel[] labels) =>
        new() { Name = "enumeration", Encoding = encoding, Labels = labels };

    /// <summary>An absolute time type.</summary>
    public static AbsoluteTimeDataType AbsoluteTime(DataEncoding encoding, string? epoch, double? scale = null, double? offset = null, double? unit = null, InstanceRef? from = null) =>
        new() { Name = "time", Encoding = encoding, Epoch = epoch, Scale = scale, Offset = offset, SecondsPerUnit = unit, OffsetFrom = from };

    /// <summary>A relative time type.</summary>
    public static RelativeTimeDataType RelativeTime(DataEncoding encoding, double? scale = null, double? offset = null, double? unit = null) =>
        new() { Name = "duration", Encoding = encoding, Scale = scale, Offset = offset, SecondsPerUnit = unit };

    /// <summary>An array with indexes from 0.</summary>
    public static ArrayDataType ArrayType(DataType element, params IntegerValue[] last) => new()
    {
        Name = "array",
        ElementType = Ref(element),
        Dimensions = [.. last.Select(l => new Dimension(Fixed(0), l))],
        DimensionCount = last.Length,
    };

    /// <summary>An aggregate.</summary>
    public static AggregateDataType AggregateType(params (string Name, DataType Type)[] members) =>
        new() { Name = "aggregate", Members = [.. members.Select(m => new Member { Name = m.Name, Type = Ref(m.Type) })] };

    private static ComparisonOperator Operator(string op) => op switch
    {
        "==" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => throw new ArgumentException("not an operator: " + op, nameof(op)),
    };
}
