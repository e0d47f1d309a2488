using Microsoft.Extensions.Logging;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>What the program's log says of alarms.</summary>
public class LoggedEventsTests
{
    private readonly LineLog _log = new();
    private readonly LoggedEvents _logged;
    private Instant _now = Instant.FromTaiNanoseconds(2_000_000_000_000_000_000);

    public LoggedEventsTests() => _logged = new LoggedEvents("m", _log, () => _now);

    [Fact]
    public void An_alarm_that_flaps_has_one_line_a_second_with_how_often_it_was_raised()
    {
        // Ten seconds of a thousand a second: with packets in between, or all in one batch.
        for (int i = 0; i < 10_000; i++)
        {
            Raise("/A/X", AlarmLevel.Warning);
            if (i < 5000) _logged.OnBatchEnd();
            Pass(1);
        }
        _logged.OnBatchEnd();
        Assert.Equal(["m: alarm /A/X: Warning", .. Enumerable.Repeat("m: alarm /A/X: Warning (repeated 999 times)", 1), .. Enumerable.Repeat("m: alarm /A/X: Warning (repeated 1000 times)", 9)], _log.Lines);
        // Quiet for a second: the next is news.
        Pass(1000);
        _logged.OnBatchEnd();
        Pass(1000);
        Raise("/A/X", AlarmLevel.Watch);
        Assert.Equal("m: alarm /A/X: Watch", _log.Lines[^1]);
    }

    [Fact]
    public void Each_alarm_counts_for_itself_and_what_is_worse_is_told_at_once()
    {
        Raise("/A/X", AlarmLevel.Watch);
        Raise("/A/Y", AlarmLevel.Watch);
        Raise("/A/X", AlarmLevel.Critical, AlarmStep.SeverityIncreased);
        Raise("/A/X", AlarmLevel.Warning);
        _logged.OnAlarm(Notice("/A/X", AlarmLevel.Severe, AlarmStep.ValueUpdated));
        Assert.Equal(["m: alarm /A/X: Watch", "m: alarm /A/Y: Watch", "m: alarm /A/X: Critical"], _log.Lines);
        Pass(999);
        _logged.OnBatchEnd();
        Assert.Equal(3, _log.Lines.Count);
        Pass(1);
        _logged.OnBatchEnd();
        Assert.Equal("m: alarm /A/X: Warning (repeated once)", Assert.Single(_log.Lines.Skip(3)));
    }

    [Fact]
    public void A_clock_that_is_set_back_silences_nothing()
    {
        Raise("/A/X", AlarmLevel.Warning);
        Pass(-3_600_000);
        _logged.OnBatchEnd();
        Raise("/A/X", AlarmLevel.Warning);
        Raise("/A/X", AlarmLevel.Warning);
        Pass(1000);
        _logged.OnBatchEnd();
        Assert.Equal(["m: alarm /A/X: Warning", "m: alarm /A/X: Warning", "m: alarm /A/X: Warning (repeated once)"], _log.Lines);
    }

    private void Pass(int milliseconds) => _now += Duration.FromMilliseconds(milliseconds);

    private void Raise(string name, AlarmLevel level, AlarmStep step = AlarmStep.Triggered) => _logged.OnAlarm(Notice(name, level, step));

    private AlarmNotice Notice(string name, AlarmLevel level, AlarmStep step) => new(step, new Alarm { Name = name, SequenceNumber = 0, TriggerTime = _now, Severity = level, UpdateTime = _now });

    private sealed class LineLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
