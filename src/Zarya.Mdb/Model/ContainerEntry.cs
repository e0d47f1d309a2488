namespace Zarya.Mdb.Model;

/// <summary>One entry of a container (XTCE <c>SequenceEntryType</c>).</summary>
public abstract class ContainerEntry
{
    /// <summary>Where its first bit is; <see langword="null"/>: right after the entry before.</summary>
    public EntryLocation? Location { get; init; }

    /// <summary>How often it is repeated, or <see langword="null"/>: once.</summary>
    public EntryRepeat? Repeat { get; init; }

    /// <summary>Whether it is there at all; <see langword="null"/>: always.</summary>
    public MatchCriteria? IncludeCondition { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>XTCE <c>ReferenceLocationType</c>.</summary>
public enum ReferenceLocation
{
    /// <summary>Bits after the end of the entry before.</summary>
    PreviousEntry,

    /// <summary>Bits after the first bit of the container. In an inherited container that is the first bit of the outermost base: they are one container.</summary>
    ContainerStart,

    /// <summary>Bits before the end of the packet.</summary>
    ContainerEnd,

    /// <summary>Bits before the start of the entry after, which must have a location of its own.</summary>
    NextEntry,
}

/// <summary>Where an entry starts.</summary>
/// <param name="Offset">Bits from the reference.</param>
/// <param name="From">The reference.</param>
public sealed record EntryLocation(IntegerValue Offset, ReferenceLocation From);

/// <summary>How often an entry is repeated, and the bits left out between repetitions.</summary>
/// <param name="Count">Times; 0 is none.</param>
/// <param name="Offset">Bits from the end of one to the start of the next, or <see langword="null"/>: none.</param>
public sealed record EntryRepeat(IntegerValue Count, IntegerValue? Offset);

/// <summary>A parameter's value. For an array of XTCE 1.1, or when the entry overrides them, dimensions stand here (<c>ArrayParameterRefEntry</c>).</summary>
public sealed class ParameterEntry : ContainerEntry
{
    /// <summary>The parameter.</summary>
    public required Reference<Parameter> Parameter { get; init; }

    /// <summary>Dimensions said by the entry, or empty.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
}

/// <summary>Part of a parameter's bits; the value is complete when all its segments are read (<c>ParameterSegmentRefEntry</c>).</summary>
public sealed class ParameterSegmentEntry : ContainerEntry
{
    /// <summary>The parameter.</summary>
    public required Reference<Parameter> Parameter { get; init; }

    /// <summary>The place of this segment, from 1, most significant first; <see langword="null"/>: in order of appearance.</summary>
    public int? Order { get; init; }

    /// <summary>Bits of this segment.</summary>
    public required int SizeInBits { get; init; }
}

/// <summary>Another container's entries in this place.</summary>
public sealed class ContainerRefEntry : ContainerEntry
{
    /// <summary>The container.</summary>
    public required Reference<SequenceContainer> Container { get; init; }
}

/// <summary>Part of another container that arrives in pieces over several packets: read and reported, its bits are skipped.</summary>
public sealed class ContainerSegmentEntry : ContainerEntry
{
    /// <summary>The container.</summary>
    public required Reference<SequenceContainer> Container { get; init; }

    /// <summary>The place of this segment, or <see langword="null"/>.</summary>
    public int? Order { get; init; }

    /// <summary>Bits of this segment.</summary>
    public required int SizeInBits { get; init; }
}

/// <summary>Part of a stream: read and reported, its bits are skipped.</summary>
public sealed class StreamSegmentEntry : ContainerEntry
{
    /// <summary>The stream.</summary>
    public required Reference<StreamDefinition> Stream { get; init; }

    /// <summary>The place of this segment, or <see langword="null"/>.</summary>
    public int? Order { get; init; }

    /// <summary>Bits of this segment.</summary>
    public required int SizeInBits { get; init; }
}

/// <summary>The parameter whose name or alias is the value of another parameter.</summary>
public sealed class IndirectParameterEntry : ContainerEntry
{
    /// <summary>Holds the name.</summary>
    public required InstanceRef Selector { get; init; }

    /// <summary>The alias name space that the value is looked up in; <see langword="null"/>: the value is a name.</summary>
    public string? AliasNameSpace { get; init; }
}

/// <summary>Bits of known value: skipped in telemetry, written in commands (<c>FixedValueEntry</c>).</summary>
public sealed class FixedValueEntry : ContainerEntry
{
    /// <summary>An optional name.</summary>
    public string? Name { get; init; }

    /// <summary>The octets, right-aligned: the last bit of the last octet is the last bit of the field.</summary>
    public required byte[] Octets { get; init; }

    /// <summary>Bits of the field.</summary>
    public required int SizeInBits { get; init; }
}

/// <summary>An argument's value, in commands (<c>ArgumentRefEntry</c>, <c>ArrayArgumentRefEntry</c>).</summary>
public sealed class ArgumentEntry : ContainerEntry
{
    /// <summary>The argument's name.</summary>
    public required string ArgumentName { get; init; }

    /// <summary>The argument; filled by the resolver.</summary>
    public Argument? Argument { get; internal set; }

    /// <summary>Dimensions said by the entry, or empty.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
}
