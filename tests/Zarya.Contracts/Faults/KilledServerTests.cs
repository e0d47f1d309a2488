using System.Globalization;
using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Faults;

/// <summary>SIGKILL while packets come, and again and again: what the server said was stored or done is there afterwards. <c>ZARYA_KILLS</c> says how often (4).</summary>
public sealed class KilledServerTests : IDisposable
{
    private const string Alarms = "/api/processors/orbiter/realtime/alarms";
    private const string Level = "/api/processors/orbiter/realtime/parameters/Local/Level";

    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("ZARYA_KILLS") ?? "4", CultureInfo.InvariantCulture);

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-killed-").FullName;
    private readonly Random _random = new(11);
    private readonly List<string> _events = [];
    private readonly List<int> _shown = [];
    private int _level;
    private long _durable;

    [Fact]
    public async Task What_was_told_to_be_stored_or_done_is_there_after_every_kill()
    {
        await using var spacecraft = new Spacecraft();
        await File.WriteAllTextAsync(Path.Combine(_folder, "orbiter.xml"), Orbiter.Xtce, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "mission.yaml"), $$"""
            name: orbiter
            links: [{name: tcp, kind: tcp-client, connect: '{{spacecraft.EndPoint}}', retryLeastS: 0.1, retryMostS: 0.5}]
            local: [{name: Level, type: integer, initial: 0}]
            time: {code: cuc4.2, offset: 0}
            alarms: {latching: [/Orbiter/TEMP]}
            """, TestContext.Current.CancellationToken);
        using var server = new ServeProcess(_folder);
        await server.StartAsync();
        await using var display = new StubbornClient(server.Address);
        using (HttpCaller http = server.Client())
        {
            await StandingAsync(http, "TEMP");
            await DoAsync(http, await PathAsync(http, "TEMP") + ":acknowledge", """{"comment":"seen before the kill"}""");
            await StandingAsync(http, "MODE");
            await DoAsync(http, await PathAsync(http, "MODE") + ":shelve", """{"comment":"for an hour","shelveDuration":3600000}""");
        }
        for (int life = 0; life < s_kills; life++)
        {
            using (HttpCaller http = server.Client()) await LiveAsync(http, life);
            int next = spacecraft.Next;
            // While entries are under way too.
            using HttpCaller hasty = server.Client();
            Task<HttpResponseMessage> underWay = hasty.SendAsync(HttpMethod.Post, "/api/archive/orbiter/events", """{"message":"under way","source":"Hasty"}""");
            await Task.Delay(_random.Next(4), TestContext.Current.CancellationToken);
            server.Kill();
            _ = await Record.ExceptionAsync(() => underWay);
            await server.StartAsync();
            using HttpCaller again = server.Client();
            await CheckAsync(again, spacecraft);
            await UntilAsync(() => Task.FromResult(display.Newest >= next), "the display gets values again");
        }
        Assert.True(display.Connections > s_kills);
        await LatchAsync(server, spacecraft);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Does what can be told to be done, and looks at what is told to be stored.</summary>
    private async Task LiveAsync(HttpCaller http, int life)
    {
        int before = (await http.GetAsync("/api/archive/orbiter/packets?limit=1")).TryGetProperty("packet", out JsonElement packets) ? Number(packets[0]) : -1;
        for (int i = 0; i < 3; i++)
        {
            string message = $"life {life}, note {i}";
            await http.PostAsync("/api/archive/orbiter/events", $$"""{"message":"{{message}}","source":"Shift"}""");
            _events.Add(message);
            using HttpResponseMessage set = await http.SendAsync(HttpMethod.Put, Level, $$"""{"type":"SINT64","sint64Value":{{_level + 1}}}""");
            Assert.Equal(HttpStatusCode.OK, set.StatusCode);
            _level++;
        }
        await UntilAsync(async () => (await http.GetAsync("/api/archive/orbiter/packets?limit=1")).TryGetProperty("packet", out JsonElement newest) && Number(newest[0]) > before, "packets are stored");
        await Task.Delay(_random.Next(400), TestContext.Current.CancellationToken);
        _shown.Add(Number((await http.GetAsync("/api/archive/orbiter/packets?limit=1")).GetProperty("packet")[0]));
        _durable = (await http.GetAsync("/healthz")).GetProperty("missions")[0].GetProperty("lastDurable").GetInt64();
    }

    private async Task CheckAsync(HttpCaller http, Spacecraft spacecraft)
    {
        Assert.True((await http.GetAsync("/healthz")).GetProperty("missions")[0].GetProperty("lastDurable").GetInt64() >= _durable);
        using (HttpResponseMessage raw = await http.SendAsync(HttpMethod.Get, "/api/archive/orbiter:exportPackets"))
        {
            int[] stored = Spacecraft.NumbersOf(await raw.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            int[] firsts = spacecraft.Firsts;
            // Of each connection a beginning is stored, without a hole and nothing twice, at least as far as was shown.
            for (int life = 0; life < _shown.Count; life++)
            {
                int[] of = [.. stored.Where(n => n >= firsts[life] && (life + 1 == firsts.Length || n < firsts[life + 1]))];
                Assert.Equal(Enumerable.Range(firsts[life], of.Length), of);
                Assert.True(of.Length > _shown[life] - firsts[life], $"life {life}: {of.Length} stored, {_shown[life] - firsts[life] + 1} shown");
            }
        }
        JsonElement events = await http.GetAsync("/api/archive/orbiter/events?source=Shift&order=asc&limit=1000");
        Assert.Equal(_events, events.GetProperty("event").EnumerateArray().Select(e => e.GetProperty("message").GetString()!));
        Assert.Equal(_level, int.Parse((await http.GetAsync(Level)).GetProperty("engValue").GetProperty("sint64Value").GetString()!, CultureInfo.InvariantCulture));
        JsonElement temperature = await AlarmAsync(http, "TEMP"), mode = await AlarmAsync(http, "MODE");
        Assert.Equal((0u, "seen before the kill"), (temperature.GetProperty("seqNum").GetUInt32(), temperature.GetProperty("acknowledgeInfo").GetProperty("acknowledgeMessage").GetString()));
        Assert.Equal(0u, mode.GetProperty("seqNum").GetUInt32());
        Assert.Equal("for an hour", mode.GetProperty("shelveInfo").GetProperty("shelveMessage").GetString());
        Assert.True(mode.GetProperty("shelveInfo").TryGetProperty("shelveExpiration", out _));
    }

    /// <summary>What was back to normal and latched still waits for somebody after a kill.</summary>
    private static async Task LatchAsync(ServeProcess server, Spacecraft spacecraft)
    {
        spacecraft.Temperature = 300;
        using (HttpCaller http = server.Client())
        {
            await UntilAsync(async () => (await AlarmAsync(http, "TEMP")).GetProperty("processOK").GetBoolean(), "the temperature is back");
            // An event that is stored stands behind the alarm's step in the record.
            await http.PostAsync("/api/archive/orbiter/events", """{"message":"back","source":"Shift2"}""");
        }
        server.Kill();
        await server.StartAsync();
        using HttpCaller again = server.Client();
        JsonElement alarm = await AlarmAsync(again, "TEMP");
        Assert.True(alarm.GetProperty("latching").GetBoolean() && alarm.GetProperty("processOK").GetBoolean() && alarm.GetProperty("acknowledged").GetBoolean(), alarm.ToString());
    }

    private static int Number(JsonElement packet) => Spacecraft.NumberOf(packet.GetProperty("packet").GetBytesFromBase64());

    private static async Task StandingAsync(HttpCaller http, string name) =>
        await UntilAsync(async () => (await http.GetAsync(Alarms)).TryGetProperty("alarms", out JsonElement all) && all.EnumerateArray().Any(a => Is(a, name)), $"the alarm {name} stands");

    private static async Task<JsonElement> AlarmAsync(HttpCaller http, string name) => (await http.GetAsync(Alarms)).GetProperty("alarms").EnumerateArray().Single(a => Is(a, name));

    private static async Task<string> PathAsync(HttpCaller http, string name) => $"{Alarms}/Orbiter/{name}/{(await AlarmAsync(http, name)).GetProperty("seqNum").GetUInt32()}";

    private static bool Is(JsonElement alarm, string name) => alarm.GetProperty("id").GetProperty("name").GetString() == name;

    private static async Task DoAsync(HttpCaller http, string path, string body)
    {
        using HttpResponseMessage answer = await http.SendAsync(HttpMethod.Post, path, body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        for (int i = 0; i < 6000; i++)
        {
            if (await holds()) return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"it did not come to that within two minutes: {what}");
    }
}
