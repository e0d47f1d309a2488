using Zarya.Archive.Log;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>What people write of a mission, and what belongs together in it: one for each mission, put together with it.</summary>
internal sealed class MissionBooks
{
    /// <summary>Opens the books.</summary>
    /// <param name="store">The record.</param>
    /// <param name="recorder">Writes to it.</param>
    /// <param name="realtime">The live processor: events begin incidents, and its lock guards the leak watch.</param>
    /// <param name="now">The time in the mission.</param>
    /// <param name="leapSeconds">The leap seconds.</param>
    /// <param name="leakWatch">The leak watch as it is now; <see langword="null"/> without a station.</param>
    /// <param name="simulation">The simulated station; <see langword="null"/> without one.</param>
    public MissionBooks(LogStore store, Recorder recorder, RunningProcessor realtime, Func<Instant> now, LeapSeconds leapSeconds, Func<LeakMonitor?> leakWatch, Func<ISimulation?> simulation)
    {
        (LeakWatch, Simulation) = (leakWatch, simulation);
        Operations = new OperationsLog(store, recorder, realtime, now, leakWatch);
        Notebook = new Notebook(store, recorder, now);
        Incidents = new IncidentBook(store, recorder, leapSeconds);
        realtime.Add(Incidents);
    }

    /// <summary>The operations log.</summary>
    public OperationsLog Operations { get; }

    /// <summary>The notebook.</summary>
    public Notebook Notebook { get; }

    /// <summary>The incidents.</summary>
    public IncidentBook Incidents { get; }

    /// <summary>The leak watch as it is now, to be asked under the processor's lock.</summary>
    public Func<LeakMonitor?> LeakWatch { get; }

    /// <summary>The simulated station.</summary>
    public Func<ISimulation?> Simulation { get; }
}
