using Zarya.Processing.Telemetry;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>Replays: the same packets through a processor of their own, at any pace, from any place.</summary>
public class ReplayTests
{
    [Fact]
    public async Task A_replay_sees_what_was_seen()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        Instant start = await RecordAsync(mission);
        var changes = new List<(string, bool)>();
        mission.ReplayChanged += (p, stands) => changes.Add((p.Name, stands));
        RunningProcessor replay = mission.StartReplay("again", start, mission.Now, double.PositiveInfinity);
        await MissionMaking.UntilAsync(() => replay.Replay!.IsAtEnd);
        Assert.Equal(mission.Realtime.Run(p => (p.Counts.Packets, p.Counts.Values)), replay.Run(p => (p.Counts.Packets, p.Counts.Values)));
        Assert.Equal(replay.Replay!.Stop, replay.Now);
        replay.Replay!.Seek(start);
        await MissionMaking.UntilAsync(() => replay.Replay!.IsAtEnd);
        Assert.Equal(92, replay.Run(p => p.Counts.Packets));
        Assert.Equal(["realtime", "again"], mission.Processors.Select(p => p.Name));
        Assert.True(mission.EndReplay("again"));
        Assert.False(mission.EndReplay("again"));
        Assert.Equal([("again", true), ("again", false)], changes);
    }

    [Fact]
    public async Task A_paused_replay_stands_and_goes_on()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        Instant start = await RecordAsync(mission);
        // A pace at which the end is years away, unless somebody changes it.
        RunningProcessor replay = mission.StartReplay("slow", start - Duration.FromSeconds(10), mission.Now, 1e-6);
        replay.Replay!.IsPaused = true;
        Assert.Equal(0, replay.Run(p => p.Counts.Packets));
        replay.Replay.Speed = double.PositiveInfinity;
        replay.Replay.IsPaused = false;
        await MissionMaking.UntilAsync(() => replay.Replay.IsAtEnd);
        Assert.Equal(92, replay.Run(p => p.Counts.Packets));
        Assert.True(replay.Run(p => p.TryGetNewest(mission.Database.FindParameter("/FirstLight/BUS_VOLTAGE")!, out ParameterSample? voltage) && voltage!.GenerationTime.ToUtcString(MissionMaking.LeapSeconds, 0) == "2026-11-23T05:00:59Z"));
    }

    [Fact]
    public async Task What_cannot_be_a_replay_is_refused()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        Instant now = mission.Now;
        Assert.Throws<ArgumentException>(() => mission.StartReplay("realtime", now, now + Duration.FromSeconds(1), 1));
        Assert.Throws<ArgumentException>(() => mission.StartReplay("a/b", now, now + Duration.FromSeconds(1), 1));
        Assert.Throws<ArgumentException>(() => mission.StartReplay("a", now, now, 1));
        Assert.ThrowsAny<ArgumentException>(() => mission.StartReplay("a", now, now + Duration.FromSeconds(1), 0));
        RunningProcessor replay = mission.StartReplay("a", now, now + Duration.FromSeconds(1), 1);
        Assert.ThrowsAny<ArgumentException>(() => replay.Replay!.Speed = double.NaN);
        Assert.Throws<ArgumentException>(() => mission.StartReplay("a", now, now + Duration.FromSeconds(1), 1));
    }

    private static async Task<Instant> RecordAsync(Mission mission)
    {
        Instant start = mission.Now;
        mission.Start();
        await MissionTests.SendAsync(mission, MissionMaking.Pass());
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) == 92);
        await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        return start;
    }
}
