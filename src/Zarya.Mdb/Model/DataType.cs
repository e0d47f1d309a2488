namespace Zarya.Mdb.Model;

/// <summary>
/// The type of a parameter or argument (XTCE <c>BaseDataType</c> and its kin). What a type leaves unsaid it takes from its <see cref="BaseType"/>; the resolver
/// fills it in, so that a reader of the model never has to follow the chain.
/// </summary>
public abstract class DataType : NamedItem
{
    /// <summary>The type it extends, or <see langword="null"/>.</summary>
    public Reference<DataType>? BaseType { get; init; }

    /// <summary>How it stands in the bits; <see langword="null"/> for values that never do (local, derived, constants).</summary>
    public DataEncoding? Encoding { get; internal set; }

    /// <summary>Units of the engineering value, as written.</summary>
    public IReadOnlyList<Unit> Units { get; internal set; } = [];

    /// <summary>The initial value as written, or <see langword="null"/>.</summary>
    public string? InitialValue { get; internal set; }

    /// <summary>Alarms that hold without context, or <see langword="null"/>.</summary>
    public AlarmDefinition? DefaultAlarm { get; internal set; }

    /// <summary>Alarms by context, in order.</summary>
    public IReadOnlyList<AlarmDefinition> ContextAlarms { get; internal set; } = [];

    /// <summary>Whether it is an argument type.</summary>
    public bool IsArgumentType { get; init; }
}

/// <summary>XTCE <c>Unit</c>: text, power and factor.</summary>
/// <param name="Text">As written, <c>m/s</c>.</param>
/// <param name="Power">Exponent, 1 unless said.</param>
/// <param name="Factor">Factor, <c>1</c> unless said.</param>
/// <param name="Description">Explanation, or <see langword="null"/>.</param>
public readonly record struct Unit(string Text, double Power, string Factor, string? Description);

/// <summary>A range of numbers, each end open, closed or absent.</summary>
/// <param name="Minimum">Lower end; negative infinity if absent.</param>
/// <param name="MinimumIsInclusive">Whether the lower end belongs to it.</param>
/// <param name="Maximum">Upper end; positive infinity if absent.</param>
/// <param name="MaximumIsInclusive">Whether the upper end belongs to it.</param>
public readonly record struct NumberRange(double Minimum, bool MinimumIsInclusive, double Maximum, bool MaximumIsInclusive)
{
    /// <summary>Everything.</summary>
    public static NumberRange All => new(double.NegativeInfinity, true, double.PositiveInfinity, true);

    /// <summary>Whether a value lies in it. NaN lies in no range.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(double value) =>
        (MinimumIsInclusive ? value >= Minimum : value > Minimum) && (MaximumIsInclusive ? value <= Maximum : value < Maximum);
}

/// <summary>Values outside are invalid (XTCE <c>ValidRange</c>).</summary>
/// <param name="Ranges">Alternatives; valid when in any.</param>
/// <param name="AppliesToCalibrated">Whether the engineering value is tested (the default), else the raw one.</param>
public sealed record ValidRange(IReadOnlyList<NumberRange> Ranges, bool AppliesToCalibrated);

/// <summary>Types whose engineering value is a number.</summary>
public abstract class NumericDataType : DataType
{
    /// <summary>The valid range, or <see langword="null"/>.</summary>
    public ValidRange? ValidRange { get; internal set; }

    /// <summary>Size of the engineering value in bits as said by the type (not by the encoding), or <see langword="null"/>.</summary>
    public int? SizeInBits { get; internal set; }
}

/// <summary>XTCE <c>IntegerDataType</c>.</summary>
public sealed class IntegerDataType : NumericDataType
{
    /// <summary>Whether engineering values may be negative, as said; the schema's default is <see langword="true"/>. Never wraps a value: see <c>docs/design/mdb.md</c>.</summary>
    public bool? Signed { get; internal set; }
}

/// <summary>XTCE <c>FloatDataType</c>.</summary>
public sealed class FloatDataType : NumericDataType;

/// <summary>XTCE <c>BooleanDataType</c>.</summary>
public sealed class BooleanDataType : DataType
{
    /// <summary>The word for true.</summary>
    public string? OneStringValue { get; internal set; }

