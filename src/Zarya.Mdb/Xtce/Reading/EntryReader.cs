using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>EntryListType</c> and <c>CommandContainerEntryListType</c>.</summary>
internal static class EntryReader
{
    internal static List<ContainerEntry> Read(XtceElement list, ReadScope scope)
    {
        var entries = new List<ContainerEntry>(list.Children.Count);
        foreach (XtceElement element in list.Children)
        {
            ContainerEntry? entry = element.Name switch
            {
                "ParameterRefEntry" or "ArrayParameterRefEntry" => ReadParameter(element.Understand(), scope),
                "ArgumentRefEntry" or "ArrayArgumentRefEntry" => ReadArgument(element.Understand(), scope),
                "ContainerRefEntry" => ReadContainer(element.Understand(), scope),
                "FixedValueEntry" => ReadFixed(element.Understand(), scope),
                "ParameterSegmentRefEntry" or "ContainerSegmentRefEntry" or "StreamSegmentEntry" => ReadSegment(element.Understand(), scope),
                "IndirectParameterRefEntry" => ReadIndirect(element.Understand(), scope),
                _ => null,
            };
            if (entry is not null) entries.Add(entry);
        }
        return entries;
    }

    /// <summary>What every entry may have (XTCE <c>SequenceEntryType</c>).</summary>
    private readonly record struct EntryHead(EntryLocation? Location, EntryRepeat? Repeat, MatchCriteria? Condition);

    private static EntryHead ReadHead(XtceElement element, ReadScope scope)
    {
        _ = element.Attribute("shortDescription");
        if (element.Children.Count == 0) return default;
        DescriptionReader.Pass(element);
        if (element.Child("TimeAssociation") is { } association) _ = ParameterReader.ReadTimeAssociation(association, scope);
        return new EntryHead(
            element.Child("LocationInContainerInBits") is { } location ? ReadLocation(location, scope) : null,
            element.Child("RepeatEntry") is { } repeat ? ReadRepeat(repeat, scope) : null,
            element.Child("IncludeCondition") is { } condition ? CriteriaReader.Read(condition, scope) : null);
    }

    private static EntryLocation? ReadLocation(XtceElement element, ReadScope scope)
    {
        ReferenceLocation from = element.Word("referenceLocation", ReferenceLocation.PreviousEntry, [
            ("previousEntry", ReferenceLocation.PreviousEntry), ("containerStart", ReferenceLocation.ContainerStart),
            ("containerEnd", ReferenceLocation.ContainerEnd), ("nextEntry", ReferenceLocation.NextEntry)]);
        return IntegerValueReader.Read(element, scope, int.MinValue, int.MaxValue) is { } offset ? new EntryLocation(offset, from) : null;
    }

    private static EntryRepeat? ReadRepeat(XtceElement element, ReadScope scope)
    {
        IntegerValue? count = element.Child("Count") is { } c ? IntegerValueReader.Read(c, scope, 0, int.MaxValue) : null, offset = null;
        if (element.Child("Offset") is { } o)
        {
            offset = IntegerValueReader.Read(o, scope, 0, int.MaxValue);
            o.RefuseAttribute("offsetSizeInBits", "is not acted on: offsets are in bits", "1");
        }
        if (count is not null) return new EntryRepeat(count, offset);
        if (element.Children.All(child => child.Name != "Count")) element.Error("missing-element", "RepeatEntry needs a Count");
        return null;
    }

    private static ParameterEntry ReadParameter(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        RefuseLastEntry(element);
        return new ParameterEntry
        {
            Parameter = scope.Parameter(element),
            Dimensions = StructuredTypeReader.ReadDimensions(element, scope),
            Location = head.Location,
            Repeat = head.Repeat,
            IncludeCondition = head.Condition,
            Where = element.Where,
        };
    }

