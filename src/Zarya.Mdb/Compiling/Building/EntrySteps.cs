using System.Globalization;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>The steps of a container's entries.</summary>
internal sealed class EntrySteps(CriteriaBuilder criteria, ParameterSteps parameters, Func<SequenceContainer, Step> containerStep, IReadOnlyCollection<Parameter> allParameters)
{
    private readonly Dictionary<Parameter, int> _segmented = [];

    private readonly Dictionary<SequenceContainer, Step[]> _built = [];

    /// <summary>The steps of a container's own entries; made once, wherever it stands.</summary>
    public Step[] Build(SequenceContainer container)
    {
        if (_built.TryGetValue(container, out Step[]? built)) return built;
        var steps = new List<Step>();
        for (int i = 0; i < container.Entries.Count; i++) Add(steps, container, i);
        return _built[container] = [.. steps];
    }

    private void Add(List<Step> steps, SequenceContainer container, int index)
    {
        ContainerEntry entry = container.Entries[index];
        string name = NameOf(entry, container);
        var own = new List<Step>();
        Step? locate = entry.Location is null ? null : Locate(container, index);
        Step content = Content(entry, container);
        if (entry.Repeat is { } repeat)
        {
            IntegerSource? count = criteria.Build(repeat.Count);
            IntegerSource? gap = repeat.Offset is null ? null : criteria.Build(repeat.Offset);
            bool broken = count is null || (repeat.Offset is not null && gap is null);
            own.Add(broken ? new BrokenStep(name) : new RepeatStep(count!, gap, locate, content, name));
        }
        else
        {
            // Placed backwards, an entry leaves the cursor where it was (rule 4): children of a base with a trailer go on before it.
            if (entry.Location is { From: ReferenceLocation.ContainerEnd or ReferenceLocation.NextEntry }) own.Add(new AsideStep(locate!, content));
            else own.AddRange(locate is null ? [content] : [locate, content]);
        }
        if (entry.IncludeCondition is null) steps.AddRange(own);
        else steps.Add(new IncludeStep(criteria.Build(entry.IncludeCondition), [.. own]));
    }

    private Step Content(ContainerEntry entry, SequenceContainer container)
    {
        string name = NameOf(entry, container);
        switch (entry)
        {
            case ParameterEntry { Parameter.Target: { } parameter } whole:
                return parameters.Get(parameter, whole.Dimensions);
            case ContainerRefEntry { Container.Target: { } target }:
                return containerStep(target);
            case ParameterSegmentEntry { Parameter.Target: { } parameter } segment:
                return Segment(parameter, segment, name);
            case IndirectParameterEntry indirect:
                return Indirect(indirect, container, name);
            case FixedValueEntry { SizeInBits: >= 0 } fixedValue:
                return new SkipStep(fixedValue.SizeInBits, name);
            case ContainerSegmentEntry { SizeInBits: >= 0 } containerSegment:
                return new SkipStep(containerSegment.SizeInBits, name);
            case StreamSegmentEntry { SizeInBits: >= 0 } streamSegment:
                return new SkipStep(streamSegment.SizeInBits, name);
            default:
                return new BrokenStep(name);
        }
    }

    private Step Segment(Parameter parameter, ParameterSegmentEntry segment, string name)
    {
        // A projection leaves segments alone too: they never come alone, and their value costs little.
        Step step = parameters.Get(parameter, []);
        if (step is SkipStep) return new SkipStep(segment.SizeInBits, name);
        int? bits = step switch
        {
            NumberStep number => number.Format.SizeInBits,
            UnreadableStep unreadable => unreadable.SizeInBits,
            TextStep text => text.Layout.PlainBits,
            OctetsStep { Size: FixedInteger { Value: >= 0 and <= int.MaxValue } size } => (int)size.Value,
            _ => null,
        };
        if (bits is null || step is not ValueStep value || segment.SizeInBits < 0) return new BrokenStep(name);
        if (!_segmented.TryGetValue(parameter, out int index)) _segmented.Add(parameter, index = _segmented.Count);
        return new SegmentStep(value, bits.Value, index, segment.Order, segment.SizeInBits);
    }

