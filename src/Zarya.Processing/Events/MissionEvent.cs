using Zarya.Time;

namespace Zarya.Processing.Events;

/// <summary>How much an event matters, from least to most: XTCE's concern levels with "info" in place of normal.</summary>
public enum EventSeverity : byte
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Least concern.</summary>
    Watch,

    /// <summary>Concern.</summary>
    Warning,

    /// <summary>Between.</summary>
    Distress,

    /// <summary>Serious.</summary>
    Critical,

    /// <summary>The worst.</summary>
    Severe,
}

/// <summary>Something that happened, in words. Immutable.</summary>
public sealed record MissionEvent
{
    /// <summary>Who says so: <c>User</c>, <c>Links</c>, <c>LeakWatch</c>, ...</summary>
    public required string Source { get; init; }

    /// <summary>What kind of thing; may be empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>The words, as they are: text, never markup.</summary>
    public required string Message { get; init; }

    /// <summary>How much it matters.</summary>
    public EventSeverity Severity { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant GenerationTime { get; init; }

    /// <summary>When it was heard of.</summary>
    public required Instant ReceptionTime { get; init; }

    /// <summary>Counts the events of a source in a run of the processor.</summary>
    public int SequenceNumber { get; init; }

    /// <summary>The user who wrote it, or <see langword="null"/>.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Anything more.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
