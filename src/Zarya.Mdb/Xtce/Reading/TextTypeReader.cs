using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>BooleanDataType</c>, <c>EnumeratedDataType</c>, <c>StringDataType</c> and <c>BinaryDataType</c>.</summary>
internal static class TextTypeReader
{
    internal static BooleanDataType ReadBoolean(XtceElement element, ReadScope scope, TypeHead head) => new()
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
        OneStringValue = element.Attribute("oneStringValue"),
        ZeroStringValue = element.Attribute("zeroStringValue"),
    };

    internal static EnumeratedDataType ReadEnumerated(XtceElement element, ReadScope scope, TypeHead head)
    {
        var labels = new List<EnumerationLabel>();
        if (element.Child("EnumerationList") is { } list)
        {
            foreach (XtceElement row in list.Each("Enumeration"))
            {
                long? value = row.Required("value") is { } text ? row.ToInteger("value", text) : null;
                long? last = row.Integer("maxValue");
                string? label = row.Attribute("label"), description = row.Attribute("shortDescription");
                if (label is null) row.Error("missing-attribute", "Enumeration needs the attribute label");
                if (last < value) row.Error("empty-range", $"maxValue {last} must be at least value {value}");
                if (value is not null && label is not null) labels.Add(new EnumerationLabel(value.Value, Math.Max(last ?? value.Value, value.Value), label, description));
            }
        }
        return new EnumeratedDataType
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
            Labels = labels,
        };
    }

    internal static StringDataType ReadString(XtceElement element, ReadScope scope, TypeHead head)
    {
        element.RefuseAttribute("characterWidth", "is not acted on: the encoding's character set says it");
        if (element.Attribute("restrictionPattern") is { } pattern)
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-pattern", $"restrictionPattern \"{pattern}\" is kept and not tested");
        return new StringDataType
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
            SizeRangeInCharacters = element.Child("SizeRangeInCharacters") is { } range ? NumericTypeReader.ReadRange(range) : null,
            RestrictionPattern = element.Attribute("restrictionPattern"),
        };
    }

    internal static BinaryDataType ReadBinary(XtceElement element, ReadScope scope, TypeHead head) => new()
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
}
