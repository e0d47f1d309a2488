using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>The night as a mission: a station flies behind a link, and what people do and write goes to it and to the watch.</summary>
public class SimulatedMissionTests
{
    private static readonly string s_folder = Path.Combine(SharedData.RepositoryRoot, "missions", "iss-2018-08-29");

    [Fact]
    public async Task A_station_flies_in_its_own_time_and_goes_on_where_its_record_ends()
    {
        var disk = new SimulatedDisk(new Random(1));
        Instant reached;
        await using (Mission mission = Build(disk))
        {
            Assert.Equal(mission.Simulation!.Link.Start, mission.Now);
            mission.Start();
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) > 2000);
            Assert.Equal(0, mission.Realtime.Run(p => p.Counts.Undecoded));
            Assert.True(mission.Now >= mission.Simulation.Link.Start && mission.Now <= mission.Simulation.Link.End, $"{mission.Now}");
            Assert.NotEqual(Instant.MinValue, mission.Leak!.Picture.Time);
            mission.Simulation.Link.IsPaused = true;
            await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
            reached = mission.Now;
        }
        await using Mission again = Build(disk);
        Assert.True(again.Now >= reached - Duration.FromSeconds(30) && again.Now <= reached + Duration.FromSeconds(2), $"{again.Now}, {reached}");
        // The watch knows what it knew.
        again.Simulation!.Link.IsPaused = true;
        again.Start();
        await again.Leak!.CaughtUp;
        Assert.NotEqual(Instant.MinValue, again.Leak.Picture.Time);
        Assert.Contains(again.Leak.Picture.Sensors, s => s.Readings > 0);
    }

    [Fact]
    public async Task What_came_before_is_flown_at_once_and_then_time_goes_its_way()
    {
        using var making = MissionMaking.FirstLight();
        string folder = Path.Combine(making.Folder, "night");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(s_folder)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string yaml = Path.Combine(folder, "mission.yaml");
        string text = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        Assert.Contains("fast_until: 2018-08-29T20:00:00Z", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(yaml, text.Replace("fast_until: 2018-08-29T20:00:00Z", "fast_until: 2018-08-28T23:00:00Z", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        MissionFolder read = Surroundings.Read(folder, MissionMaking.LeapSeconds);
        Assert.Empty(read.Problems);
        var disk = new SimulatedDisk(new Random(1));
        await using Mission mission = Topology.Build(read, new Surroundings { Disk = _ => disk, Speed = 1 });
        FlightLink link = mission.Simulation!.Link;
        Assert.True(link.IsFast);
        mission.Start();
        await MissionMaking.UntilAsync(() => !link.IsFast);
        Assert.Equal(link.Start + Duration.FromSeconds(3600), link.FastUntil);
        // At real time a second hour would take one: whatever this machine is busy with, nobody waits for that here.
        Assert.True(link.Now >= link.FastUntil && link.Now <= link.FastUntil + Duration.FromSeconds(1800), $"{link.Now}");
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) > 3000);
    }

    [Fact]
    public async Task Controls_act_are_recorded_and_refusals_say_why()
    {
        var disk = new SimulatedDisk(new Random(1));
        await using (Mission mission = Build(disk))
        {
            mission.Start();
            FlightDesk desk = mission.Simulation!;
            int hatch = desk.Plan.HatchIndex("H_MRM1");
            Assert.True(desk.IsOpen(hatch));
            Assert.Null(await desk.CloseHatchAsync("anna", "H_MRM1"));
            await MissionMaking.UntilAsync(() => !desk.IsOpen(hatch));
            Assert.NotNull(await desk.CloseHatchAsync("anna", "H_MRM1"));
            Assert.Equal("there is no hatch H_X", await desk.OpenHatchAsync("anna", "H_X", false));
            Assert.Equal("there is no module X", await desk.MoveCrewAsync("anna", [("X", 1)]));
            desk.Link.Speed = 100;
            Assert.ThrowsAny<ArgumentException>(() => desk.Link.Speed = 1e9);
        }
        Assert.Equal(["simulation: close hatch H_MRM1"], Actions(disk).Select(a => $"{a.What} {a.On}"));
    }

    [Fact]
    public async Task Notes_are_checked_recorded_and_told_to_the_watch()
    {
        var disk = new SimulatedDisk(new Random(1));
        var note = new OperationNote("gauge", "SM_RO", 731.5, "", "by hand", null);
        await using (Mission mission = Build(disk))
        {
            mission.Start();
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) > 500);
            LeakRoom room = mission.Leak!;
            Assert.Contains("no kind", await room.WriteAsync("anna", note with { Kind = "party" }), StringComparison.Ordinal);
            Assert.Contains("no module", await room.WriteAsync("anna", note with { Subject = "X" }), StringComparison.Ordinal);
            Assert.Contains("mmHg", await room.WriteAsync("anna", note with { Number = null }), StringComparison.Ordinal);
            Assert.Contains("which gas", await room.WriteAsync("anna", new OperationNote("repress_start", "", null, "", "", null)), StringComparison.Ordinal);
            Assert.Null(await room.WriteAsync("anna", note));
            Assert.Null(await room.WriteAsync("anna", new OperationNote("patch", "SoyuzMS09_BO", null, "", "tape", null)));
            await MissionMaking.UntilAsync(() => room.Picture.Sensors.Any(s => s.Quantity == Zarya.Station.Leaks.Quantity.Gauge && s.Value == 731.5));
        }
        OperatorAction[] actions = Actions(disk);
        Assert.Equal(["gauge", "patch"], actions.Select(a => OperationNote.TryOf(a)!.Kind));
        Assert.Equal(note with { Time = OperationNote.TryOf(actions[0])!.Time }, OperationNote.TryOf(actions[0]));
        await using Mission again = Build(disk);
        again.Start();
        await again.Leak!.CaughtUp;
        Assert.Contains(again.Leak.Picture.Sensors, s => s.Quantity == Zarya.Station.Leaks.Quantity.Gauge);
        // A note of a moment that telemetry has not come to waits for it.
        await MissionMaking.UntilAsync(() => again.Leak.Picture.Operations.Any(o => o.Kind == Zarya.Station.Leaks.OperationKind.Patch));
    }

    private static Mission Build(SimulatedDisk disk)
    {
        MissionFolder folder = Surroundings.Read(s_folder, MissionMaking.LeapSeconds);
        Assert.Empty(folder.Problems);
        return Topology.Build(folder, new Surroundings { Disk = _ => disk, Speed = 500 });
    }

    private static OperatorAction[] Actions(SimulatedDisk disk)
    {
        using LogStore store = LogStore.Open(disk);
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.OperatorAction, Streams = s => s == OperatorAction.Stream });
        var actions = new List<OperatorAction>();
        while (reader.Read()) actions.Add(OperatorAction.TryRead(reader.Octets, out _)!);
        return [.. actions];
    }
}
