using Zarya.Server;
using Zarya.Server.Running;

namespace Zarya.Tests.Server.Running;

/// <summary>What Zarya knows of itself does not fill the disk of a mission in which nothing happens.</summary>
public class IdleRecordTests
{
    [Fact]
    public async Task An_idle_missions_record_grows_less_than_two_megabytes_a_day()
    {
        const int Hours = 2;
        using var making = MissionMaking.FirstLight();
        var clock = new HandClock();
        await using Mission mission = Topology.Build(making.Read(), new Surroundings { Disk = _ => making.Disk, Clock = clock });
        mission.Recorder.Start();
        var ground = new GroundValues(mission.Links, mission.Recorder, mission.Realtime, () => 0, clock);
        await RunAsync(600);
        long before = making.Disk.Used;
        await RunAsync(Hours * 3600);
        long aDay = (making.Disk.Used - before) * 24 / Hours;
        TestContext.Current.TestOutputHelper!.WriteLine($"{aDay / 1e6:F2} MB a day");
        Assert.InRange(aDay, 1, 2_000_000);

        async Task RunAsync(int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                mission.Realtime.Run(p =>
                {
                    ground.Update(p);
                    p.EndBatch();
                });
                await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan step) => _ticks += step.Ticks;

        public override long GetTimestamp() => _ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddTicks(_ticks);
    }
}
