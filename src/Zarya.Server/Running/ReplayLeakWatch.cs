using Zarya.Processing;
using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks;

namespace Zarya.Server.Running;

/// <summary>The leak watch over a replay: it begins anew wherever the replay does.</summary>
/// <param name="channels">What tells the watch what.</param>
/// <param name="options">Settings of the watch.</param>
internal sealed class ReplayLeakWatch(StationChannels channels, LeakWatchOptions options)
{
    private LeakMonitor? _monitor;

    /// <summary>Begins; under the replay's lock.</summary>
    public void Begin(RunningProcessor replay, Processor to)
    {
        if (_monitor is not null) replay.Remove(_monitor);
        _monitor = new LeakMonitor(channels, to.Plan.Database, options);
        replay.Add(_monitor);
        _monitor.Attach(to);
    }

    /// <summary>After each batch, under the lock.</summary>
    public void Pump(Processor to) => _monitor?.Pump(to);
}
