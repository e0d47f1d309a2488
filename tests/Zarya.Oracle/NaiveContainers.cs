using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Containers and their entries (rules 2 to 12).</summary>
internal sealed class NaiveContainers
{
    private const int MaxRepeats = 65_536;

    private readonly MissionDatabase _database;
    private readonly NaivePacket _packet;
    private readonly NaiveReferences _references;
    private readonly NaiveConditions _conditions;
    private readonly NaiveFields _fields;
    private readonly Dictionary<Parameter, List<(int? Order, bool[] Bits)>> _segments = [];

    internal NaiveContainers(MissionDatabase database, NaivePacket packet)
    {
        _database = database;
        _packet = packet;
        _references = new NaiveReferences(packet);
        _conditions = new NaiveConditions(_references);
        _fields = new NaiveFields(packet, _references, _conditions);
    }

    internal bool Ambiguous { get; private set; }

    /// <summary>Decodes a packet's container, the root's or the next one's, with its bases and children.</summary>
    /// <param name="container">The container.</param>
    /// <param name="start">The first bit of the outermost base (rule 3).</param>
    /// <param name="reached">Told of the container and then of each child that matched.</param>
    /// <returns>The deepest container.</returns>
    internal SequenceContainer DecodePacket(SequenceContainer container, Int128 start, Action<SequenceContainer>? reached = null)
    {
        SequenceContainer deepest = Decode(container, start, specialise: true, reached);
        if (!deepest.IsAbstract) return deepest;

        // Rule 10.
        _packet.EntryName = deepest.QualifiedName;
        throw new NaiveFailure(NaiveErrorKind.NoContainer, _packet.Cursor, 0);
    }

    /// <summary>Bases, the container and, if asked, its children (rules 9 and 12).</summary>
    private SequenceContainer Decode(SequenceContainer container, Int128 start, bool specialise, Action<SequenceContainer>? reached = null)
    {
        // Rule 3: bases first, outermost first, their criteria not asked.
        reached?.Invoke(container);
        foreach (SequenceContainer part in Enumerable.Reverse(Lineage(container))) Entries(part, start);

        // Rule 9.
        SequenceContainer current = container;
        while (specialise)
        {
            _packet.Step();
            SequenceContainer[] matching = [.. Children(current).Where(c => c.RestrictionCriteria is null || _conditions.Hold(c.RestrictionCriteria))];
            if (matching.Length == 0) break;
            Ambiguous |= matching.Length > 1;
            current = matching[0];
            reached?.Invoke(current);
            Entries(current, start);
        }
        return current;
    }

    private IEnumerable<SequenceContainer> Children(SequenceContainer container) =>
        _database.Containers.Where(c => c.BaseContainer?.Target == container);

    /// <summary>A container and its bases, innermost first.</summary>
    private List<SequenceContainer> Lineage(SequenceContainer container)
    {
        var lineage = new List<SequenceContainer>();
        for (SequenceContainer? c = container; c is not null; c = c.BaseContainer?.Target)
        {
            _packet.Step();
            if (lineage.Contains(c)) throw new NaiveFailure(NaiveErrorKind.BadDefinition, _packet.Cursor, 0);
            lineage.Add(c);
        }
        return lineage;
    }

    private void Entries(SequenceContainer container, Int128 start)
    {
        for (int i = 0; i < container.Entries.Count; i++) Entry(container, i, start);
    }

