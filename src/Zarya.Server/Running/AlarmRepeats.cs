using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Which alarms are worth a line of the log: of one that comes and goes all the time one line a second, with how often it was raised since. A level worse than the one that was told is worth a line at once.</summary>
/// <param name="tell">Writes a line: the alarm's name, its level, and how often it was raised since the line before; 0: this is the first.</param>
internal sealed class AlarmRepeats(Action<string, AlarmLevel, long> tell)
{
    private static readonly Duration s_window = Duration.FromSeconds(1);

    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private Instant _next = Instant.MaxValue;

    /// <summary>An alarm was raised or got worse.</summary>
    public void Take(Alarm alarm)
    {
        Instant now = alarm.UpdateTime;
        EndUntil(now);
        // A clock that was set back leaves windows in the future: they are no reason to be silent.
        if (_windows.TryGetValue(alarm.Name, out Window? open) && open.Start <= now)
        {
            if (alarm.Severity <= open.Told)
            {
                open.Repeats++;
                if (alarm.Severity > open.Worst) open.Worst = alarm.Severity;
                return;
            }
            open.Told = alarm.Severity;
        }
        else Open(alarm.Name, new Window(now) { Told = alarm.Severity });
        tell(alarm.Name, alarm.Severity, 0);
    }

    /// <summary>Time goes on: what was counted is told.</summary>
    /// <param name="now">What time it is; asked only when something was counted.</param>
    public void AdvanceTo(Func<Instant> now)
    {
        if (_windows.Count > 0) EndUntil(now());
    }

    private void EndUntil(Instant now)
    {
        if (now < _next) return;
        _next = Instant.MaxValue;
        foreach ((string name, Window window) in _windows.ToArray())
        {
            if (now < window.Start + s_window) _next = Earlier(_next, window.Start + s_window);
            else if (window.Repeats == 0) _windows.Remove(name);
            else
            {
                tell(name, window.Worst, window.Repeats);
                Open(name, new Window(now) { Told = window.Worst });
            }
        }
    }

    private void Open(string name, Window window)
    {
        _windows[name] = window;
        _next = Earlier(_next, window.Start + s_window);
    }

    private static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    private sealed class Window(Instant start)
    {
        public Instant Start => start;

        /// <summary>The level of the last line.</summary>
        public AlarmLevel Told { get; set; }

        /// <summary>The worst level of what was not told.</summary>
        public AlarmLevel Worst { get; set; }

        public long Repeats { get; set; }
    }
}
