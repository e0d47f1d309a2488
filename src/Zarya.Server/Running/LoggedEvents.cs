using System.Globalization;
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
/// <param name="now">What time it is in the mission.</param>
internal sealed partial class LoggedEvents(string mission, ILogger log, Func<Instant> now) : IProcessorAudience
{
    private AlarmRepeats? _alarms;

    private AlarmRepeats Alarms => _alarms ??= new AlarmRepeats(Tell);

    public void OnSample(ParameterSample sample)
    {
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
        if (notice.Step is not (AlarmStep.Triggered or AlarmStep.SeverityIncreased)) return;
        if (log.IsEnabled(LogLevel.Warning)) Alarms.Take(notice.Alarm);
    }

    public void OnEvent(MissionEvent happening)
    {
        LogLevel level = happening.Severity >= EventSeverity.Critical ? LogLevel.Error : happening.Severity >= EventSeverity.Warning ? LogLevel.Warning : LogLevel.Information;
        if (!log.IsEnabled(level)) return;
        (string source, string type, string message) = (Plain(happening.Source), Plain(happening.Type), Plain(happening.Message));
        TellEvent(level, mission, source, type, message);
    }

    public void OnBatchEnd() => _alarms?.AdvanceTo(now);

    private void Tell(string alarm, AlarmLevel level, long repeats)
    {
        string name = Plain(alarm);
        if (repeats == 0) TellAlarm(mission, name, level);
        else TellRepeats(mission, name, level, repeats == 1 ? "once" : repeats.ToString(CultureInfo.InvariantCulture) + " times");
    }

    /// <summary>What people and spacecraft write must not move the cursor of a terminal or begin a line of its own.</summary>
    private static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    [LoggerMessage(1, LogLevel.Warning, "{Mission}: alarm {Alarm}: {Level}")]
    private partial void TellAlarm(string mission, string alarm, AlarmLevel level);

    [LoggerMessage(3, LogLevel.Warning, "{Mission}: alarm {Alarm}: {Level} (repeated {Times})")]
    private partial void TellRepeats(string mission, string alarm, AlarmLevel level, string times);

    [LoggerMessage(EventId = 2, Message = "{Mission}: {Source} {Type}: {Message}")]
    private partial void TellEvent(LogLevel level, string mission, string source, string type, string message);
}
