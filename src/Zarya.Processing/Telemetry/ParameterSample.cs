using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>One value of one parameter, with all that is to be said of it. Immutable: it may be handed to any thread.</summary>
public sealed record ParameterSample
{
    /// <summary>The parameter: of the mission's database, in which those of the ground stand too.</summary>
    public required Parameter Parameter { get; init; }

    /// <summary>When it came into being on board.</summary>
    public required Instant GenerationTime { get; init; }

    /// <summary>When it was received.</summary>
    public required Instant AcquisitionTime { get; init; }

    /// <summary>Before calibration; of kind <see cref="TelemetryKind.None"/> if there was none.</summary>
    public TelemetryValue RawValue { get; init; }

    /// <summary>After calibration.</summary>
    public required TelemetryValue EngValue { get; init; }

    /// <summary>Whether it is to be believed.</summary>
    public AcquisitionStatus Status { get; init; }

    /// <summary>What limits say; <see langword="null"/> if there are none for it.</summary>
    public AlarmLevel? Level { get; init; }

    /// <summary>The side on which a range was left.</summary>
    public RangeSide Side { get; init; }

    /// <summary>The alarm definition that was in force, or <see langword="null"/>.</summary>
    public AlarmDefinition? InForce { get; init; }

    /// <summary>How long it is good after its acquisition, or <see langword="null"/> for ever.</summary>
    public Duration? ExpiresAfter { get; init; }

    /// <summary>How many values of this parameter came before it and were not told because it comes too fast (<see cref="Processor.WatchSparsely"/>); 0: none, as always where somebody watches each value.</summary>
    public long SkippedBefore { get; init; }
}

/// <summary>Whether a value is to be believed.</summary>
public enum AcquisitionStatus : byte
{
    /// <summary>It came in.</summary>
    Acquired,

    /// <summary>None came in yet.</summary>
    NotReceived,

    /// <summary>It came in and is not valid: outside its valid range, its condition does not hold, malformed.</summary>
    Invalid,

    /// <summary>It came in too long ago.</summary>
    Expired,
}

/// <summary>The side on which a range of limits was left.</summary>
public enum RangeSide : byte
{
    /// <summary>Inside, or there is no range.</summary>
    None,

    /// <summary>Below.</summary>
    Low,

    /// <summary>Above.</summary>
    High,
}
