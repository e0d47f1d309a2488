using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Alarms;

/// <summary>An alarm as it stands at one moment: the operator's object, of ISA-18.2. Immutable; every step of its life makes a new one.</summary>
public sealed record Alarm
{
    /// <summary>The parameter's qualified name, or <c>/Zarya/event/SOURCE/TYPE</c> for alarms that events raise.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the alarms of one name: 0, 1, 2...</summary>
    public required uint SequenceNumber { get; init; }

    /// <summary>When it was raised.</summary>
    public required Instant TriggerTime { get; init; }

    /// <summary>The worst level since.</summary>
    public required AlarmLevel Severity { get; init; }

    /// <summary>Samples that violated.</summary>
    public uint Violations { get; init; }

    /// <summary>Samples since.</summary>
    public uint Count { get; init; }

    /// <summary>Whether it has violated often enough to be an alarm; until then it is pending.</summary>
    public bool IsTriggered { get; init; }

    /// <summary>Whether values are back within limits, for as many in a row as the definition asks for. Alarms of events always are.</summary>
    public bool IsProcessOk { get; init; }

    /// <summary>Whether somebody has acknowledged it.</summary>
    public bool IsAcknowledged => Acknowledgement is not null;

    /// <summary>Whether it stays, once back to normal, until it is reset by hand.</summary>
    public bool IsLatching { get; init; }

    /// <summary>Who acknowledged it, when, why.</summary>
    public AlarmRemark? Acknowledgement { get; init; }

    /// <summary>Who shelved it, when, why; <see langword="null"/> while it is not shelved.</summary>
    public AlarmRemark? Shelving { get; init; }

    /// <summary>When it comes off the shelf by itself; <see langword="null"/>: when somebody takes it.</summary>
    public Instant? ShelvedUntil { get; init; }

    /// <summary>Who cleared it.</summary>
    public AlarmRemark? Clearing { get; init; }

    /// <summary>What people wrote to it, oldest first.</summary>
    public IReadOnlyList<AlarmRemark> Comments { get; init; } = [];

    /// <summary>For alarms of parameters: the values that raised it, that was worst, and that is newest.</summary>
    public (ParameterSample Trigger, ParameterSample Worst, ParameterSample Newest)? Samples { get; init; }

    /// <summary>For alarms of events.</summary>
    public (MissionEvent Trigger, MissionEvent Worst, MissionEvent Newest)? Events { get; init; }

    /// <summary>When it last changed.</summary>
    public required Instant UpdateTime { get; init; }
}

/// <summary>What somebody did to an alarm.</summary>
/// <param name="By">The user.</param>
/// <param name="Time">When.</param>
/// <param name="Message">Why, in words; may be empty.</param>
public sealed record AlarmRemark(string By, Instant Time, string Message);

/// <summary>A step in an alarm's life.</summary>
public enum AlarmStep : byte
{
    /// <summary>It violates, not yet often enough.</summary>
    Pending,

    /// <summary>It was raised.</summary>
    Triggered,

    /// <summary>It got worse.</summary>
    SeverityIncreased,

    /// <summary>A new value came while it stands.</summary>
    ValueUpdated,

    /// <summary>Somebody acknowledged it.</summary>
    Acknowledged,

    /// <summary>The value is back within limits.</summary>
    ReturnedToNormal,

    /// <summary>A latched one was reset.</summary>
    Reset,

    /// <summary>It is over: back to normal and acknowledged, or cleared by hand.</summary>
    Cleared,

    /// <summary>Somebody put it on the shelf.</summary>
    Shelved,

    /// <summary>It came off the shelf.</summary>
    Unshelved,

    /// <summary>Somebody wrote to it.</summary>
    Commented,
}

/// <summary>A step and the alarm after it.</summary>
/// <param name="Step">What happened.</param>
/// <param name="Alarm">The alarm as it now stands.</param>
public sealed record AlarmNotice(AlarmStep Step, Alarm Alarm);
