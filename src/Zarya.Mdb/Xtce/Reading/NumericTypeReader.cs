using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>IntegerDataType</c>, <c>FloatDataType</c> and their ranges.</summary>
internal static class NumericTypeReader
{
    internal static IntegerDataType ReadInteger(XtceElement element, ReadScope scope, TypeHead head)
    {
        var type = new IntegerDataType
        {
            Name = head.Name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = head.Text.Short,
            LongDescription = head.Text.Long,
            Aliases = head.Text.Aliases,
            Ancillary = head.Text.Ancillary,
            BaseType = head.BaseType,
            IsArgumentType = head.IsArgumentType,
            Signed = element.OptionalFlag("signed"),
        };
        ReadNumeric(element, type);
        return type;
    }

    internal static FloatDataType ReadFloat(XtceElement element, ReadScope scope, TypeHead head)
    {
        var type = new FloatDataType
        {
            Name = head.Name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = head.Text.Short,
            LongDescription = head.Text.Long,
            Aliases = head.Text.Aliases,
            Ancillary = head.Text.Ancillary,
            BaseType = head.BaseType,
            IsArgumentType = head.IsArgumentType,
        };
        ReadNumeric(element, type);
        return type;
    }

    private static void ReadNumeric(XtceElement element, NumericDataType type)
    {
        type.SizeInBits = element.Integer32("sizeInBits", 1);
        type.ValidRange = ReadValidRange(element);
        element.RefuseChild("ToString", "unsupported-number-format", "is not acted on: clients choose how numbers look");
    }

    /// <summary>One range of a type, or the alternatives of an argument type (<c>ValidRangeSet</c>). In 1.1 the type says what it applies to.</summary>
    private static ValidRange? ReadValidRange(XtceElement element)
    {
        bool appliesToCalibrated = element.Flag("validRangeAppliesToCalibrated", true);
        var ranges = new List<NumberRange>();
        if (element.Child("ValidRange") is { } range)
        {
            appliesToCalibrated = range.Flag("validRangeAppliesToCalibrated", appliesToCalibrated);
            ranges.Add(ReadRange(range));
        }
        if (element.Child("ValidRangeSet") is { } set)
        {
            appliesToCalibrated = set.Flag("validRangeAppliesToCalibrated", appliesToCalibrated);
            ranges.AddRange(set.Each("ValidRange").Select(r => ReadRange(r)));
        }
        return ranges.Count == 0 ? null : new ValidRange(ranges, appliesToCalibrated);
    }

    /// <summary>XTCE <c>FloatRangeType</c> and <c>IntegerRangeType</c>.</summary>
    internal static NumberRange ReadRange(XtceElement element, double factor = 1)
    {
        (double minimum, bool minimumIsInclusive) = ReadEnd(element, "min", double.NegativeInfinity);
        (double maximum, bool maximumIsInclusive) = ReadEnd(element, "max", double.PositiveInfinity);
        return new NumberRange(minimum * factor, minimumIsInclusive, maximum * factor, maximumIsInclusive);
    }

    private static (double Value, bool IsInclusive) ReadEnd(XtceElement element, string end, double unsaid)
    {
        double? inclusive = element.Number(end + "Inclusive", false), exclusive = element.Number(end + "Exclusive", false);
        if (inclusive is not null && exclusive is not null)
            element.Error("several-ends", $"{element.Name} has {end}Inclusive and {end}Exclusive; remove one. {end}Inclusive is used");
        if (double.IsNaN(inclusive ?? 0) || double.IsNaN(exclusive ?? 0)) element.Error("bad-number", $"an end of {element.Name} is NaN: nothing lies in it");
        return inclusive is not null || exclusive is null ? (inclusive ?? unsaid, true) : (exclusive.Value, false);
    }
}
