using System.Globalization;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>The steps of a container's entries.</summary>
internal sealed class EntrySteps(CriteriaBuilder criteria, ParameterSteps parameters, Func<SequenceContainer, Step> containerStep, IReadOnlyCollection<Parameter> allParameters)
{
    private readonly Dictionary<Parameter, int> _segmented = [];

    public Step[] Build(SequenceContainer container)
    {
        var steps = new List<Step>();
        for (int i = 0; i < container.Entries.Count; i++)
        {
            ContainerEntry entry = container.Entries[i];
            var own = new List<Step>();
            if (entry.Location is not null) own.Add(Locate(entry, i + 1 < container.Entries.Count ? container.Entries[i + 1] : null, container));
            Step content = Content(entry, container);
            if (entry.Repeat is { } repeat)
            {
                IntegerSource? count = criteria.Build(repeat.Count);
                IntegerSource? gap = repeat.Offset is null ? null : criteria.Build(repeat.Offset);
                bool broken = count is null || (repeat.Offset is not null && gap is null);
                content = broken ? new BrokenStep(NameOf(entry, container)) : new RepeatStep(count!, gap, [content], NameOf(entry, container));
            }
            own.Add(content);
            if (entry.IncludeCondition is null) steps.AddRange(own);
            else steps.Add(new IncludeStep(criteria.Build(entry.IncludeCondition), [.. own]));
        }
        return [.. steps];
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
                return Indirect(indirect, name);
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
            TextStep text => text.Layout.PlainBits,
            OctetsStep { Size: FixedInteger { Value: >= 0 and <= int.MaxValue } size } => (int)size.Value,
            _ => null,
        };
        if (bits is null || step is not ValueStep value || segment.SizeInBits < 0) return new BrokenStep(name);
        if (!_segmented.TryGetValue(parameter, out int index)) _segmented.Add(parameter, index = _segmented.Count);
        return new SegmentStep(value, bits.Value, index, segment.Order, segment.SizeInBits);
    }

    private Step Indirect(IndirectParameterEntry entry, string name)
    {
        if (criteria.TrySelect(entry.Selector) is not { } selector) return new BrokenStep(name);
        var byName = new Dictionary<string, Step>(StringComparer.Ordinal);
        var byNumber = new Dictionary<long, Step>();
        foreach (Parameter parameter in allParameters)
        {
            // Without a name space the value is a name: short or absolute.
            IEnumerable<string> names = entry.AliasNameSpace is null
                ? [parameter.QualifiedName, parameter.Name]
                : parameter.Aliases.Where(a => a.NameSpace == entry.AliasNameSpace).Select(a => a.Name);
            foreach (string key in names)
            {
                if (!byName.TryAdd(key, parameters.Get(parameter, []))) continue;
                if (new Literal(key) is { IsInteger: true } number && number.Integer >= long.MinValue && number.Integer <= long.MaxValue)
                    byNumber.TryAdd((long)number.Integer, byName[key]);
            }
        }
        return new IndirectStep(selector, byName, byNumber, name);
    }

    private Step Locate(ContainerEntry entry, ContainerEntry? next, SequenceContainer container)
    {
        string name = NameOf(entry, container);
        IntegerSource? offset = criteria.Build(entry.Location!.Offset);
        if (offset is null) return new BrokenStep(name);
        if (entry.Location.From != ReferenceLocation.NextEntry) return new LocateStep(offset, entry.Location.From, null, name);
        // Rule 2: so many bits before where the next entry stands, which must say so itself.
        bool placed = next?.Location is { From: ReferenceLocation.ContainerStart or ReferenceLocation.ContainerEnd };
        IntegerSource? place = placed ? criteria.Build(next!.Location!.Offset) : null;
        return place is null ? new BrokenStep(name) : new LocateStep(place, next!.Location!.From, offset, name);
    }

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
