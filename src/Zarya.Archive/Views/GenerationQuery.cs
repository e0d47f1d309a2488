using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>Which entries are wanted, in the order in which they came into being on board.</summary>
public sealed class GenerationQuery
{
    /// <summary>Generated at this time or later.</summary>
    public Instant From { get; init; } = Instant.MinValue;

    /// <summary>Generated before this time.</summary>
    public Instant Before { get; init; } = Instant.MaxValue;

    /// <summary>Which streams; <see langword="null"/> for all packets.</summary>
    public Func<StreamKey, bool>? Streams { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsBackwards { get; init; }

    /// <summary>Whether a packet that was received several times comes several times. Without it the first reception counts; packets are the same if stream identification, generation time, sequence count and octets are.</summary>
    public bool KeepsDuplicates { get; init; }
}
