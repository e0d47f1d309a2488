using Zarya.Archive.Log;
using Zarya.Archive.Replay;
using Zarya.Tests.Archive.Log;
using Zarya.Tests.Archive.Views;

namespace Zarya.Tests.Archive.Replay;

public class ReplaySourceTests
{
    [Fact]
    public async Task Same_octets_in_the_same_order()
    {
        var random = new Random(3);
        List<Made> made = [.. Enumerable.Range(0, 3000).Select(i => Telemetry.Packet(i)).OrderBy(m => m.Generation.TaiNanoseconds + random.NextInt64(60_000_000_000))];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), made, 100);
        using var asReceived = new ReplaySource(writer.Store, new ReplayOptions(), TimeProvider.System);
        Assert.Equal(made.Select(m => Convert.ToHexString(m.Octets)), await ReadAsync(asReceived));
        using var asMade = new ReplaySource(writer.Store, new ReplayOptions { Order = ReplayOrder.Generation }, TimeProvider.System);
        Assert.Equal(made.OrderBy(m => m.Generation.TaiNanoseconds).Select(m => Convert.ToHexString(m.Octets)), await ReadAsync(asMade));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(60, 600)]
    [InlineData(0.5, 5)]
    public async Task Pace_is_that_of_the_record(double speed, int seconds)
    {
        var clock = new SteppedClock();
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), Enumerable.Range(0, seconds + 1).Select(i => Telemetry.Packet(i)), 100);
        using var source = new ReplaySource(writer.Store, new ReplayOptions { Speed = speed }, clock);
        long first = -1;
        for (int guard = 0; await source.ReadAsync(TestContext.Current.CancellationToken) && guard < 10_000; guard++)
        {
            if (first < 0) first = source.Reception.TaiNanoseconds;
            Assert.Equal((source.Reception.TaiNanoseconds - first) / speed / 1e9, clock.Elapsed.TotalSeconds, 0.0021);
        }
        Assert.Equal(10, clock.Elapsed.TotalSeconds, 0.0021);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Speed = 0);
    }

    [Fact]
    public async Task Speed_can_change_on_the_way()
    {
        var clock = new SteppedClock();
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), Enumerable.Range(0, 21).Select(i => Telemetry.Packet(i)), 100);
        using var source = new ReplaySource(writer.Store, new ReplayOptions { Speed = 1 }, clock);
        for (int i = 0; i <= 10; i++) Assert.True(await source.ReadAsync(TestContext.Current.CancellationToken));
        source.Speed = 10;
        while (await source.ReadAsync(TestContext.Current.CancellationToken)) Assert.True(clock.Elapsed.TotalSeconds <= 11.003);
        Assert.Equal(11, clock.Elapsed.TotalSeconds, 0.0021);
    }

    private static async Task<List<string>> ReadAsync(ReplaySource source)
    {
        var read = new List<string>();
        while (await source.ReadAsync(TestContext.Current.CancellationToken)) read.Add(Convert.ToHexString(source.Octets));
        Assert.Empty(source.Damage);
        return read;
    }

    /// <summary>A clock that goes on when somebody waits, and only then.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Elapsed { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero) Elapsed += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
