using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>Which entries are wanted, in the order of their numbers: as they came in.</summary>
public sealed class EntryQuery
{
    /// <summary>The first number.</summary>
    public long FirstEntry { get; init; } = 1;

    /// <summary>The last number.</summary>
    public long LastEntry { get; init; } = long.MaxValue;

    /// <summary>Received at this time or later.</summary>
    public Instant ReceivedFrom { get; init; } = Instant.MinValue;

    /// <summary>Received before this time.</summary>
    public Instant ReceivedBefore { get; init; } = Instant.MaxValue;

    /// <summary>Only entries of this kind; <see langword="null"/> for all. Blocks without any are not read.</summary>
    public EntryKind? Kind { get; init; }

    /// <summary>Which streams; <see langword="null"/> for all.</summary>
    public Func<StreamKey, bool>? Streams { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsBackwards { get; init; }
}
