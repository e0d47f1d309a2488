using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>Containers as they are sent: <c>ContainerInfo</c>.</summary>
internal static class ContainerTranslation
{
    /// <summary>Only names.</summary>
    public static ContainerInfo Name(SequenceContainer container) => new() { Name = container.Name, QualifiedName = container.QualifiedName };

    /// <summary>Names, words and base; with details the entries too.</summary>
    public static ContainerInfo Of(SequenceContainer container, bool details)
    {
        ContainerInfo wire = Name(container);
        ItemTranslation.AddDescriptions(container, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        wire.Alias.AddRange(ItemTranslation.Aliases(container));
        if (container.BaseContainer?.Target is { } origin) wire.BaseContainer = Name(origin);
        if (container.RestrictionCriteria is { } criteria) wire.RestrictionCriteriaExpression = CriteriaText.Of(criteria);
        if (container.SizeInBits is FixedIntegerValue size) wire.SizeInBits = (int)Math.Clamp(size.Value, 0, int.MaxValue);
        if (container.DefaultRate is { IsPerSecond: true, Minimum: > 0 and { } rate }) wire.MaxInterval = (long)(1000 / rate);
        if (!details) return wire;
        wire.Entry.AddRange(container.Entries.Select(EntryOf));
        foreach (AncillaryItem item in container.Ancillary) wire.AncillaryData[item.Name] = ItemTranslation.AncillaryOf(item);
        return wire;
    }

    /// <summary>The layout of a command.</summary>
    public static CommandContainerInfo OfCommand(SequenceContainer container)
    {
        var wire = new CommandContainerInfo { Name = container.Name, QualifiedName = container.QualifiedName };
        ItemTranslation.AddDescriptions(container, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        if (container.SizeInBits is FixedIntegerValue size) wire.SizeInBits = (int)Math.Clamp(size.Value, 0, int.MaxValue);
        if (container.BaseContainer?.Target is { } origin) wire.BaseContainer = new() { Name = origin.Name, QualifiedName = origin.QualifiedName };
        wire.Entry.AddRange(container.Entries.Select(EntryOf));
        return wire;
    }

    private static SequenceEntryInfo EntryOf(ContainerEntry entry)
    {
        var wire = new SequenceEntryInfo();
        if (entry.Location is { Offset: FixedIntegerValue offset } place)
        {
            wire.LocationInBits = (int)Math.Clamp(offset.Value, int.MinValue, int.MaxValue);
            wire.ReferenceLocation = place.From == ReferenceLocation.ContainerStart
                ? SequenceEntryInfo.Types.ReferenceLocationType.ContainerStart : SequenceEntryInfo.Types.ReferenceLocationType.PreviousEntry;
        }
        else if (entry.Location is null) (wire.LocationInBits, wire.ReferenceLocation) = (0, SequenceEntryInfo.Types.ReferenceLocationType.PreviousEntry);
        switch (entry)
        {
            case ParameterEntry { Parameter.Target: { } parameter }: wire.Parameter = ParameterTranslation.Summary(parameter); break;
            case ParameterSegmentEntry { Parameter.Target: { } parameter }: wire.Parameter = ParameterTranslation.Summary(parameter); break;
            case ContainerRefEntry { Container.Target: { } container }: wire.Container = Name(container); break;
            case ContainerSegmentEntry { Container.Target: { } container }: wire.Container = Name(container); break;
            case FixedValueEntry value: wire.FixedValue = FixedOf(value); break;
            case ArgumentEntry argument: wire.Argument = new() { Name = argument.ArgumentName }; break;
            case IndirectParameterEntry { Selector.Parameter.Target: { } selector } indirect:
                wire.IndirectParameterRef = new() { Parameter = ParameterTranslation.Name(selector) };
                if (indirect.AliasNameSpace is { } space) wire.IndirectParameterRef.AliasNamespace = space;
                break;
        }
        if (entry.Repeat is { } repeat) wire.Repeat = RepeatOf(repeat);
        return wire;
    }

    private static FixedValueInfo FixedOf(FixedValueEntry entry)
    {
        var wire = new FixedValueInfo { HexValue = Convert.ToHexString(entry.Octets).ToLower(CultureInfo.InvariantCulture), SizeInBits = entry.SizeInBits };
        if (entry.Name is { } name) wire.Name = name;
        return wire;
    }

    private static RepeatInfo RepeatOf(EntryRepeat repeat)
    {
        var wire = new RepeatInfo();
        if (repeat.Count is FixedIntegerValue count) wire.FixedCount = count.Value;
        if (repeat.Count is DynamicIntegerValue { Source.Parameter.Target: { } source }) wire.DynamicCount = ParameterTranslation.Name(source);
        if (repeat.Offset is FixedIntegerValue between) wire.BitsBetween = (int)Math.Clamp(between.Value, int.MinValue, int.MaxValue);
        return wire;
    }
}
