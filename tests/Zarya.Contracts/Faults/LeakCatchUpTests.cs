using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Serving;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Contracts.Faults;

/// <summary>After a restart the leak watch reads the record again while the mission runs, and says what it would have said without the restart: nothing twice, nothing left out.</summary>
public class LeakCatchUpTests
{
    private const string Alarm = "leak-alarm";

    private static MissionDatabase? s_database;

    [Fact]
    public async Task After_restarts_it_says_what_an_uninterrupted_run_says()
    {
        using var station = new SmallStation(speed: 10_000);
        SimulatedDisk whole = new(new Random(1)), broken = new(new Random(1));
        await FlyAsync(station, whole, 4);
        string[] expected = Said(whole);
        Assert.Single(expected, e => e.Contains(Alarm, StringComparison.Ordinal));
        foreach (double hours in new[] { 0.5, 1.7, 3, 4 }) await FlyAsync(station, broken, hours);
        Assert.Equal(expected, Said(broken));
        // No alarm went and came again.
        Assert.Equal(Steps(whole), Steps(broken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_heard_and_not_told_when_the_process_was_killed_is_told_once(bool isEventStored)
    {
        using var station = new SmallStation(speed: 10_000);
        var whole = new SimulatedDisk(new Random(1));
        await FlyAsync(station, whole, 4);
        // A kill leaves a beginning of the log: up to the alarm's event, with it or without.
        long last = EntryOfAlarm(whole) - (isEventStored ? 0 : 1);
        SimulatedDisk cut = Beginning(whole, last);
        Assert.Equal(isEventStored ? 1 : 0, Said(cut).Count(e => e.Contains(Alarm, StringComparison.Ordinal)));
        await using (Mission mission = station.Build(cut))
        {
            mission.Simulation!.Link.IsPaused = true;
            mission.Start();
            await mission.Leak!.CaughtUp;
            Assert.NotNull(mission.Leak.Picture.Alarm);
            Assert.Contains("/Station/Leak/alarm", mission.Realtime.Run(p => p.Alarms.Select(a => a.Name).ToArray()));
            await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        }
        Assert.Single(Said(cut), e => e.Contains(Alarm, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_it_reads_the_mission_serves_and_says_how_far_it_is()
    {
        using var station = new SmallStation(speed: 1);
        var disk = new SimulatedDisk(new Random(1));
        await FlyAsync(station, disk, 3);
        await using Mission mission = station.Build(disk);
        // It is not started: so it has not read anything, and the mission can be asked all the same.
        Assert.False(mission.Leak!.CaughtUp.IsCompleted);
        Assert.StartsWith("the leak watch reads the record again: 0.0 of 3.", mission.Leak.Picture.Verdict, StringComparison.Ordinal);
        Assert.InRange(mission.Leak.BehindS, 3 * 3600, 4 * 3600);
        mission.Start();
        await StartedServer.UntilAsync(() => mission.Realtime.Run(p => p.TryGetNewest(mission.Database.FindParameter("/Zarya/LeakWatch/Behind")!, out _)));
        await mission.Leak.CaughtUp;
        Assert.Equal(0, mission.Leak.BehindS);
        Assert.NotNull(mission.Leak.Picture.Alarm);
        await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Events(disk), e => e is { Source: "LeakWatch", Type: "catch-up" });
    }

    /// <summary>Flies until so many hours are over, and stops as a killed process does when all of it is durable.</summary>
    private static async Task FlyAsync(SmallStation station, SimulatedDisk disk, double hours)
    {
        Mission mission = station.Build(disk);
        s_database = mission.Database;
        FlightLink link = mission.Simulation!.Link;
        link.Speed = 10_000;
        Instant stop = link.Start + Duration.FromMilliseconds((long)(hours * 3_600_000));
        mission.Start();
        await StartedServer.UntilAsync(() => mission.Now >= stop || mission.Now >= link.End);
        link.IsPaused = true;
        await mission.Leak!.CaughtUp;
        await StartedServer.UntilAsync(() => mission.Leak.Picture.Time > stop - Duration.FromSeconds(60));
        await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        await mission.AbandonAsync();
    }

    private static string[] Said(SimulatedDisk disk) => [.. Events(disk).Where(e => e.Source == "LeakWatch" && e.Type != "catch-up").Select(e => $"{e.GenerationTime.TaiNanoseconds} {e.Type} {e.Message}")];

    private static List<MissionEvent> Events(SimulatedDisk disk) => Read(disk, EntryKind.Event, reader => EventEntry.TryRead(reader.Octets, out _)!);

    private static string[] Steps(SimulatedDisk disk) =>
        [.. Read(disk, EntryKind.AlarmChange, reader => AlarmEntry.TryRead(reader.Octets, s_database!.FindParameter, out _)).OfType<AlarmNotice>().Where(n => n.Step is not AlarmStep.ValueUpdated).Select(n => $"{n.Alarm.Name} {n.Alarm.SequenceNumber} {n.Step}").Order(StringComparer.Ordinal)];

    private static long EntryOfAlarm(SimulatedDisk disk) => Read(disk, EntryKind.Event, reader => (reader.Number, EventEntry.TryRead(reader.Octets, out _)!.Type)).First(e => e.Type == Alarm).Number;

    private static List<T> Read<T>(SimulatedDisk disk, EntryKind kind, Func<EntryReader, T> of)
    {
        using LogStore store = LogStore.Open(disk);
        using var reader = new EntryReader(store, new EntryQuery { Kind = kind });
        var all = new List<T>();
        while (reader.Read()) all.Add(of(reader));
        return all;
    }

    private static SimulatedDisk Beginning(SimulatedDisk disk, long last)
    {
        var cut = new SimulatedDisk(new Random(2));
        using LogStore store = LogStore.Open(disk);
        using LogWriter writer = LogWriter.Open(cut, new LogOptions());
        using var reader = new EntryReader(store, new EntryQuery { LastEntry = last });
        while (reader.Read()) writer.Append(writer.Register(reader.Stream), reader.Generation, reader.Reception, reader.Octets);
        writer.Commit();
        return cut;
    }
}
