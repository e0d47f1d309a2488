using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Values;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>Alarms as they are sent.</summary>
internal static class WireAlarm
{
    /// <summary>What alarms of events are named after in Zarya, and what clients expect there.</summary>
    private const string OwnEventSpace = "/Zarya/event/";

    private const string WireEventSpace = "/yamcs/event/";

    /// <summary>An alarm as it stands.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="step">What happened to it.</param>
    /// <param name="splitName">Whether the name is split into space and name, as processors show alarms; archives show the whole name.</param>
    /// <param name="leapSeconds">For times.</param>
    public static AlarmData Of(Alarm alarm, AlarmNotificationType step, bool splitName, LeapSeconds leapSeconds)
    {
        var wire = new AlarmData
        {
            Type = alarm.Events is null ? AlarmType.Parameter : AlarmType.Event,
            TriggerTime = WireTime.ToTimestamp(alarm.TriggerTime, leapSeconds),
            Id = IdOf(alarm, splitName),
            SeqNum = alarm.SequenceNumber,
            Severity = SeverityOf(alarm.Severity),
            Violations = alarm.Violations,
            Count = alarm.Count,
            NotificationType = step,
            ProcessOK = alarm.IsProcessOk,
            Triggered = alarm.IsTriggered,
            Acknowledged = alarm.IsAcknowledged,
            Pending = !alarm.IsTriggered,
            Readonly = false,
            UpdateTime = WireTime.ToTimestamp(alarm.UpdateTime, leapSeconds),
        };
        if (alarm.IsLatching) wire.Latching = true;
        if (alarm.Acknowledgement is { } seen)
            wire.AcknowledgeInfo = new() { AcknowledgedBy = seen.By, AcknowledgeTime = WireTime.ToTimestamp(seen.Time, leapSeconds), AcknowledgeMessage = seen.Message };
        if (alarm.Shelving is { } shelf)
        {
            wire.ShelveInfo = new() { ShelvedBy = shelf.By, ShelveTime = WireTime.ToTimestamp(shelf.Time, leapSeconds), ShelveMessage = shelf.Message };
            if (alarm.ShelvedUntil is { } until) wire.ShelveInfo.ShelveExpiration = WireTime.ToTimestamp(until, leapSeconds);
        }
        if (alarm.Clearing is { } end) wire.ClearInfo = new() { ClearedBy = end.By, ClearTime = WireTime.ToTimestamp(end.Time, leapSeconds), ClearMessage = end.Message };
        AddDetail(wire, alarm, leapSeconds);
        return wire;
    }

    /// <summary>What a step is called on the wire.</summary>
    public static AlarmNotificationType StepOf(AlarmStep step) => step switch
    {
        AlarmStep.Pending => AlarmNotificationType.TriggeredPending,
        AlarmStep.Triggered => AlarmNotificationType.Triggered,
        AlarmStep.SeverityIncreased => AlarmNotificationType.SeverityIncreased,
        AlarmStep.Acknowledged => AlarmNotificationType.Acknowledged,
        AlarmStep.ReturnedToNormal => AlarmNotificationType.Rtn,
        AlarmStep.Reset => AlarmNotificationType.Reset,
        AlarmStep.Cleared => AlarmNotificationType.Cleared,
        AlarmStep.Shelved => AlarmNotificationType.Shelved,
        AlarmStep.Unshelved => AlarmNotificationType.Unshelved,
        _ => AlarmNotificationType.ValueUpdated,
    };

    /// <summary>The wire's severities begin at watch.</summary>
    public static AlarmSeverity SeverityOf(AlarmLevel level) => (AlarmSeverity)Math.Max(1, (int)level);

    /// <summary>The name of an alarm in the processor, of a name as clients send it.</summary>
    public static string ReadName(string name)
    {
        string full = name.StartsWith('/') ? name : "/" + name;
        return full.StartsWith(WireEventSpace, StringComparison.Ordinal) ? string.Concat(OwnEventSpace, full.AsSpan(WireEventSpace.Length)) : full;
    }

    private static NamedObjectId IdOf(Alarm alarm, bool splitName)
    {
        string name = alarm.Name.StartsWith(OwnEventSpace, StringComparison.Ordinal) ? string.Concat(WireEventSpace, alarm.Name.AsSpan(OwnEventSpace.Length)) : alarm.Name;
        int slash = name.LastIndexOf('/');
        return splitName && slash > 0 ? new() { Namespace = name[..slash], Name = name[(slash + 1)..] } : new() { Name = name };
    }

    private static void AddDetail(AlarmData wire, Alarm alarm, LeapSeconds leapSeconds)
    {
        if (alarm.Samples is { } samples)
        {
            NamedObjectId id = new() { Name = samples.Trigger.Parameter.QualifiedName };
            wire.ParameterDetail = new()
            {
                TriggerValue = WireSample.Of(samples.Trigger, id, leapSeconds),
                MostSevereValue = WireSample.Of(samples.Worst, id, leapSeconds),
                CurrentValue = WireSample.Of(samples.Newest, id, leapSeconds),
                Parameter = ParameterTranslation.Summary(samples.Trigger.Parameter),
            };
        }
        if (alarm.Events is { } events)
            wire.EventDetail = new() { TriggerEvent = WireEvent.Of(events.Trigger, leapSeconds), MostSevereEvent = WireEvent.Of(events.Worst, leapSeconds), CurrentEvent = WireEvent.Of(events.Newest, leapSeconds) };
    }
}
