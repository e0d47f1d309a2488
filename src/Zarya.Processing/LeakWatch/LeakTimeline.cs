using Zarya.Station.Leaks;
using Zarya.Time;
using Watch = Zarya.Station.Leaks.LeakWatch;

namespace Zarya.Processing.LeakWatch;

/// <summary>Leads a leak watch in order of time by the rules of <c>zarya leak watch</c>: at the same time operations come first; long gaps are gone over in steps. What was said does not depend on how rows come in batches.</summary>
/// <param name="watch">The watch.</param>
/// <param name="taken">Hears of each operation as it is handed on.</param>
internal sealed class LeakTimeline(Watch watch, Action<Operation> taken)
{
    /// <summary>As in <c>zarya leak watch</c>: the watch doubts a leap of more than 6 h, and over more than 30 days nothing is said.</summary>
    private static readonly Duration s_step = Duration.FromSeconds(6 * 3600);
    private static readonly Duration s_longest = Duration.FromSeconds(30 * 86_400L);

    private readonly List<Measurement> _measured = [];
    private readonly PriorityQueue<Operation, (Instant Time, int Order)> _coming = new();
    private Instant _waiting = Instant.MinValue;
    private int _order;

    /// <summary>The time of the newest row.</summary>
    public Instant Latest { get; private set; } = Instant.MinValue;

    /// <summary>Takes a measurement.</summary>
    public void Take(in Measurement row)
    {
        Reach(row.Time);
        if (row.Time < _waiting) Hand(in row);
        else _measured.Add(row);
    }

    /// <summary>Takes an operation that telemetry tells: now or in the past of the telemetry.</summary>
    public void Take(Operation row)
    {
        Reach(row.Time);
        Hand(row);
    }

    /// <summary>Takes an operation that people wrote down. One of the future waits for its time; one of the past counts from now on, as the watch takes none back.</summary>
    public void Write(Operation row)
    {
        if (row.Time > _waiting) _coming.Enqueue(row, (row.Time, _order++));
        else Hand(row with { Time = _waiting });
    }

    /// <summary>Says that now is a time: all up to it is handed on.</summary>
    public void AdvanceTo(Instant now)
    {
        Reach(now);
        HandMeasured();
        if (Latest == Instant.MinValue) return;
        Lead(now);
        watch.AdvanceTo(now);
        Pass(now);
    }

    private void Reach(Instant time)
    {
        if (time <= _waiting) return;
        HandMeasured();
        // Before the first row of telemetry nobody knows what time it is.
        while (_waiting != Instant.MinValue && _coming.TryPeek(out Operation? next, out _) && next.Time <= time)
        {
            _coming.Dequeue();
            Hand(next);
        }
        _waiting = time;
    }

    private void HandMeasured()
    {
        foreach (Measurement row in _measured) Hand(in row);
        _measured.Clear();
    }

    private void Hand(in Measurement row)
    {
        Lead(row.Time);
        watch.Measure(in row);
        Pass(row.Time);
    }

    private void Hand(Operation row)
    {
        Lead(row.Time);
        watch.Operate(row);
        taken(row);
        Pass(row.Time);
    }

    private void Pass(Instant time) => Latest = time > Latest ? time : Latest;

    private void Lead(Instant time)
    {
        if (Latest == Instant.MinValue || (Int128)time.TaiNanoseconds - Latest.TaiNanoseconds > s_longest.Nanoseconds) return;
        while ((Int128)time.TaiNanoseconds - Latest.TaiNanoseconds > s_step.Nanoseconds)
        {
            Latest += s_step;
            watch.AdvanceTo(Latest);
        }
    }
}
