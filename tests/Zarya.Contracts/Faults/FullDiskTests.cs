using System.Net;
using System.Text.Json;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Faults;

/// <summary>The disk is full while the mission runs: it is shown wherever somebody looks, nothing is told to be stored that is not, values go on, and with room everything that waited is stored.</summary>
public class FullDiskTests
{
    private const string Events = "/api/archive/orbiter/events";

    [Fact]
    public async Task A_full_disk_is_shown_and_is_gone_on_with_when_there_is_room()
    {
        var disk = new SimulatedDisk(new Random(1));
        await using OrbiterServer server = await OrbiterServer.StartAsync(disk);
        using HttpCaller http = server.Client();
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int events = await socket.SubscribeAsync("events", """{"instance":"orbiter"}""");
        await server.SendAsync([.. Enumerable.Range(0, 100).Select(Packet)]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("ok", (await http.GetAsync("/healthz")).GetProperty("status").GetString());

        disk.Capacity = disk.Used;
        await server.SendAsync([.. Enumerable.Range(100, 200).Select(Packet)]);
        JsonElement told = (await socket.ReceiveAsync(events, IsOfDisk)).GetProperty("data");
        Assert.Equal("DISTRESS", told.GetProperty("severity").GetString());
        JsonElement health = await http.GetAsync("/healthz");
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.True(health.GetProperty("missions")[0].TryGetProperty("trouble", out _));
        using (HttpResponseMessage refused = await http.SendAsync(HttpMethod.Post, Events, """{"message":"under way","source":"Shift"}"""))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            // People see it, and it is kept in memory: what they are told is that it is not durable.
            Assert.StartsWith("It was done, but", (await HttpCaller.ErrorOf(refused)).Message, StringComparison.Ordinal);
        }
        await UntilAsync(async () => (await AlarmsAsync(http)).Contains("/Zarya/Record/State"));
        // Values go on.
        Assert.Equal(299, server.Mission.Realtime.Run(p => p.TryGetNewest(server.Mission.Database.FindParameter("/Orbiter/COUNT")!, out var sample) && sample!.EngValue.TryGetNumber(out double count) ? (int)count : -1));

        disk.Capacity = long.MaxValue;
        await UntilAsync(async () => (await http.GetAsync("/healthz")).GetProperty("status").GetString() == "ok");
        await server.SendAsync([.. Enumerable.Range(300, 10).Select(Packet)]);
        await http.PostAsync(Events, """{"message":"kept","source":"Shift"}""");
        Assert.Equal(Enumerable.Range(0, 310), await server.StoredAsync());
        string[] stored = [.. (await http.GetAsync(Events + "?order=asc&limit=1000")).GetProperty("event").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];
        Assert.Contains(stored, m => m.StartsWith("the disk refuses", StringComparison.Ordinal));
        Assert.Contains(stored, m => m.StartsWith("the disk takes", StringComparison.Ordinal));
        Assert.Contains("kept", stored);
        Assert.Contains("under way", stored);
        Assert.Equal(0, server.Mission.Recorder.Report.GivenUp);
    }

    private static byte[] Packet(int n) => Orbiter.Housekeeping(n, second: (n / 100.0) + 1e-3);

    private static bool IsOfDisk(JsonElement happening) => happening.GetProperty("source").GetString() == "Record";

    private static async Task<string[]> AlarmsAsync(HttpCaller http) => !(await http.GetAsync("/api/processors/orbiter/realtime/alarms")).TryGetProperty("alarms", out JsonElement alarms) ? []
        : [.. alarms.EnumerateArray().Select(a => $"{a.GetProperty("id").GetProperty("namespace").GetString()}/{a.GetProperty("id").GetProperty("name").GetString()}")];

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (int i = 0; i < 3000; i++)
        {
            if (await holds()) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Fail("it did not come to that within a minute");
    }
}
