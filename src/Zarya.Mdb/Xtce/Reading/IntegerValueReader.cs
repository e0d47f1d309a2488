using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>IntegerValueType</c> and <c>ArgumentIntegerValueType</c>: fixed, dynamic or looked up.</summary>
internal static class IntegerValueReader
{
    /// <summary>Reads the value an element holds.</summary>
    /// <returns>It, or <see langword="null"/> after an error.</returns>
    internal static IntegerValue? Read(XtceElement element, ReadScope scope, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        if (TryRead(element, scope, out IntegerValue? value, minimum, maximum)) return value;
        element.Error("missing-value", $"{element.Name} needs a FixedValue, a DynamicValue or a DiscreteLookupList");
        return null;
    }

    /// <summary>Reads the value if one is there.</summary>
    /// <returns>Whether one is there; it may still be wrong and then is <see langword="null"/>.</returns>
    internal static bool TryRead(XtceElement element, ReadScope scope, out IntegerValue? value, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        value = null;
        if (element.Child("FixedValue") is { } constant)
        {
            if (constant.ToInteger("FixedValue", constant.Text(), minimum, maximum) is { } number) value = new FixedIntegerValue(number) { Where = constant.Where };
        }
        else if (element.Child("DynamicValue") is { } dynamic) value = ReadDynamic(dynamic, scope);
        else if (element.Child("DiscreteLookupList") is { } list) value = ReadLookups(list, scope);
        else return false;
        return true;
    }

    private static DynamicIntegerValue? ReadDynamic(XtceElement element, ReadScope scope)
    {
        XtceElement? source = element.Child("ParameterInstanceRef") ?? element.Child("ArgumentInstanceRef");
        XtceElement? adjustment = element.Child("LinearAdjustment");
        double slope = adjustment?.Number("slope") ?? 1, intercept = adjustment?.Number("intercept") ?? 0;
        if (source is null)
        {
            element.Error("missing-value", "DynamicValue needs a ParameterInstanceRef or, in commands, an ArgumentInstanceRef");
            return null;
        }
        return new DynamicIntegerValue { Source = scope.AnyInstance(source), Slope = slope, Intercept = intercept, Where = element.Where };
    }

    private static DiscreteLookupValue ReadLookups(XtceElement list, ReadScope scope)
    {
        var lookups = new List<DiscreteLookup>();
        foreach (XtceElement row in list.Each("DiscreteLookup"))
        {
            MatchCriteria criteria = CriteriaReader.Read(row, scope);
            if (row.Required("value") is { } text && row.ToInteger("value", text) is { } value) lookups.Add(new DiscreteLookup(criteria, value));
        }
        if (lookups.Count == 0) list.Error("missing-value", "DiscreteLookupList needs at least one DiscreteLookup");
        return new DiscreteLookupValue { Lookups = lookups, DefaultValue = list.Integer("defaultValue"), Where = list.Where };
    }
}
