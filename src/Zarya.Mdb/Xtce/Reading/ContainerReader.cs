using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>SequenceContainerType</c> and <c>CommandContainerType</c>.</summary>
internal static class ContainerReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, List<SequenceContainer> containers)
    {
        foreach (XtceElement child in set.Children)
        {
            if (child.Name is not ("SequenceContainer" or "CommandContainer")) continue;
            if (Read(child.Understand(), scope, null) is { } container) containers.Add(container);
        }
    }

    /// <summary>Reads a container.</summary>
    /// <param name="element">Its element.</param>
    /// <param name="scope">Where names are searched from.</param>
    /// <param name="commandName">The command it belongs to, or <see langword="null"/>.</param>
    /// <returns>It, or <see langword="null"/> without a name.</returns>
    internal static SequenceContainer? Read(XtceElement element, ReadScope scope, string? commandName)
    {
        if (element.Required("name") is not { } name)
        {
            element.Settle(ElementFate.Rejected);
            return null;
        }
        Description text = DescriptionReader.Read(element);
        XtceElement? @base = element.Child("BaseContainer"), restriction = @base?.Child("RestrictionCriteria");
        XtceElement? next = restriction?.Child("NextContainer"), entries = element.Child("EntryList");
        if (entries is null) element.Error("missing-element", $"{element.Name} needs an EntryList, which may be empty");
        element.RefuseAttribute("idlePattern", "is not acted on: idle packets are told apart by the link");
        element.RefuseChild("RateInStreamSet", "unsupported-rate", "is not acted on: only DefaultRateInStream is kept");
        return new SequenceContainer
        {
            Name = name,
            System = scope.System,
            CommandName = commandName,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            IsAbstract = element.Flag("abstract"),
            IsCommandContainer = element.Name == "CommandContainer",
            BaseContainer = @base is null ? null : scope.Container(@base),
            RestrictionCriteria = restriction is null ? null : CriteriaReader.TryRead(restriction, scope),
            NextContainer = next is null ? null : scope.Container(next),
            Entries = entries is null ? [] : EntryReader.Read(entries, scope),
            SizeInBits = element.Child("BinaryEncoding") is { } encoding ? ReadSize(encoding, scope) : null,
            DefaultRate = element.Child("DefaultRateInStream") is { } rate ? ReadRate(rate) : null,
        };
    }

    private static IntegerValue? ReadSize(XtceElement element, ReadScope scope)
    {
        _ = EncodingReader.ReadErrorDetection(element);
        if (EncodingReader.ReadBitOrder(element) != BitOrder.MostSignificantBitFirst || EncodingReader.ReadByteOrder(element) != ByteOrder.MostSignificantFirst)
            element.Report(DiagnosticSeverity.Unsupported, "unsupported-attribute", "a container is read most significant bit and octet first; say other orders at each encoding");
        foreach (string name in (ReadOnlySpan<string>)["FromBinaryTransformAlgorithm", "ToBinaryTransformAlgorithm"])
            if (element.Child(name) is { } transform) _ = AlgorithmReader.ReadLocal(transform, scope);
        return element.Child("SizeInBits") is { } size ? IntegerValueReader.Read(size, scope, 0, int.MaxValue) : null;
    }

    private static RateInStream ReadRate(XtceElement element) => new(
        element.Word("basis", true, [("perSecond", true), ("perContainerUpdate", false)]), element.Number("minimumValue"), element.Number("maximumValue"));
}
