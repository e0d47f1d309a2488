using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;
using Zarya.Links.Tcp;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Contracts.Faults;

/// <summary>Somebody sets the machine's clock by hours while packets come.</summary>
public class ClockStepTests
{
    private const string Alarms = "/api/processors/orbiter/realtime/alarms";

    [Fact]
    public async Task Packets_values_alarms_and_links_outlive_a_clock_that_is_set()
    {
        var clock = new SteppedClock();
        await using OrbiterServer server = await OrbiterServer.StartAsync(new SimulatedDisk(new Random(1)), clock);
        using HttpCaller http = server.Client();
        await server.SendAsync(Packet(0), Packet(1), Orbiter.Beat(1, 0.02));
        await StartedServer.UntilAsync(() => server.Mission.Realtime.Run(p => p.Alarms.Count) > 0);
        using (HttpResponseMessage shelved = await http.SendAsync(HttpMethod.Post, Alarms + "/Orbiter/TEMP/0:shelve", """{"comment":"an hour","shelveDuration":3600000}""")) Assert.True(shelved.IsSuccessStatusCode);

        clock.Offset = TimeSpan.FromHours(-3);
        await server.SendAsync(Packet(2), Packet(3), Orbiter.Beat(2, 0.04));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.True((await AlarmAsync(http)).TryGetProperty("shelveInfo", out _));
        Assert.Equal("3", await CountAsync(http));

        clock.Offset = TimeSpan.FromHours(5);
        await server.SendAsync(Packet(4), Packet(5), Orbiter.Beat(3, 0.06));
        // The hour is over by this clock.
        await StartedServer.UntilAsync(() => server.Mission.Realtime.Run(p => p.Alarms.All(a => a.Shelving is null)));
        Assert.Equal("5", await CountAsync(http));
        Assert.Equal("OK", (await http.GetAsync("/api/links/orbiter/tcp")).GetProperty("status").GetString());

        clock.Offset = TimeSpan.Zero;
        await server.SendAsync(Packet(6), Packet(7));
        Assert.Equal("7", await CountAsync(http));
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        JsonElement packets = await http.GetAsync("/api/archive/orbiter/packets?name=/Orbiter/Housekeeping&order=asc&limit=100");
        Assert.Equal(Enumerable.Range(0, 8), packets.GetProperty("packet").EnumerateArray().Select(p => Spacecraft.NumberOf(p.GetProperty("packet").GetBytesFromBase64())));
        Assert.Equal(0, server.Mission.Recorder.Report.GivenUp);
    }

    [Fact]
    public async Task The_leak_watch_sees_though_the_clock_on_board_is_years_behind_and_the_ground_s_is_set()
    {
        using var station = new SmallStation();
        var clock = new SteppedClock();
        await using Mission mission = station.Build(new SimulatedDisk(new Random(1)), clock);
        mission.Start();
        var link = (TcpServerLink)mission.Links[0];
        await StartedServer.UntilAsync(() => link.LocalEndPoint is not null);
        using var telemetry = new TcpClient();
        await telemetry.ConnectAsync((IPEndPoint)link.LocalEndPoint!, TestContext.Current.CancellationToken);
        (byte[] before, byte[] after) = station.Fly(Duration.FromSeconds(3000), Duration.FromSeconds(4200));
        await telemetry.GetStream().WriteAsync(before, TestContext.Current.CancellationToken);
        await StartedServer.UntilAsync(() => mission.Leak!.Picture.Time > Instant.MinValue);
        // What is done once a second has its turn.
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        clock.Offset = TimeSpan.FromHours(3);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await telemetry.GetStream().WriteAsync(after, TestContext.Current.CancellationToken);
        await StartedServer.UntilAsync(() => mission.Leak!.Picture.Alarm is not null);
        Assert.Equal(0, mission.Leak!.Ignored);
    }

    private static byte[] Packet(int n) => Orbiter.Housekeeping(n, temperature: 265, second: (n / 100.0) + 1e-3);

    private static async Task<JsonElement> AlarmAsync(HttpCaller http) => (await http.GetAsync(Alarms)).GetProperty("alarms").EnumerateArray().Single(a => a.GetProperty("id").GetProperty("name").GetString() == "TEMP");

    private static async Task<string> CountAsync(HttpCaller http) => (await http.GetAsync("/api/processors/orbiter/realtime/parameters/Orbiter/COUNT")).GetProperty("engValue").GetProperty("uint32Value").GetRawText();
}
