using Microsoft.Extensions.Logging;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Writes events and alarms of a mission to the program's log, for who looks at the console. The log has a bounded queue of its own.</summary>
/// <param name="mission">The mission's name.</param>
/// <param name="log">The log.</param>
internal sealed partial class LoggedEvents(string mission, ILogger log) : IProcessorAudience
{
    public void OnSample(ParameterSample sample)
    {
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
        if (notice.Step is AlarmStep.Triggered or AlarmStep.SeverityIncreased) TellAlarm(mission, notice.Alarm.Name, notice.Alarm.Severity);
    }

    public void OnEvent(MissionEvent happening)
    {
        LogLevel level = happening.Severity >= EventSeverity.Critical ? LogLevel.Error : happening.Severity >= EventSeverity.Warning ? LogLevel.Warning : LogLevel.Information;
        TellEvent(level, mission, happening.Source, happening.Type, happening.Message);
    }

    public void OnBatchEnd()
    {
    }

    [LoggerMessage(1, LogLevel.Warning, "{Mission}: alarm {Alarm}: {Level}")]
    private partial void TellAlarm(string mission, string alarm, AlarmLevel level);

    [LoggerMessage(2, "{Mission}: {Source} {Type}: {Message}")]
    private partial void TellEvent(LogLevel level, string mission, string source, string type, string message);
}
