namespace Zarya.Mdb.Model;

/// <summary>XTCE <c>StreamSet</c> members: read and reported; frames are the business of links, configured in the mission file.</summary>
public sealed class StreamDefinition : NamedItem
{
    /// <summary>Fixed frames, variable frames or custom.</summary>
    public StreamKind Kind { get; init; }

    /// <summary>What its frames hold, or <see langword="null"/>.</summary>
    public Reference<SequenceContainer>? Container { get; init; }

    /// <summary>For fixed frames: length in bits.</summary>
    public long? FrameLengthInBits { get; init; }

    /// <summary>For fixed frames: the sync pattern.</summary>
    public byte[]? SyncPattern { get; init; }
}

/// <summary>The three kinds of streams.</summary>
public enum StreamKind
{
    /// <summary>Frames of one length.</summary>
    FixedFrame,

    /// <summary>Frames between flags.</summary>
    VariableFrame,

    /// <summary>By algorithm.</summary>
    Custom,
}

/// <summary>XTCE <c>Service</c>: a name for a set of containers or messages.</summary>
public sealed class ServiceDefinition : NamedItem
{
    /// <summary>The containers.</summary>
    public IReadOnlyList<Reference<SequenceContainer>> Containers { get; init; } = [];

    /// <summary>The messages' names as written.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];
}

/// <summary>XTCE <c>Message</c>: a container recognised by criteria.</summary>
public sealed class MessageDefinition : NamedItem
{
    /// <summary>The criteria.</summary>
    public required MatchCriteria Criteria { get; init; }

    /// <summary>The container.</summary>
    public required Reference<SequenceContainer> Container { get; init; }
}
