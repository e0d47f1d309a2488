using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.LeakWatch;
using Zarya.Processing.Telemetry;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Tests.Simulation.Station;
using Zarya.Time;

namespace Zarya.Tests.Processing.LeakWatch;

/// <summary>A simulated flight whose packets go through a real processor to a monitor; and beside it the same rows straight to a leak watch.</summary>
internal sealed class WatchedFlight : IProcessorAudience
{
    private readonly List<MissionEvent> _events = [];
    private readonly List<LeakReport> _live = [];
    private readonly List<LeakReport> _direct = [];
    private readonly int _batch;
    private int _packets;

    public WatchedFlight(SimulatedFlight flight, int batch, bool isCompared = true)
    {
        (Flight, _batch) = (flight, batch);
        Database = XtceLoader.Load([new XtceSource("station", new MemoryStream(flight.Telemetry.ToXtce())), new XtceSource("leak", new MemoryStream(LeakXtce.Write(flight.Plan, new LeakWatchOptions())))]);
        Assert.Empty(Database.Diagnostics);
        var problems = new List<string>();
        var channels = StationChannels.Find(flight.Plan, Database, problems);
        Assert.Empty(problems);
        Monitor = new LeakMonitor(channels, Database) { Told = _live.Add };
        Processor = new Processor(ProcessorPlan.Compile(Database, new ProcessorOptions { LeapSeconds = Cases.Leap, RootContainer = $"/{flight.Telemetry.Name}/Packet" }), this);
        Monitor.Attach(Processor);
        if (!isCompared) return;
        var watch = new Zarya.Station.Leaks.LeakWatch(flight.Plan, new LeakWatchOptions());
        flight.Measured = row =>
        {
            watch.Measure(in row);
            Gather(watch);
        };
        flight.Operated = row =>
        {
            watch.Operate(row);
            Gather(watch);
        };
    }

    public SimulatedFlight Flight { get; }

    public MissionDatabase Database { get; }

    public Processor Processor { get; }

    public LeakMonitor Monitor { get; }

    public IReadOnlyList<MissionEvent> Events => _events;

    /// <summary>What the monitor said.</summary>
    public IReadOnlyList<LeakReport> Live => _live;

    /// <summary>What the watch said to the rows.</summary>
    public IReadOnlyList<LeakReport> Direct => _direct;

    public void FlyTo(double hours)
    {
        Flight.AdvanceTo(Flight.Start + Duration.FromMilliseconds((long)(hours * 3_600_000)), (packet, at) =>
        {
            Processor.Process(new PacketArrival { Link = "sim", Reception = at + Duration.FromMilliseconds(300), Octets = packet });
            if (++_packets % _batch == 0) Pump();
        });
        Pump();
    }

    /// <summary>The newest value of a parameter.</summary>
    public TelemetryValue Value(string name) => Processor.TryGetNewest(Database.FindParameter(name)!, out ParameterSample? sample) ? sample!.EngValue : default;

    public void Pump()
    {
        Processor.EndBatch();
        Monitor.Pump(Processor);
        Assert.Null(Monitor.Refusal);
    }

    public void OnSample(ParameterSample sample) => Monitor.OnSample(sample);

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
    }

    public void OnEvent(MissionEvent happening) => _events.Add(happening);

    public void OnBatchEnd()
    {
    }

    private void Gather(Zarya.Station.Leaks.LeakWatch watch)
    {
        while (watch.TryTake(out LeakReport? report)) _direct.Add(report!);
    }
}