    /// <summary>The word for false.</summary>
    public string? ZeroStringValue { get; internal set; }
}

/// <summary>XTCE <c>EnumeratedDataType</c>.</summary>
public sealed class EnumeratedDataType : DataType
{
    /// <summary>Labels in the order written.</summary>
    public IReadOnlyList<EnumerationLabel> Labels { get; internal set; } = [];
}

/// <summary>One label for a raw value or a range of them (<c>value</c> … <c>maxValue</c>, both inclusive).</summary>
/// <param name="Value">First raw value.</param>
/// <param name="MaxValue">Last raw value; equals <paramref name="Value"/> unless said.</param>
/// <param name="Label">The label.</param>
/// <param name="Description">Explanation, or <see langword="null"/>.</param>
public readonly record struct EnumerationLabel(long Value, long MaxValue, string Label, string? Description);

/// <summary>XTCE <c>StringDataType</c>.</summary>
public sealed class StringDataType : DataType
{
    /// <summary>Permitted length in characters, or <see langword="null"/>.</summary>
    public NumberRange? SizeRangeInCharacters { get; internal set; }

    /// <summary>A pattern as written; reported, not executed.</summary>
    public string? RestrictionPattern { get; internal set; }
}

/// <summary>XTCE <c>BinaryDataType</c>.</summary>
public sealed class BinaryDataType : DataType;

/// <summary>What absolute and relative times share: the number in the bits times <see cref="Scale"/> plus <see cref="Offset"/> is a count of <see cref="SecondsPerUnit"/>.</summary>
public abstract class TimeDataType : DataType
{
    /// <summary>Factor, 1 unless said.</summary>
    public double? Scale { get; internal set; }

    /// <summary>Addend, in units, 0 unless said.</summary>
    public double? Offset { get; internal set; }

    /// <summary>The unit in seconds: 1 for <c>seconds</c>, 1e-3 for <c>milliseconds</c>, … 86400 for <c>days</c>; NaN for months and years, which have no fixed length: such times have no engineering value.</summary>
    public double? SecondsPerUnit { get; internal set; }

    /// <summary>The epoch as written: a date and time, or <c>TAI</c>, <c>J2000</c>, <c>UNIX</c>, <c>GPS</c>; <see langword="null"/> if not said.</summary>
    public string? Epoch { get; internal set; }

    /// <summary>The time that is counted from when <c>OffsetFrom</c> is used, or <see langword="null"/>.</summary>
    public InstanceRef? OffsetFrom { get; internal set; }
}

/// <summary>XTCE <c>AbsoluteTimeDataType</c>.</summary>
public sealed class AbsoluteTimeDataType : TimeDataType;

/// <summary>XTCE <c>RelativeTimeDataType</c>.</summary>
public sealed class RelativeTimeDataType : TimeDataType;

/// <summary>XTCE <c>ArrayDataType</c>, of 1.1 (<c>numberOfDimensions</c>) and later (<c>DimensionList</c>).</summary>
public sealed class ArrayDataType : DataType
{
    /// <summary>The element type.</summary>
    public required Reference<DataType> ElementType { get; init; }

    /// <summary>Dimensions, outermost first; empty in 1.1, where the entry gives them.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];

    /// <summary>The number of dimensions as said by 1.1, else the count of <see cref="Dimensions"/>.</summary>
    public int DimensionCount { get; init; }
}

/// <summary>First and last index of a dimension; the size is <c>ending - starting + 1</c>.</summary>
/// <param name="StartingIndex">First index, usually 0.</param>
/// <param name="EndingIndex">Last index, inclusive.</param>
public sealed record Dimension(IntegerValue StartingIndex, IntegerValue EndingIndex);

/// <summary>XTCE <c>AggregateDataType</c>.</summary>
public sealed class AggregateDataType : DataType
{
    /// <summary>Members in the order of the bits.</summary>
    public required IReadOnlyList<Member> Members { get; init; }
}

/// <summary>One member of an aggregate.</summary>
public sealed class Member : NamedItem
{
    /// <summary>Its type.</summary>
    public required Reference<DataType> Type { get; init; }

    /// <summary>Its initial value as written, or <see langword="null"/>.</summary>
    public string? InitialValue { get; init; }
}
