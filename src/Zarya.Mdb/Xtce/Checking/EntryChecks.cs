using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;
using Zarya.Mdb.Xtce.Resolving;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Entries can be read: types have encodings and dimensions, places are known, and sizes come before what they size.</summary>
internal sealed class EntryChecks
{
    private readonly XtceDraft _draft;
    private readonly Dictionary<DataType, DataType?> _withoutEncoding = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DataType, IReadOnlyList<InstanceRef>> _needs = new(ReferenceEqualityComparer.Instance);

    private readonly ParametersRead _read;

    private EntryChecks(XtceDraft draft, ParametersRead read) => (_draft, _read) = (draft, read);

    internal static void Run(XtceDraft draft, List<SequenceContainer> containers, ParametersRead read)
    {
        var checks = new EntryChecks(draft, read);
        foreach (SequenceContainer container in containers)
        {
            checks.CheckLocations(container);
            checks.CheckOrder(container);
            foreach (ContainerEntry entry in container.Entries) checks.CheckEntry(container, entry);
        }
    }

    private void CheckLocations(SequenceContainer container)
    {
        for (int i = 0; i < container.Entries.Count; i++)
        {
            if (container.Entries[i].Location?.From != ReferenceLocation.NextEntry) continue;
            if (i + 1 < container.Entries.Count && container.Entries[i + 1].Location is { From: ReferenceLocation.ContainerStart or ReferenceLocation.ContainerEnd }) continue;
            _draft.Error("next-entry", "a place before the next entry needs a next entry whose own place is from containerStart or containerEnd", container.Entries[i].Where, container.QualifiedName);
        }
    }

    private void CheckEntry(SequenceContainer container, ContainerEntry entry)
    {
        (DataType? type, IReadOnlyList<Dimension> dimensions, string name) = entry switch
        {
            ParameterEntry p => (p.Parameter.Target?.Type.Target, p.Dimensions, p.Parameter.Text),
            ArgumentEntry a => (a.Argument?.Type.Target, a.Dimensions, a.ArgumentName),
            ParameterSegmentEntry s => (s.Parameter.Target?.Type.Target, [], s.Parameter.Text),
            _ => (null, [], ""),
        };
        if (type is null) return;
        if (WithoutEncoding(type) is { } bare)
            _draft.Error("missing-encoding", $"{name} cannot stand in a container: its type {bare.QualifiedName} has no encoding; add one", entry.Where, container.QualifiedName);
        if (type is ArrayDataType array)
        {
            if (array.Dimensions.Count == 0 && dimensions.Count == 0 && array.DimensionCount > 0)
                _draft.Error("missing-dimensions", $"{name} is an array of {array.DimensionCount} dimensions whose sizes neither the type nor the entry says; add a DimensionList", entry.Where, container.QualifiedName);
            else if (dimensions.Count > 0 && array.DimensionCount > 0 && dimensions.Count != array.DimensionCount)
                _draft.Error("dimension-count", $"{name} has {array.DimensionCount} dimensions, the entry gives {dimensions.Count}", entry.Where, container.QualifiedName);
        }
        else if (dimensions.Count > 0) _draft.Error("dimension-count", $"{name} is no array and has no dimensions", entry.Where, container.QualifiedName);
    }

    /// <summary>The first type inside a type that has no encoding. Circles and depth are bounded before.</summary>
    private DataType? WithoutEncoding(DataType type)
    {
        if (_withoutEncoding.TryGetValue(type, out DataType? known)) return known;
        DataType? result = type switch
        {
            ArrayDataType array => array.ElementType.Target is { } element ? WithoutEncoding(element) : null,
            AggregateDataType aggregate => aggregate.Members.Select(m => m.Type.Target).OfType<DataType>().Select(WithoutEncoding).FirstOrDefault(t => t is not null),
            // The base that would have it may be missing, which is reported.
            _ => type.Encoding is null && (type.BaseType is null || type.BaseType.Target is not null) ? type : null,
        };
        _withoutEncoding.Add(type, result);
        return result;
    }

    /// <summary>A value that sizes, repeats or includes an entry is read before it.</summary>
    private void CheckOrder(SequenceContainer container)
    {
        Dictionary<Parameter, int>? places = null;
        for (int i = 0; i < container.Entries.Count; i++)
        {
            ContainerEntry entry = container.Entries[i];
            foreach (InstanceRef need in NeedsOf(entry))
            {
                if (need.Parameter?.Target is not { } parameter) continue;
                places ??= PlacesIn(container);
                if (places.TryGetValue(parameter, out int place) && place >= i && !IsReadBefore(container, i, parameter))
                    _draft.Warn("reference-later", $"{parameter.QualifiedName} is read at {container.Entries[place].Where}, not before this entry, which depends on it; move it up", entry.Where, container.QualifiedName);
            }
        }
    }

    /// <summary>Whether a base, or a container included before the entry, reads it too.</summary>
    private bool IsReadBefore(SequenceContainer container, int entry, Parameter parameter) =>
        (container.BaseContainer?.Target is { } @base && _read.In(@base, parameter))
        || container.Entries.Take(entry).OfType<ContainerRefEntry>().Any(e => e.Container.Target is { } included && _read.In(included, parameter));

    private static Dictionary<Parameter, int> PlacesIn(SequenceContainer container)
    {
        var places = new Dictionary<Parameter, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < container.Entries.Count; i++)
            if (container.Entries[i] is ParameterEntry { Parameter.Target: { } parameter }) places.TryAdd(parameter, i);
        return places;
    }

    private IEnumerable<InstanceRef> NeedsOf(ContainerEntry entry)
    {
        IEnumerable<InstanceRef> needs = References.Of(entry.Location?.Offset).Concat(References.Of(entry.Repeat?.Count)).Concat(References.Of(entry.Repeat?.Offset)).Concat(References.Of(entry.IncludeCondition));
        if (entry is not ParameterEntry { Parameter.Target.Type.Target: { } type } parameter) return needs;
        return needs.Concat(parameter.Dimensions.SelectMany(References.Of)).Concat(NeedsOf(type));
    }

    private IReadOnlyList<InstanceRef> NeedsOf(DataType type)
    {
        if (_needs.TryGetValue(type, out IReadOnlyList<InstanceRef>? known)) return known;
        IReadOnlyList<InstanceRef> needs = type switch
        {
            // Of an array's elements only the first level is looked at, of aggregates none: members may size one another.
            ArrayDataType array => [.. array.Dimensions.SelectMany(References.Of)],
            _ => [.. References.Of((type.Encoding as BinaryDataEncoding)?.SizeInBits ?? (type.Encoding as StringDataEncoding)?.BufferSizeInBits)],
        };
        _needs.Add(type, needs);
        return needs;
    }
}
