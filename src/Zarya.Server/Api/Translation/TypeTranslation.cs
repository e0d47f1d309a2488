using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>Types of parameters as they are sent: <c>ParameterTypeInfo</c>.</summary>
internal static class TypeTranslation
{
    /// <summary>A reference that is not resolved: clients need a type for every parameter, or they show nothing at all (section 1, item 6).</summary>
    private static readonly ParameterTypeInfo s_unknown = new() { EngType = "binary" };

    /// <summary>A type.</summary>
    /// <param name="type">The type; <see langword="null"/> if the definition names one that does not exist.</param>
    /// <param name="details">Whether limits, labels, encodings and aliases are told too.</param>
    /// <param name="depth">How deep members and elements are followed: a wrong definition may have a type inside itself.</param>
    public static ParameterTypeInfo Of(DataType? type, bool details, int depth = 16)
    {
        if (type is null || depth == 0) return s_unknown.Clone();
        var wire = new ParameterTypeInfo { EngType = EngType(type), Name = type.Name };
        if (type.System is not null) wire.QualifiedName = type.QualifiedName;
        wire.UnitSet.AddRange(Units(type));
        if (type is AggregateDataType aggregate) wire.Member.AddRange(aggregate.Members.Select(m => MemberOf(m, details, depth - 1)));
        if (type is ArrayDataType array) wire.ArrayInfo = ArrayOf(array, details, depth - 1);
        if (details) AddDetails(wire, type);
        return wire;
    }

    /// <summary>The word for a type's engineering values.</summary>
    public static string EngType(DataType? type) => EngType(type, 8);

    /// <summary>Its units.</summary>
    public static IEnumerable<UnitInfo> Units(DataType type) => type.Units.Where(u => u.Text.Length > 0).Select(u => new UnitInfo { Unit = UnitText(u) });

    /// <summary>A unit in words.</summary>
    public static string UnitText(Unit unit) => unit.Power == 1 ? unit.Text : string.Create(CultureInfo.InvariantCulture, $"{unit.Text}^{unit.Power}");

    /// <summary>Labels with one number each.</summary>
    public static IEnumerable<EnumValue> Labels(EnumeratedDataType type) => type.Labels.Where(l => l.Value == l.MaxValue).Select(l =>
    {
        var wire = new EnumValue { Value = l.Value, Label = l.Label };
        if (l.Description is { } words) wire.Description = words;
        return wire;
    });

    /// <summary>Labels that stand for a range of numbers.</summary>
    public static IEnumerable<EnumRange> LabelRanges(EnumeratedDataType type) => type.Labels.Where(l => l.Value != l.MaxValue).Select(l =>
    {
        var wire = new EnumRange { Min = l.Value, Max = l.MaxValue, MinInclusive = true, MaxInclusive = true, Label = l.Label };
        if (l.Description is { } words) wire.Description = words;
        return wire;
    });

    // A definition may, wrongly, have a type whose elements are itself.
    private static string EngType(DataType? type, int depth) => type switch
    {
        IntegerDataType => "integer",
        FloatDataType => "float",
        BooleanDataType => "boolean",
        StringDataType => "string",
        EnumeratedDataType => "enumeration",
        TimeDataType => "time",
        AggregateDataType => "aggregate",
        ArrayDataType array when depth > 0 => EngType(array.ElementType.Target, depth - 1) + "[]",
        _ => "binary",
    };

    private static MemberInfo MemberOf(Member member, bool details, int depth)
    {
        var wire = new MemberInfo { Name = member.Name, Type = Of(member.Type.Target, details, depth) };
        if (member.ShortDescription is { } words) wire.ShortDescription = words;
        if (details && member.LongDescription is { } more) wire.LongDescription = more;
        wire.Alias.AddRange(ItemTranslation.Aliases(member));
        return wire;
    }

    private static ArrayInfo ArrayOf(ArrayDataType array, bool details, int depth)
    {
        var wire = new ArrayInfo { Type = Of(array.ElementType.Target, details, depth) };
        foreach (Dimension dimension in array.Dimensions)
        {
            var size = new ParameterDimensionInfo();
            if (dimension is { StartingIndex: FixedIntegerValue start, EndingIndex: FixedIntegerValue end }) size.FixedValue = end.Value - start.Value + 1;
            else if (dimension.EndingIndex is DynamicIntegerValue { Source.Parameter.Target: { } source } dynamic)
            {
                size.Parameter = ParameterTranslation.Name(source);
                size.Slope = (long)dynamic.Slope;
                size.Intercept = (long)dynamic.Intercept + 1;
            }
            wire.Dimensions.Add(size);
        }
        return wire;
    }

    private static void AddDetails(ParameterTypeInfo wire, DataType type)
    {
        ItemTranslation.AddDescriptions(type, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        wire.Alias.AddRange(ItemTranslation.Aliases(type));
        foreach (AncillaryItem item in type.Ancillary) wire.AncillaryData[item.Name] = ItemTranslation.AncillaryOf(item);
        if (EncodingTranslation.Of(type.Encoding) is { } encoding) wire.DataEncoding = encoding;
        if (type.InitialValue is { } initial) wire.InitialValue = initial;
        if (type.DefaultAlarm is { } alarm) wire.DefaultAlarm = AlarmTranslation.Of(alarm);
        wire.ContextAlarm.AddRange(type.ContextAlarms.Select(AlarmTranslation.OfContext));
        if (type is NumericDataType numeric) AddNumber(wire, numeric);
        switch (type)
        {
            case IntegerDataType integer:
                wire.Signed = integer.Signed ?? true;
                break;
            case BooleanDataType boolean:
                wire.ZeroStringValue = boolean.ZeroStringValue ?? "False";
                wire.OneStringValue = boolean.OneStringValue ?? "True";
                break;
            case EnumeratedDataType enumeration:
                wire.EnumValues.AddRange(Labels(enumeration));
                wire.EnumRanges.AddRange(LabelRanges(enumeration));
                break;
            case TimeDataType time:
                wire.AbsoluteTimeInfo = TimeOf(time);
                break;
        }
    }

    private static void AddNumber(ParameterTypeInfo wire, NumericDataType type)
    {
        if (type.SizeInBits is { } size) wire.SizeInBits = size;
        if (type.ValidRange is not { Ranges: [var range, ..] } valid) return;
        var said = new ValidRangeInfo { MinimumInclusive = range.MinimumIsInclusive, MaximumInclusive = range.MaximumIsInclusive };
        if (!double.IsInfinity(range.Minimum)) said.Minimum = range.Minimum;
        if (!double.IsInfinity(range.Maximum)) said.Maximum = range.Maximum;
        if (valid.AppliesToCalibrated) wire.EngValidRange = said;
        else wire.RawValidRange = said;
    }

    private static AbsoluteTimeInfo TimeOf(TimeDataType type)
    {
        var wire = new AbsoluteTimeInfo();
        if (type.InitialValue is { } initial) wire.InitialValue = initial;
        if (type.Scale is { } scale) wire.Scale = scale;
        if (type.Offset is { } offset) wire.Offset = offset;
        if (type.Epoch is { } epoch) wire.Epoch = epoch;
        if (type.OffsetFrom?.Parameter?.Target is { } from) wire.OffsetFrom = ParameterTranslation.Name(from);
        return wire;
    }
}
