using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Alarms;

/// <summary>An alarm while it stands. The records that others get are made from it when they are asked for.</summary>
internal sealed class LiveAlarm : Due
{
    private readonly AlarmBook _book;

    public LiveAlarm(AlarmBook book, string name, uint number, int slot)
    {
        (_book, Name, SequenceNumber, Slot) = (book, name, number, slot);
        Updates = new UpdateDue(this);
    }

    public string Name { get; }

    public uint SequenceNumber { get; }

    /// <summary>The parameter's slot; -1 for alarms of events.</summary>
    public int Slot { get; }

    public AlarmState State { get; set; } = AlarmState.Normal;

    public AlarmLevel Severity { get; set; }

    public uint Violations { get; set; }

    public uint Count { get; set; }

    /// <summary>Violations in a row.</summary>
    public int Violating { get; set; }

    /// <summary>Conforming samples in a row.</summary>
    public int Conforming { get; set; }

    public bool IsTriggered { get; set; }

    public bool IsLatching { get; set; }

    public Instant TriggerTime { get; set; }

    public Instant UpdateTime { get; set; }

    public AlarmRemark? Acknowledgement { get; set; }

    public AlarmRemark? Shelving { get; set; }

    public Instant? ShelvedUntil { get; set; }

    public AlarmRemark? Clearing { get; set; }

    public List<AlarmRemark> Comments { get; } = [];

    public (ParameterSample Trigger, ParameterSample Worst, ParameterSample Newest)? Samples { get; set; }

    public (MissionEvent Trigger, MissionEvent Worst, MissionEvent Newest)? Events { get; set; }

    /// <summary>Waits to tell of values that came too soon after the last ones that were told.</summary>
    public UpdateDue Updates { get; }

    /// <summary>When new values were last told of; <see langword="null"/>: not yet.</summary>
    public Instant? ToldAt { get; set; }

    public bool IsProcessOk => State is AlarmState.ReturnedUnacknowledged or AlarmState.ReturnedAcknowledged or AlarmState.LatchedUnacknowledged or AlarmState.LatchedAcknowledged;

    /// <summary>The alarm as it stands.</summary>
    /// <param name="newest">The parameter's newest value, or <see langword="null"/> if none came since.</param>
    public Alarm ToAlarm(ParameterSample? newest) => new()
    {
        Name = Name,
        SequenceNumber = SequenceNumber,
        TriggerTime = TriggerTime,
        Severity = Severity,
        Violations = Violations,
        Count = Count,
        IsTriggered = IsTriggered,
        IsProcessOk = IsProcessOk || (State == AlarmState.Cleared && Clearing is null),
        IsLatching = IsLatching,
        Acknowledgement = Acknowledgement,
        Shelving = Shelving,
        ShelvedUntil = ShelvedUntil,
        Clearing = Clearing,
        Comments = [.. Comments],
        Samples = Samples is { } samples ? (samples.Trigger, samples.Worst, newest ?? samples.Newest) : null,
        Events = Events,
        UpdateTime = UpdateTime,
    };

    /// <summary>Its time on the shelf is over.</summary>
    public override void Happen(Instant at) => _book.ComeOffShelf(this, at);

    /// <summary>The end of <see cref="ProcessorOptions.AlarmUpdateInterval"/>.</summary>
    internal sealed class UpdateDue(LiveAlarm alarm) : Due
    {
        public override void Happen(Instant at) => alarm._book.TellUpdate(alarm, at);
    }
}
