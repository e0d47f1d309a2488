using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>ArrayDataTypeType</c> and <c>AggregateDataType</c>.</summary>
internal static class StructuredTypeReader
{
    internal static ArrayDataType ReadArray(XtceElement element, ReadScope scope, TypeHead head)
    {
        IReadOnlyList<Dimension> dimensions = ReadDimensions(element, scope);
        int? said = element.Integer32("numberOfDimensions", 1, 64);
        if (said is null && element.Children.All(c => c.Name != "DimensionList")) element.Error("missing-element", $"{element.Name} needs a DimensionList or, in XTCE 1.1, numberOfDimensions");
        else if (said is not null && dimensions.Count > 0 && said != dimensions.Count)
            element.Error("dimension-count", $"numberOfDimensions {said} differs from the {dimensions.Count} of the DimensionList");
        return new ArrayDataType
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
            ElementType = scope.Type(element, "arrayTypeRef", head.IsArgumentType),
            Dimensions = dimensions,
            DimensionCount = dimensions.Count > 0 ? dimensions.Count : said ?? 0,
        };
    }

    /// <summary>XTCE <c>DimensionListType</c> of an array type or of an entry; empty if there is none.</summary>
    internal static IReadOnlyList<Dimension> ReadDimensions(XtceElement element, ReadScope scope)
    {
        if (element.Child("DimensionList") is not { } list) return [];
        var dimensions = new List<Dimension>();
        foreach (XtceElement dimension in list.Each("Dimension"))
        {
            IntegerValue? first = ReadIndex(dimension, "StartingIndex", scope), last = ReadIndex(dimension, "EndingIndex", scope);
            if (first is FixedIntegerValue { Value: var from } && last is FixedIntegerValue { Value: var to } && to < from - 1)
                dimension.Error("empty-range", $"EndingIndex {to} must be at least StartingIndex {from}");
            dimensions.Add(new Dimension(first ?? new FixedIntegerValue(0), last ?? new FixedIntegerValue(-1)));
        }
        if (dimensions.Count == 0) list.Error("missing-element", "DimensionList needs at least one Dimension");
        return dimensions;
    }

    private static IntegerValue? ReadIndex(XtceElement dimension, string name, ReadScope scope)
    {
        if (dimension.Child(name) is { } index) return IntegerValueReader.Read(index, scope, int.MinValue, int.MaxValue);
        dimension.Error("missing-element", $"Dimension needs {name}");
        return null;
    }

    internal static AggregateDataType ReadAggregate(XtceElement element, ReadScope scope, TypeHead head)
    {
        var members = new List<Member>();
        if (element.Child("MemberList") is { } list) members.AddRange(list.Each("Member").Select(m => ReadMember(m, scope, head.IsArgumentType)).OfType<Member>());
        if (members.Count == 0) element.Error("missing-element", $"{element.Name} needs a MemberList with at least one Member");
        return new AggregateDataType
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
            Members = members,
        };
    }

    private static Member? ReadMember(XtceElement element, ReadScope scope, bool isArgumentType)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return null;
        }
        Description text = DescriptionReader.Read(element);
        return new Member
        {
            Name = name,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Type = scope.Type(element, "typeRef", isArgumentType),
            InitialValue = element.Attribute("initialValue"),
        };
    }
}
