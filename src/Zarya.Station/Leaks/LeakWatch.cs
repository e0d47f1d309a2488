using Zarya.Station.Leaks.Signals;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>The leak watch: told measurements and operations in time order, it says what it sees. Streaming, bounded memory, deterministic; not thread-safe.</summary>
/// <remarks>How it works, with its formulas and limits, stands in <c>docs/leak-watch.md</c>. What it says about a moment depends on nothing that came later.</remarks>
public sealed class LeakWatch
{
    private readonly Queue<LeakReport> _said = new();
    private readonly WatchClock _clock = new();
    private readonly SensorBank _sensors;
    private readonly AirWatch _air;

    /// <summary>Starts a watch over a station.</summary>
    public LeakWatch(StationPlan plan, LeakWatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        Plan = plan;
        Options = options;
        _sensors = new SensorBank(plan);
        _air = new AirWatch(plan, options, _sensors, _clock, _said);
    }

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>The settings.</summary>
    public LeakWatchOptions Options { get; }

    /// <summary>Rows that came too late to count, or whose time leapt away from the others'.</summary>
    public long Ignored => _clock.Ignored;

    /// <summary>Takes a measurement. Reports that are due before its time become readable first.</summary>
    public void Measure(in Measurement measurement)
    {
        if (!_clock.Admit(measurement.Time) || (uint)measurement.Module >= (uint)Plan.Modules.Count) return;
        Run(measurement.Time);
        _air.Take(_clock.Seconds(measurement.Time), measurement);
    }

    /// <summary>Takes an operation.</summary>
    public void Operate(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (!_clock.Admit(operation.Time)) return;
        Run(operation.Time);
        _air.Operate(_clock.Seconds(operation.Time), operation);
    }

    /// <summary>Says that now is <paramref name="time"/>: everything due up to it is said.</summary>
    public void AdvanceTo(Instant time)
    {
        if (_clock.Started && _clock.Admit(time)) Run(time);
    }

    /// <summary>The next thing that the watch has to say.</summary>
    public bool TryTake(out LeakReport? report) => _said.TryDequeue(out report);

    private void Run(Instant time)
    {
        double now = _clock.Seconds(time);
        while (_clock.TryStep(now, out double endS)) _air.Step(endS);
    }
}
