using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Tests.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>What comes faster than people can follow is told as fast as they can, and the last value always is.</summary>
public class SparseWatchTests
{
    private readonly HeardAll _heard = new();
    private readonly Processor _processor;
    private readonly Parameter _voltage;
    private Instant _now = Instant.FromTaiNanoseconds(1_000_000_000_000_000_000);

    public SparseWatchTests()
    {
        MissionDatabase database = XtceLoader.LoadFile(Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", "mission.xtce.xml"));
        _processor = new Processor(ProcessorPlan.Compile(database, new ProcessorOptions { LeapSeconds = MissionMaking.LeapSeconds }), _heard);
        _voltage = database.FindParameter("/FirstLight/BUS_VOLTAGE")!;
    }

    [Fact]
    public void A_burst_is_told_whole()
    {
        _processor.WatchSparsely(_voltage);
        Send(900, 1e6);
        _processor.EndBatch();
        Assert.Equal(900, _heard.Samples.Count);
    }

    [Fact]
    public void A_pass_that_comes_in_a_moment_is_told_whole()
    {
        _processor.WatchSparsely(_voltage);
        Send(15_000, 1e6);
        _processor.EndBatch();
        Assert.Equal((15_000, 0), (_heard.Samples.Count, _heard.Samples.Sum(s => s.SkippedBefore)));
    }

    [Fact]
    public void What_comes_a_thousand_times_a_second_is_told_whole()
    {
        _processor.WatchSparsely(_voltage);
        Send(60_000, 1000, 10);
        Assert.Equal(60_000, _heard.Samples.Count);
    }

    [Fact]
    public void What_comes_now_and_then_is_told_whole()
    {
        _processor.WatchSparsely(_voltage);
        Send(5000, 90, 10);
        Assert.Equal(5000, _heard.Samples.Count);
    }

    [Fact]
    public void What_comes_too_fast_is_told_so_often_and_its_last_value_too()
    {
        _processor.WatchSparsely(_voltage);
        Send(300_000, 100_000, 300);
        // Three seconds: its budget and the shared one, what fills them up, and the newest every 50 ms.
        Assert.InRange(_heard.Samples.Count, 21_000, 21_000 + 6300 + 60 + 5);
        _now += Duration.FromMilliseconds(60);
        _processor.AdvanceTo(_now);
        _processor.EndBatch();
        Assert.True(_processor.TryGetNewest(_voltage, out ParameterSample? newest));
        Assert.Equal(newest!.AcquisitionTime, _heard.Samples[^1].AcquisitionTime);
        // What was not told is counted, to the value.
        Assert.Equal(300_000, _heard.Samples.Count + _heard.Samples.Sum(s => s.SkippedBefore));
        int told = _heard.Samples.Count;
        _processor.AdvanceTo(_now += Duration.FromSeconds(1));
        _processor.EndBatch();
        Assert.Equal(told, _heard.Samples.Count);
        // When it comes slowly again, each is told again.
        Send(50, 10, 1);
        Assert.Equal(told + 50, _heard.Samples.Count);
    }

    [Fact]
    public void Who_watches_each_value_hears_each()
    {
        _processor.WatchSparsely(_voltage);
        _processor.Watch(_voltage);
        Send(5000, 1e6);
        Assert.Equal(5000, _heard.Samples.Count);
        _processor.Unwatch(_voltage);
        _processor.UnwatchSparsely(_voltage);
        Send(10, 1);
        Assert.Equal(5000, _heard.Samples.Count);
    }

    private void Send(int count, double perSecond, int batch = 1000)
    {
        byte[] packet = MissionMaking.Pass()[..17];
        Assert.Equal(17, 7 + (packet[4] << 8) + packet[5]);
        for (int i = 0; i < count; i++)
        {
            _now += Duration.FromNanoseconds((long)(1e9 / perSecond));
            _processor.Process(new PacketArrival { Link = "link", Reception = _now, Octets = packet });
            if ((i + 1) % batch == 0) _processor.EndBatch();
        }
    }
}
