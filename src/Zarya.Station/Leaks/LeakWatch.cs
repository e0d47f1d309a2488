using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>The leak watch: told measurements and operations in time order, it says what it sees. Streaming, bounded memory, deterministic; not thread-safe.</summary>
public sealed class LeakWatch
{
    private readonly Queue<LeakReport> _said = new();
    private Instant _now = Instant.MinValue;

    /// <summary>Starts a watch over a station.</summary>
    public LeakWatch(StationPlan plan, LeakWatchOptions options)
    {
        Plan = plan;
        Options = options;
    }

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>The settings.</summary>
    public LeakWatchOptions Options { get; }

    /// <summary>Takes a measurement. Reports that are due before its time become readable first.</summary>
    public void Measure(in Measurement measurement) => AdvanceTo(measurement.Time);

    /// <summary>Takes an operation.</summary>
    public void Operate(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        AdvanceTo(operation.Time);
    }

    /// <summary>Says that now is <paramref name="time"/>: everything due up to it is said.</summary>
    public void AdvanceTo(Instant time) => _now = time > _now ? time : _now;

    /// <summary>The next thing that the watch has to say.</summary>
    public bool TryTake(out LeakReport? report) => _said.TryDequeue(out report);
}
