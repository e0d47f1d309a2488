using Zarya.Archive.Log;
using Zarya.Links;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>The parts of a running mission, put together by <see cref="Topology"/>.</summary>
internal sealed record MissionParts
{
    /// <summary>Replays that may run at a time.</summary>
    public const int MaxReplays = 16;

    public required LeapSeconds LeapSeconds { get; init; }

    /// <summary>Measures intervals.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The time in the mission.</summary>
    public required Func<Instant> Now { get; init; }

    public required LogStore Store { get; init; }

    public required Recorder Recorder { get; init; }

    public required RunningProcessor Realtime { get; init; }

    public required LiveThread Live { get; init; }

    public required IPacketSink Sink { get; init; }

    public required IReadOnlyList<ILink> Links { get; init; }

    /// <summary>Looks at the mission's files, or <see langword="null"/> if nobody does.</summary>
    public DefinitionWatch? Watch { get; set; }
}