    private Step Indirect(IndirectParameterEntry entry, SequenceContainer container, string name)
    {
        if (criteria.TrySelect(entry.Selector) is not { } selector) return new BrokenStep(name);
        var byName = new Dictionary<string, Step>(StringComparer.Ordinal);
        foreach ((string key, Parameter parameter) in NamedBy(entry.AliasNameSpace, container)) byName.TryAdd(key, parameters.Get(parameter, []));
        var byNumber = new Dictionary<long, Step>();
        foreach ((string key, Step step) in byName)
            if (long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number.ToString(CultureInfo.InvariantCulture) == key) byNumber.Add(number, step);
        return new IndirectStep(selector, byName, byNumber, name);
    }

    /// <summary>What a name may stand for, the first meaning first (rule 7a).</summary>
    private IEnumerable<(string Name, Parameter Parameter)> NamedBy(string? aliasNameSpace, SequenceContainer container)
    {
        if (aliasNameSpace is not null)
        {
            foreach (Parameter parameter in allParameters)
                foreach (Alias alias in parameter.Aliases.Where(a => a.NameSpace == aliasNameSpace)) yield return (alias.Name, parameter);
            yield break;
        }
        for (SpaceSystem? system = container.System; system is not null; system = system.System)
            foreach (Parameter parameter in system.Parameters) yield return (parameter.Name, parameter);
        foreach (Parameter parameter in allParameters) yield return (parameter.QualifiedName, parameter);
    }

    private Step Locate(SequenceContainer container, int index)
    {
        ContainerEntry entry = container.Entries[index];
        string name = NameOf(entry, container);
        EntryLocation location = entry.Location!;
        if (criteria.Build(location.Offset) is not { } offset) return new BrokenStep(name);
        if (location.From is ReferenceLocation.PreviousEntry or ReferenceLocation.ContainerStart) return new LocateStep(offset, location.From, null, 0, null, name);
        // Backwards the place is the entry's end (the schemas' ReferenceLocationType): its size must be known.
        if (FixedBits(entry) is not { } bits) return new UnplaceableStep(name);
        IntegerSource? size = container.SizeInBits is null ? null : criteria.Build(container.SizeInBits);
        if (location.From == ReferenceLocation.ContainerEnd) return new LocateStep(offset, location.From, size, bits, null, name);
        ContainerEntry? next = index + 1 < container.Entries.Count ? container.Entries[index + 1] : null;
        if (next?.Location is not { From: ReferenceLocation.ContainerStart or ReferenceLocation.ContainerEnd } place) return new UnplaceableStep(name);
        if (criteria.Build(place.Offset) is not { } nextOffset) return new BrokenStep(name);
        long back = bits;
        if (place.From == ReferenceLocation.ContainerEnd)
        {
            if (FixedBits(next) is not { } nextBits) return new UnplaceableStep(name);
            back += nextBits;
        }
        return new LocateStep(nextOffset, place.From, size, back, offset, name);
    }

    private static int? FixedBits(ContainerEntry entry) => entry switch
    {
        { Repeat: not null } => null,
        ParameterEntry { Parameter.Target.Type.Target: { } type } whole => ParameterSteps.FixedBits(type, whole.Dimensions),
        ParameterSegmentEntry segment => segment.SizeInBits,
        ContainerSegmentEntry segment => segment.SizeInBits,
        StreamSegmentEntry segment => segment.SizeInBits,
        FixedValueEntry value => value.SizeInBits,
        _ => null,
    };

    private static string NameOf(ContainerEntry entry, SequenceContainer container) => entry switch
    {
        ParameterEntry parameter => parameter.Parameter.ToString(),
        ParameterSegmentEntry segment => segment.Parameter.ToString(),
        ContainerRefEntry reference => reference.Container.ToString(),
        ContainerSegmentEntry segment => segment.Container.ToString(),
        StreamSegmentEntry segment => segment.Stream.ToString(),
        FixedValueEntry { Name: { } name } => $"{container.QualifiedName}.{name}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{container.QualifiedName} (line {entry.Where.Line})"),
    };
}
