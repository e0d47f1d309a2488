using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>Goes through the entries of a container with a cursor, as the decoder does, without a packet.</summary>
internal sealed class LayoutWalk(Predicate<SequenceContainer> hasInheritors)
{
    private const int DepthLimit = 32;
    private const int FieldLimit = 50_000;

    private readonly List<LayoutField> _fields = [];
    private readonly List<string> _anchors = ["the start of the packet"];
    private Place _cursor;
    private string? _pending;

    public IReadOnlyList<LayoutField> Fields => _fields;

    public IReadOnlyList<string> Anchors => _anchors;

    public void Place(SequenceContainer container) => Place(container, default, 0);

    private void Place(SequenceContainer container, Place start, int depth)
    {
        foreach (SequenceContainer part in ContainerLayout.BaseChain(container))
        {
            for (int i = 0; i < part.Entries.Count && _fields.Count < FieldLimit; i++)
                Place(part.Entries[i], i + 1 < part.Entries.Count ? part.Entries[i + 1] : null, part, start, depth);
        }
    }

    private void Place(ContainerEntry entry, ContainerEntry? next, SequenceContainer owner, Place containerStart, int depth)
    {
        Place start = Start(entry, next, containerStart);
        int at = _fields.Count;
        FieldSize size = Add(entry, owner, start, depth);
        string remark = size.Bits is null ? size.Reason : "";
        FieldSize once = size;
        if (entry.Repeat is { } repeat) (size, remark) = Repeated(size, repeat, remark);
        if (at < _fields.Count && _fields[at].IsGroup && size.Bits > once.Bits)
            _fields.Add(new LayoutField($"({_fields[at].Name} again)", start + once.Bits!.Value, size.Bits - once.Bits, depth, "the other times") { Owner = owner });
        if (entry.IncludeCondition is { } condition)
        {
            remark = Joined($"only if {CriteriaWords.Of(condition)}", remark);
            for (int i = at; i < _fields.Count; i++) _fields[i] = _fields[i] with { IsOptional = true };
        }
        if (at < _fields.Count) _fields[at] = _fields[at] with { SizeInBits = size.Bits, Remark = Joined(_fields[at].Remark, remark) };
        string name = at < _fields.Count ? _fields[at].Name : "an entry";
        if (size.Bits is { } bits && entry.IncludeCondition is null) MoveTo(start + bits);
        else _pending = $"the end of {name} ({remark})";
    }

    /// <summary>Adds the fields of an entry; leaves size and remark of the first to the caller.</summary>
    private FieldSize Add(ContainerEntry entry, SequenceContainer owner, Place start, int depth)
    {
        switch (entry)
        {
            case ParameterEntry p:
                return AddValue(p.Parameter.Target?.Name ?? p.Parameter.Text, p.Parameter.Target, p.Parameter.Target?.Type.Target, p.Dimensions, owner, start, depth);
            case ArgumentEntry a:
                return AddValue(a.ArgumentName, a.Argument, a.Argument?.Type.Target, a.Dimensions, owner, start, depth);
            case ContainerRefEntry c:
                return AddContainer(c, owner, start, depth);
            case ParameterSegmentEntry s:
                _fields.Add(new LayoutField(Escaped.Text(s.Parameter.Target?.Name ?? s.Parameter.Text), start, s.SizeInBits, depth, "a segment of it") { Item = s.Parameter.Target, Type = s.Parameter.Target?.Type.Target, Owner = owner });
                return new FieldSize(s.SizeInBits, "");
            case FixedValueEntry f:
                _fields.Add(new LayoutField(f.Name is null ? "(fixed)" : Escaped.Text(f.Name), start, f.SizeInBits, depth, "always 0x" + Convert.ToHexString(f.Octets)) { Owner = owner });
                return new FieldSize(f.SizeInBits, "");
            case ContainerSegmentEntry s:
                return AddSkipped(s.Container.ToString(), s.SizeInBits, "a segment of a container, skipped", owner, start, depth);
            case StreamSegmentEntry s:
                return AddSkipped(s.Stream.ToString(), s.SizeInBits, "a segment of a stream, skipped", owner, start, depth);
            case IndirectParameterEntry i:
                _fields.Add(new LayoutField("(indirect)", start, null, depth, "") { Owner = owner });
                return new FieldSize(null, $"the parameter that {ValueWords.Of(i.Selector)} names");
            default:
                return new FieldSize(null, "an unknown entry");
        }
    }

