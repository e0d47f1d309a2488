using Google.Protobuf.WellKnownTypes;
using Zarya.Processing.Alarms;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Translation;

namespace Zarya.Server.Api.Sockets;

/// <summary>Topic <c>alarms</c>: each active alarm at first, then every step.</summary>
internal sealed class AlarmCall(SocketClient client, Any options, SubscribeAlarmsRequest request)
    : ListeningCall(client, "alarms", options, client.Services.Feeds.Of(request.Instance, request.Processor))
{
    /// <inheritdoc/>
    public override void Start() => Feed.Listen(this, _ => [], p =>
    {
        foreach (Alarm alarm in p.Alarms.Where(IsWanted)) Tell(WireAlarm.Of(alarm, AlarmNotificationType.Active, splitName: true, Feed.Mission.LeapSeconds));
    });

    /// <inheritdoc/>
    public override void Hear(AlarmNotice notice)
    {
        if (IsWanted(notice.Alarm)) Tell(SharedMessages.Of(notice, Feed.Mission.LeapSeconds));
    }

    private bool IsWanted(Alarm alarm) => alarm.IsTriggered || request.IncludePending;
}

/// <summary>Topic <c>global-alarm-status</c>: how many alarms stand, at once and then at most once a second.</summary>
internal sealed class AlarmStatusCall(SocketClient client, Any options, SubscribeGlobalStatusRequest request)
    : MessageCall(client, "global-alarm-status", options)
{
    private readonly ProcessorFeed _feed = client.Services.Feeds.Of(request.Instance, request.Processor);
    private GlobalAlarmStatus? _told;

    /// <inheritdoc/>
    public override void Start()
    {
        Tick();
        Client.Services.Feeds.AddBeat(this);
    }

    /// <inheritdoc/>
    public override void Stop() => Client.Services.Feeds.RemoveBeat(this);

    /// <inheritdoc/>
    public override void Tick()
    {
        GlobalAlarmStatus status = _feed.Processor.Run(p => StatusOf(p.Alarms));
        if (status.Equals(_told)) return;
        _told = status;
        Tell(status.Clone());
    }

    private static GlobalAlarmStatus StatusOf(IEnumerable<Alarm> alarms)
    {
        Alarm[] triggered = [.. alarms.Where(a => a.IsTriggered)];
        Alarm[] shelved = [.. triggered.Where(a => a.Shelving is not null)];
        Alarm[] unseen = [.. triggered.Where(a => a.Shelving is null && !a.IsAcknowledged)];
        Alarm[] seen = [.. triggered.Where(a => a.Shelving is null && a.IsAcknowledged)];
        var status = new GlobalAlarmStatus
        {
            UnacknowledgedCount = unseen.Length,
            UnacknowledgedActive = unseen.Any(a => !a.IsProcessOk),
            AcknowledgedCount = seen.Length,
            AcknowledgedActive = seen.Any(a => !a.IsProcessOk),
            ShelvedCount = shelved.Length,
            ShelvedActive = shelved.Any(a => !a.IsProcessOk),
        };
        if (unseen.Length > 0) status.UnacknowledgedSeverity = WireAlarm.SeverityOf(unseen.Max(a => a.Severity));
        if (seen.Length > 0) status.AcknowledgedSeverity = WireAlarm.SeverityOf(seen.Max(a => a.Severity));
        if (shelved.Length > 0) status.ShelvedSeverity = WireAlarm.SeverityOf(shelved.Max(a => a.Severity));
        return status;
    }
}
