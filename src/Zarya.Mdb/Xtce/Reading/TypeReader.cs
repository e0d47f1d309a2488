using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>What all types of data carry, read once.</summary>
internal sealed record TypeHead(string Name, Description Text, Reference<DataType>? BaseType, bool IsArgumentType);

/// <summary>XTCE <c>ParameterTypeSetType</c> and <c>ArgumentTypeSetType</c>.</summary>
internal static class TypeReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, string suffix, List<DataType> types)
    {
        bool isArgumentType = suffix == "ArgumentType";
        foreach (XtceElement element in set.Children)
        {
            // XTCE 1.1 and 1.2 spell this one so.
            string name = element.Name == "RelativeTimeAgumentType" ? "RelativeTimeArgumentType" : element.Name;
            if (!name.EndsWith(suffix, StringComparison.Ordinal)) continue;
            string kind = name[..^suffix.Length];
            if (kind is not ("Integer" or "Float" or "Boolean" or "Enumerated" or "String" or "Binary" or "AbsoluteTime" or "RelativeTime" or "Array" or "Aggregate")) continue;
            if (element.Understand().Required("name") is not { } own)
            {
                element.Settle(ElementFate.Rejected);
                continue;
            }
            Reference<DataType>? baseType = element.Trimmed("baseType") is null ? null : scope.Type(element, "baseType", isArgumentType);
            types.Add(Read(kind, element, scope, new TypeHead(own, DescriptionReader.Read(element), baseType, isArgumentType)));
        }
    }

    private static DataType Read(string kind, XtceElement element, ReadScope scope, TypeHead head)
    {
        DataType type = kind switch
        {
            "Integer" => NumericTypeReader.ReadInteger(element, scope, head),
            "Float" => NumericTypeReader.ReadFloat(element, scope, head),
            "Boolean" => TextTypeReader.ReadBoolean(element, scope, head),
            "Enumerated" => TextTypeReader.ReadEnumerated(element, scope, head),
            "String" => TextTypeReader.ReadString(element, scope, head),
            "Binary" => TextTypeReader.ReadBinary(element, scope, head),
            "AbsoluteTime" => TimeTypeReader.ReadAbsolute(element, scope, head),
            "RelativeTime" => TimeTypeReader.ReadRelative(element, scope, head),
            "Array" => StructuredTypeReader.ReadArray(element, scope, head),
            _ => StructuredTypeReader.ReadAggregate(element, scope, head),
        };
        type.InitialValue = element.Attribute("initialValue");
        if (type is ArrayDataType or AggregateDataType) return type;
        type.DefaultAlarm = element.Child("DefaultAlarm") is { } alarm ? AlarmReader.Read(alarm, scope, null) : null;
        type.ContextAlarms = AlarmReader.ReadContexts(element, scope);
        if (type is TimeDataType) return type;
        type.Encoding = EncodingReader.TryRead(element, scope);
        type.Units = ReadUnits(element);
        return type;
    }

    /// <summary>XTCE <c>UnitSetType</c>.</summary>
    private static List<Unit> ReadUnits(XtceElement element)
    {
        var units = new List<Unit>();
        if (element.Child("UnitSet") is not { } set) return units;
        foreach (XtceElement unit in set.Each("Unit"))
        {
            unit.RefuseAttribute("form", "is not acted on: units are those of the engineering value", "calibrated");
            units.Add(new Unit(unit.Text(), unit.Number("power") ?? 1, unit.Trimmed("factor") ?? "1", unit.Attribute("description")));
        }
        return units;
    }
}