    private FieldSize AddSkipped(string name, int bits, string remark, SequenceContainer owner, Place start, int depth)
    {
        _fields.Add(new LayoutField(Escaped.Text(NearestNames.Last(name)), start, bits, depth, remark) { Owner = owner });
        return new FieldSize(bits, "");
    }

    private FieldSize AddValue(string name, NamedItem? item, DataType? type, IReadOnlyList<Dimension> dimensions, SequenceContainer owner, Place start, int depth)
    {
        FieldSize size = FieldSize.Of(type, dimensions);
        bool isGroup = type is AggregateDataType && size.Bits is not null;
        string shown = Escaped.Text(name) + (dimensions.Count > 0 ? ValueWords.Of(dimensions) : type is ArrayDataType a ? ValueWords.Of(a.Dimensions) : "");
        _fields.Add(new LayoutField(shown, start, size.Bits, depth, "") { Type = type, Item = item, Owner = owner, IsGroup = isGroup });
        if (!isGroup || depth >= DepthLimit) return size;
        foreach (Member member in ((AggregateDataType)type!).Members)
        {
            if (_fields.Count >= FieldLimit) break;
            FieldSize part = AddValue(member.Name, null, member.Type.Target, [], owner, start, depth + 1);
            start += part.Bits ?? 0;
        }
        return size;
    }

    private FieldSize AddContainer(ContainerRefEntry entry, SequenceContainer owner, Place start, int depth)
    {
        if (entry.Container.Target is not { } target || depth >= DepthLimit)
        {
            _fields.Add(new LayoutField(Escaped.Text(NearestNames.Last(entry.Container.Text)), start, null, depth, "") { Owner = owner });
            return new FieldSize(null, "an unknown container");
        }
        _fields.Add(new LayoutField(Escaped.Text(target.Name), start, null, depth, "container") { Owner = owner, Item = target, IsGroup = true });
        MoveTo(start);
        Place(target, start, depth + 1);
        bool isOpen = target.IsAbstract && hasInheritors(target);
        if (isOpen || _pending is not null || _cursor.Anchor != start.Anchor) return new FieldSize(null, isOpen ? "one of those that extend it" : "its parts depend on the packet");
        return new FieldSize(_cursor.Bit - start.Bit, "");
    }

    private static (FieldSize Size, string Remark) Repeated(FieldSize size, EntryRepeat repeat, string remark)
    {
        long? gap = repeat.Offset is null ? 0 : ValueWords.Fixed(repeat.Offset);
        string words = $"{ValueWords.Of(repeat.Count)} times" + (gap is 0 ? "" : $", {ValueWords.Of(repeat.Offset!)} bits between");
        if (size.Bits is { } bits && ValueWords.Fixed(repeat.Count) is { } count && count is >= 0 and <= 65_536 && gap is { } between && between is >= 0 and <= 1L << 32)
            return (new FieldSize(count == 0 ? 0 : (count * bits) + ((count - 1) * between), ""), Joined(words, remark));
        return (new FieldSize(null, words), Joined(words, remark));
    }

    private Place Start(ContainerEntry entry, ContainerEntry? next, Place containerStart)
    {
        if (entry.Location is not { } location) return Cursor();
        if (ValueWords.Fixed(location.Offset) is not { } offset) return NewAnchor($"the place that {ValueWords.Of(location.Offset)} gives");
        switch (location.From)
        {
            case ReferenceLocation.PreviousEntry:
                return Cursor() + offset;
            case ReferenceLocation.ContainerStart:
                return containerStart + offset;
            case ReferenceLocation.ContainerEnd:
                return NewAnchor($"{Numbers.Of(offset, "bit")} before the end of the container");
            default:
                return next?.Location is { From: ReferenceLocation.ContainerStart } after && ValueWords.Fixed(after.Offset) is { } at
                    ? containerStart + (at - offset)
                    : NewAnchor($"{Numbers.Of(offset, "bit")} before the entry that follows");
        }
    }

    private Place Cursor()
    {
        if (_pending is not null) MoveTo(NewAnchor(_pending));
        return _cursor;
    }

    private void MoveTo(Place place) => (_cursor, _pending) = (place, null);

    private Place NewAnchor(string behind)
    {
        _anchors.Add(behind);
        return new Place(_anchors.Count - 1, 0);
    }

    private static string Joined(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : first + "; " + second;
}