    private void Entry(SequenceContainer container, int index, Int128 start)
    {
        ContainerEntry entry = container.Entries[index];
        _packet.Step();
        _packet.EntryName = NameOf(entry);
        if (entry.IncludeCondition is { } condition && !_conditions.Hold(condition)) return; // Rule 6.

        // Rule 5: count and offset are asked once, before the first repetition.
        long count = entry.Repeat is { } repeat ? _references.Evaluate(repeat.Count, _conditions) : 1;
        if (count is < 0 or > MaxRepeats) throw new NaiveFailure(NaiveErrorKind.BadCount, _packet.Cursor, 0);
        if (count == 0) return;
        long gap = entry.Repeat?.Offset is { } offset ? _references.Evaluate(offset, _conditions) : 0;

        Int128 first = FirstBit(container, index, start);
        Int128 before = _packet.Cursor;
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                _packet.Step();
                first = _packet.Cursor + gap;
            }
            _packet.EntryName = NameOf(entry);
            if (first < 0) throw new NaiveFailure(NaiveErrorKind.BadLocation, first, 0); // Rule 2.
            Once(container, entry, first);
        }
        if (entry.Location?.From is ReferenceLocation.ContainerEnd or ReferenceLocation.NextEntry) _packet.StayAt(before); // Rule 4.
    }

    /// <summary>Rule 2.</summary>
    private Int128 FirstBit(SequenceContainer container, int index, Int128 start)
    {
        ContainerEntry entry = container.Entries[index];
        if (entry.Location is not { } location) return _packet.Cursor;
        Int128 offset = _references.Evaluate(location.Offset, _conditions);
        switch (location.From)
        {
            case ReferenceLocation.PreviousEntry:
                return _packet.Cursor + offset;
            case ReferenceLocation.ContainerStart:
                return start + offset;
            case ReferenceLocation.ContainerEnd:
                return EndOf(container, start) - offset - FixedSize(entry);
            default:
                bool anchored = index + 1 < container.Entries.Count
                    && container.Entries[index + 1].Location?.From is ReferenceLocation.ContainerStart or ReferenceLocation.ContainerEnd;
                if (!anchored) throw new NaiveFailure(NaiveErrorKind.BadLocation, _packet.Cursor, 0);
                return FirstBit(container, index + 1, start) - offset - FixedSize(entry);
        }
    }

    /// <summary>Rule 2: the end of the packet, unless the entry's own container is smaller.</summary>
    private Int128 EndOf(SequenceContainer container, Int128 start) => container.SizeInBits is { } size
        ? Int128.Min(_packet.Bits.Length, start + _references.Evaluate(size, _conditions))
        : _packet.Bits.Length;

    /// <summary>Rule 2: what is placed backwards must have a size that the definition fixes.</summary>
    private Int128 FixedSize(ContainerEntry entry)
    {
        Int128? size = entry switch
        {
            { Repeat: not null } => null,
            ParameterEntry e => NaiveFields.FixedSize(e.Parameter.Target?.Type.Target, e.Dimensions),
            ParameterSegmentEntry e => e.SizeInBits,
            ContainerSegmentEntry e => e.SizeInBits,
            StreamSegmentEntry e => e.SizeInBits,
            FixedValueEntry e => e.SizeInBits,
            _ => null,
        };
        return size ?? throw new NaiveFailure(NaiveErrorKind.BadLocation, _packet.Cursor, 0);
    }

    private void Once(SequenceContainer container, ContainerEntry entry, Int128 first)
    {
        switch (entry)
        {
            case ParameterEntry e:
                Value(e.Parameter.Target, e.Dimensions, first);
                break;
            case IndirectParameterEntry e:
                Value(Indirect(container, e), [], first);
                break;
            case ParameterSegmentEntry e:
                Segment(e, first);
                break;
            case FixedValueEntry e: // Rule 7.
                Skip(first, e.SizeInBits);
                break;
            case ContainerSegmentEntry e:
                Skip(first, e.SizeInBits);
                break;
            case StreamSegmentEntry e:
                Skip(first, e.SizeInBits);
                break;
            case ContainerRefEntry e:
                Referenced(e, first);
                break;
            default:
                throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0);
        }
    }

    private void Value(Parameter? parameter, IReadOnlyList<Dimension> dimensions, Int128 first)
    {
        if (parameter is null) throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0);
        NaiveField field = _fields.Read(parameter.Type.Target, dimensions, _packet.Bits, first);
        NaivePacket.Take(_packet.Bits, first, 0); // An array without elements must stand in the packet, too (rule 30).
        _packet.MoveTo(field.End);
        _packet.Add(new NaiveValue(parameter, field.Raw, field.Eng, field.Invalid, (int)first, (int)(field.End - first)));
    }

    private void Skip(Int128 first, int size)
    {
        NaivePacket.Take(_packet.Bits, first, size);
        _packet.MoveTo(first + size);
    }

    /// <summary>Rules 3, 4 and 12.</summary>
    private void Referenced(ContainerRefEntry entry, Int128 first)
    {
        if (entry.Container.Target is not { } target) throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0);
        Int128 furthestOutside = Int128.Max(_packet.Furthest, first);
        _packet.MoveTo(first);
        _packet.Furthest = first;
        SequenceContainer deepest = _packet.Inside(() => Decode(target, first, specialise: target.IsAbstract));
        _packet.EntryName = NameOf(entry);
        Int128 size = 0;
        foreach (SequenceContainer part in Enumerable.Reverse(Lineage(deepest)))
            if (part.SizeInBits is { } stated) size = Int128.Max(size, _references.Evaluate(stated, _conditions));
        NaivePacket.Take(_packet.Bits, first, size); // A container without entries, too, must stand in the packet (rule 30).
        _packet.Furthest = Int128.Max(_packet.Furthest, first + size);
        _packet.MoveTo(_packet.Furthest);
        _packet.Furthest = Int128.Max(furthestOutside, _packet.Furthest);
    }

    /// <summary>Rule 8.</summary>
    private void Segment(ParameterSegmentEntry entry, Int128 first)
    {
        if (entry.Parameter.Target is not { } parameter) throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0);
        bool[] bits = NaivePacket.Take(_packet.Bits, first, entry.SizeInBits);
        _packet.MoveTo(first + entry.SizeInBits);
        if (!_segments.TryGetValue(parameter, out List<(int? Order, bool[] Bits)>? segments)) _segments[parameter] = segments = [];
        segments.Add((entry.Order, bits));
        DataType? type = parameter.Type.Target;
        if (type?.Encoding is null || segments.Sum(s => s.Bits.Length) != NaiveFields.FixedSize(type, [])) return;

        _segments.Remove(parameter);
        bool ordered = segments.All(s => s.Order is not null);
        bool[] joined = [.. (ordered ? segments.OrderBy(s => s.Order) : segments.AsEnumerable()).SelectMany(s => s.Bits)];
        try
        {
            NaiveField field = _fields.Read(type, [], joined, 0);
            _packet.Add(new NaiveValue(parameter, field.Raw, field.Eng, field.Invalid, (int)first, bits.Length));
        }
        catch (NaiveFailure failure)
        {
            throw new NaiveFailure(failure.Kind, first, 0); // A place inside the joined bits means nothing in the packet.
        }
    }

    /// <summary>Rule 7a: the parameter that a value names.</summary>
    private Parameter Indirect(SequenceContainer container, IndirectParameterEntry entry)
    {
        string? name = _references.FindValue(entry.Selector) switch
        {
            string text => text,
            long i => i.ToString(CultureInfo.InvariantCulture),
            ulong u => u.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (name is null) throw new NaiveFailure(NaiveErrorKind.MissingValue, _packet.Cursor, 0);
        Parameter? found;
        if (entry.AliasNameSpace is { } space) found = _database.Parameters.FirstOrDefault(p => p.Aliases.Any(a => a.NameSpace == space && a.Name == name));
        else if (name.StartsWith('/')) found = _database.FindParameter(name);
        else found = Upwards(container.System).Select(s => _database.FindParameter(s.QualifiedName + "/" + name)).FirstOrDefault(p => p is not null);
        _packet.EntryName = found?.QualifiedName ?? name;
        return found ?? throw new NaiveFailure(NaiveErrorKind.UnknownParameter, _packet.Cursor, 0);
    }

    private static IEnumerable<SpaceSystem> Upwards(SpaceSystem? system)
    {
        for (SpaceSystem? s = system; s is not null; s = s.System) yield return s;
    }

    private static string NameOf(ContainerEntry entry) => entry switch
    {
        ParameterEntry e => e.Parameter.ToString(),
        ParameterSegmentEntry e => e.Parameter.ToString(),
        ContainerRefEntry e => e.Container.ToString(),
        ContainerSegmentEntry e => e.Container.ToString(),
        StreamSegmentEntry e => e.Stream.ToString(),
        IndirectParameterEntry e => e.Selector.ToString(),
        FixedValueEntry e => e.Name ?? "",
        _ => "",
    };
}
