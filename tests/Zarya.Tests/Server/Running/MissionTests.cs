using System.Net;
using System.Net.Sockets;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views;
using Zarya.Links.Tcp;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>A mission from its folder to the record: loopback TCP in, values and entries out.</summary>
public class MissionTests
{
    [Fact]
    public async Task Every_packet_that_comes_is_recorded_and_decoded()
    {
        using var making = MissionMaking.FirstLight();
        await using (Mission mission = making.Build())
        {
            mission.Start();
            await SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) == 92);
            Assert.Equal(0, mission.Realtime.Run(p => p.Counts.Undecoded));
            Assert.True(mission.Realtime.Run(p => p.TryGetNewest(mission.Database.FindParameter("/FirstLight/EVENT_TEXT")!, out ParameterSample? text) && text!.EngValue.Text == "ECLIPSE EXIT"));
        }
        using LogStore store = making.Store();
        Assert.Equal(MissionMaking.Pass(), Packets(store));
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet });
        Assert.True(reader.Read());
        // The generation time is the packet's own.
        Assert.Equal("2026-11-23T05:00:00Z", reader.Generation.ToUtcString(MissionMaking.LeapSeconds, 0));
        Assert.Equal(["mission.xtce.xml", "Zarya.xml"], RecordedDefinition.FindNewest(store, out _)!.Files.Select(f => f.Name));
    }

    [Fact]
    public async Task The_definition_is_recorded_once_and_before_the_packets()
    {
        using var making = MissionMaking.FirstLight();
        for (int run = 0; run < 2; run++)
        {
            await using Mission mission = making.Build();
            mission.Start();
        }
        using LogStore store = making.Store();
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Definition });
        Assert.True(reader.Read());
        Assert.Equal(1, reader.Number);
        Assert.False(reader.Read());
    }

    [Fact]
    public async Task The_last_known_values_are_there_again_after_a_kill()
    {
        using var making = MissionMaking.FirstLight("expiry: {/FirstLight/BUS_VOLTAGE: 1 s}\nderived: [{name: Twice, type: float, expression: 2 * BUS_VOLTAGE}]\n");
        Dictionary<string, (string, Instant, Instant, AlarmLevel?)> before;
        string[] alarms;
        await using (Mission mission = making.Build())
        {
            mission.Start();
            await SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) == 92);
            await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
            before = Known(mission);
            alarms = Standing(mission);
            await mission.AbandonAsync();
        }
        Assert.True(before.Count > 10 && before.ContainsKey("/Derived/Twice"));
        await using Mission again = making.Build();
        Assert.Equal(before, Known(again));
        Assert.Equal(alarms, Standing(again));
        again.Realtime.Run(p => p.AdvanceTo(p.Now + Duration.FromSeconds(5)));
        Assert.True(again.Realtime.Run(p => p.TryGetNewest(again.Database.FindParameter("/FirstLight/BUS_VOLTAGE")!, out ParameterSample? old) && old!.Status == AcquisitionStatus.Expired));
        Assert.Equal(0, again.Realtime.Run(p => p.Counts.Packets));

        static string[] Standing(Mission mission) => mission.Realtime.Run(p => p.Alarms.Select(a => $"{a.Name} {a.SequenceNumber} {a.Severity} {a.IsProcessOk}").Order().ToArray());

        static Dictionary<string, (string, Instant, Instant, AlarmLevel?)> Known(Mission mission) => mission.Realtime.Run(p => mission.Database.Parameters.Where(one => !one.QualifiedName.StartsWith("/Zarya/", StringComparison.Ordinal))
            .Select(one => p.TryGetNewest(one, out ParameterSample? sample) ? sample! : null).OfType<ParameterSample>()
            .ToDictionary(one => one.Parameter.QualifiedName, one => (Zarya.Tests.Processing.ProcessorRig.Words(one.EngValue), one.GenerationTime, one.AcquisitionTime, one.Level)));
    }

    [Fact]
    public async Task An_alarm_whose_step_was_lost_is_raised_from_the_value_that_was_not()
    {
        using var making = MissionMaking.FirstLight();
        await using (Mission mission = making.Build())
        {
            mission.Start();
            await SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets == 92 && p.Alarms.Count > 0));
        }
        // The packets alone, as a record that ends in front of what they set off.
        var bare = new SimulatedDisk(new Random(2));
        string[] wanted;
        using (LogWriter writer = LogWriter.Open(bare, new LogOptions()))
        using (LogStore store = making.Store())
        {
            using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet });
            var heard = new HeardAll();
            var live = new Processor(making.Read().Plan, heard);
            // Up to where something is outside its limits.
            while (!live.Alarms.Any(a => !a.IsProcessOk) && reader.Read())
            {
                writer.Append(writer.Register(reader.Stream), reader.Generation, reader.Reception, reader.Octets);
                live.Process(new PacketArrival { Link = reader.Stream.Link, Reception = reader.Reception, Octets = reader.Octets });
            }
            writer.Commit();
        }
        making.Disk = bare;
        await using Mission again = making.Build();
        wanted = again.Realtime.Run(p => again.Database.Parameters.Where(one => p.TryGetNewest(one, out ParameterSample? sample) && sample!.Level is not (null or AlarmLevel.Normal)).Select(one => one.QualifiedName).Order().ToArray());
        Assert.Equal(wanted, again.Realtime.Run(p => p.Alarms.Where(a => !a.IsProcessOk).Select(a => a.Name).Order().ToArray()));
        Assert.NotEmpty(wanted);
    }

    [Fact]
    public async Task Alarms_and_local_values_stand_again_after_a_kill()
    {
        using var making = MissionMaking.FirstLight("local: [{name: Shift, type: text, initial: none}, {name: Mood, type: text, persistent: false}]\n");
        await using (Mission mission = making.Build())
        {
            mission.Start();
            await SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets == 92 && p.Alarms.Count > 0));
            Instant now = mission.Now;
            mission.Realtime.Run(p =>
            {
                Alarm alarm = p.Alarms.First();
                Assert.True(p.Comment(alarm.Name, alarm.SequenceNumber, new AlarmRemark("anna", now, "seen")));
                Assert.True(p.Shelve(alarm.Name, alarm.SequenceNumber, new AlarmRemark("anna", now, "later"), now + Duration.FromSeconds(3600)));
                Assert.Null(p.Set(mission.Database.FindParameter("/Local/Shift")!, TelemetryValue.OfText("night"), now, now));
                Assert.Null(p.Set(mission.Database.FindParameter("/Local/Mood")!, TelemetryValue.OfText("fine"), now, now));
                p.EndBatch();
            });
            await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
            SimulatedDisk after = making.Disk.Crash(CrashKind.LoseUnsynced);
            await mission.AbandonAsync();
            making.Disk = after;
        }
        await using Mission again = making.Build();
        Alarm restored = Assert.Single(again.Realtime.Run(p => p.Alarms), a => a.Shelving is not null);
        Assert.Equal(("later", "seen"), (restored.Shelving!.Message, restored.Comments.Single().Message));
        Assert.NotNull(restored.ShelvedUntil);
        Assert.Equal("night", again.Realtime.Run(p => p.TryGetNewest(again.Database.FindParameter("/Local/Shift")!, out ParameterSample? shift) ? shift!.EngValue.Text : ""));
        Assert.NotEqual("fine", again.Realtime.Run(p => p.TryGetNewest(again.Database.FindParameter("/Local/Mood")!, out ParameterSample? mood) ? mood!.EngValue.Text : ""));
    }

    [Fact]
    public async Task A_full_disk_is_an_alarm_and_values_go_on()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        var heard = new HeardAll();
        mission.Realtime.Add(heard);
        mission.Start();
        await MissionMaking.UntilAsync(() => mission.Recorder.LastDurable > 0);
        making.Disk.Capacity = making.Disk.Used;
        await SendAsync(mission, MissionMaking.Pass());
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) == 92);
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Alarms.Any(a => a.Name == "/Zarya/Record/State")));
        Assert.Contains(heard.Events, e => e is { Source: "Record", Type: "disk", Severity: EventSeverity.Distress });
        making.Disk.Capacity = long.MaxValue;
        await MissionMaking.UntilAsync(() => mission.Recorder.Trouble is null);
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Alarms.All(a => a.Name != "/Zarya/Record/State" || a.IsProcessOk)));
        await mission.DisposeAsync();
        using LogStore store = making.Store();
        Assert.Equal(MissionMaking.Pass(), Packets(store));
    }

    [Fact]
    public async Task Links_record_and_processor_are_parameters()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        mission.Start();
        await SendAsync(mission, MissionMaking.Pass());
        await MissionMaking.UntilAsync(() => Newest(mission, "/Zarya/Links/tcp/Packets") is { Integer: 92 } && Newest(mission, "/Zarya/Processor/Packets") is { Integer: 92 });
        Assert.Equal("OK", Newest(mission, "/Zarya/Record/State")?.Text);
        Assert.Equal(MissionMaking.Pass().Length, Newest(mission, "/Zarya/Links/tcp/Octets")?.Integer);
        Assert.Equal(1, Newest(mission, "/Zarya/Links/tcp/Connections")?.Integer);
    }

    [Fact]
    public async Task Two_cannot_write_one_record()
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        Assert.Contains("running already", Assert.Throws<Zarya.Server.Missions.MissionException>(making.Build).Message, StringComparison.Ordinal);
    }

    internal static async Task SendAsync(Mission mission, byte[] octets)
    {
        var link = (TcpServerLink)mission.Links.Single();
        await MissionMaking.UntilAsync(() => link.LocalEndPoint is not null);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)link.LocalEndPoint!, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(octets, TestContext.Current.CancellationToken);
    }

    internal static byte[] Packets(LogStore store)
    {
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet });
        var octets = new MemoryStream();
        while (reader.Read()) octets.Write(reader.Octets);
        return octets.ToArray();
    }

    private static TelemetryValue? Newest(Mission mission, string name) =>
        mission.Realtime.Run(p => p.TryGetNewest(mission.Database.FindParameter(name)!, out ParameterSample? sample) ? sample!.EngValue : (TelemetryValue?)null);
}