    private static ArgumentEntry ReadArgument(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        RefuseLastEntry(element);
        // 1.1 uses the type of array parameter entries for array arguments too, so that the attribute may be called parameterRef there.
        bool isOldArray = element.Name == "ArrayArgumentRefEntry" && element.Attribute("argumentRef") is null && element.Attribute("parameterRef") is not null;
        string name = ReadScope.PlainArgumentName(element.Required(isOldArray ? "parameterRef" : "argumentRef") ?? "");
        var entry = new ArgumentEntry
        {
            ArgumentName = name,
            Dimensions = StructuredTypeReader.ReadDimensions(element, scope),
            Location = head.Location,
            Repeat = head.Repeat,
            IncludeCondition = head.Condition,
            Where = element.Where,
        };
        if (scope.Command is null) element.Error("argument-outside-command", "only the container of a MetaCommand may have arguments; move the entry there");
        else if (name.Length > 0) scope.Command.Uses.Add(new PendingArgument(name, element, entry, null));
        return entry;
    }

    private static void RefuseLastEntry(XtceElement element) => element.RefuseAttribute("lastEntryForThisArrayInstance", "is not acted on: an array is complete where it stands", "false");

    private static ContainerRefEntry ReadContainer(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        return new ContainerRefEntry { Container = scope.Container(element), Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
    }

    /// <summary>Network order; of octets beyond the size the most significant bits are dropped, of octets too few zeros stand before them.</summary>
    private static FixedValueEntry? ReadFixed(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        byte[]? octets = element.Required("binaryValue") is { } text ? element.Hex("binaryValue", text) : null;
        int? size = element.Attribute("sizeInBits") is null ? octets?.Length * 8 : element.Integer32("sizeInBits", 1, 1 << 20);
        string? name = element.Trimmed("name");
        if (octets is null || size is null) return null;
        byte[] field = new byte[(size.Value + 7) / 8];
        int taken = Math.Min(field.Length, octets.Length);
        octets.AsSpan(octets.Length - taken).CopyTo(field.AsSpan(field.Length - taken));
        if (size % 8 != 0) field[0] &= (byte)((1 << (size.Value % 8)) - 1);
        if (octets.Length * 8L > size && octets.AsSpan().TrimStart((byte)0).Length is var significant && significant > 0
            && !octets.AsSpan(octets.Length - significant).SequenceEqual(field.AsSpan().TrimStart((byte)0)))
            element.Report(DiagnosticSeverity.Warning, "fixed-value-cut", $"binaryValue has more bits set than sizeInBits {size} holds; the most significant ones are dropped");
        return new FixedValueEntry { Name = name, Octets = field, SizeInBits = size.Value, Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
    }

    private static ContainerEntry ReadSegment(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        int? order = element.Integer32("order", 0);
        int size = element.Required("sizeInBits") is { } text ? (int)(element.ToInteger("sizeInBits", text, 1, int.MaxValue) ?? 0) : 0;
        if (element.Name == "ParameterSegmentRefEntry")
            return new ParameterSegmentEntry { Parameter = scope.Parameter(element), Order = order, SizeInBits = size, Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
        element.Fate = ElementFate.Unsupported;
        element.Report(DiagnosticSeverity.Unsupported, "unsupported-segment", $"{element.Name} is kept; its bits are skipped, not assembled over packets");
        if (element.Name == "ContainerSegmentRefEntry")
            return new ContainerSegmentEntry { Container = scope.Container(element), Order = order, SizeInBits = size, Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
        return new StreamSegmentEntry { Stream = scope.Stream(element), Order = order, SizeInBits = size, Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
    }

    private static IndirectParameterEntry? ReadIndirect(XtceElement element, ReadScope scope)
    {
        EntryHead head = ReadHead(element, scope);
        string? space = element.Trimmed("aliasNameSpace");
        if (element.Child("ParameterInstance") is { } selector)
            return new IndirectParameterEntry { Selector = scope.ParameterInstance(selector), AliasNameSpace = space, Location = head.Location, Repeat = head.Repeat, IncludeCondition = head.Condition, Where = element.Where };
        element.Error("missing-element", "IndirectParameterRefEntry needs a ParameterInstance");
        return null;
    }
}
