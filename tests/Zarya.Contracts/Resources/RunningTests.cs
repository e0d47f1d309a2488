using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Resources;

/// <summary>Server, instances, processors, values, alarms, links, events, and what says no: sections 5, 7 and 8 of the contract.</summary>
public sealed class RunningTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private const string Processor = "/api/processors/orbiter/realtime";

    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task A_packet_that_the_definition_does_not_know_is_counted_and_told_with_its_apid()
    {
        byte[] packet = Orbiter.Beat(1);
        packet[0] = 0x08 | (777 >> 8);
        packet[1] = 777 & 0xFF;
        long before = server.Mission.Realtime.Run(p => p.Counts.Undecoded);
        await server.SendAsync(packet);
        Assert.Equal(before + 1, server.Mission.Realtime.Run(p => p.Counts.Undecoded));
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        JsonElement events = await _http.GetAsync("/api/archive/orbiter/events?source=Processor");
        Assert.Contains(events.GetProperty("events").EnumerateArray(), e => e.GetProperty("message").GetString()!.Contains("the definition does not know APID 777", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_instances_and_processors_say_what_runs()
    {
        Assert.Equal("orbiter", (await _http.GetAsync("/api")).GetProperty("defaultYamcsInstance").GetString());
        JsonElement instance = (await _http.GetAsync("/api/instances")).GetProperty("instances")[0];
        Assert.Equal(("orbiter", "RUNNING"), (instance.GetProperty("name").GetString(), instance.GetProperty("state").GetString()));
        Assert.Equal("orbiter", (await _http.GetAsync("/api/instances?filter=state%3Drunning")).GetProperty("instances")[0].GetProperty("name").GetString());
        Assert.Matches(@"^20\d\d-.*Z$", (await _http.GetAsync("/api/instances/orbiter")).GetProperty("missionTime").GetString());
        JsonElement processor = (await _http.GetAsync("/api/processors?instance=orbiter")).GetProperty("processors")[0];
        Assert.Equal(("realtime", "realtime", "RUNNING", false), (processor.GetProperty("name").GetString(), processor.GetProperty("type").GetString(), processor.GetProperty("state").GetString(), processor.GetProperty("replay").GetBoolean()));
        Assert.False((await _http.GetAsync(Processor)).GetProperty("hasCommanding").GetBoolean());
        Assert.True((await _http.GetAsync("/api/services/orbiter")).GetProperty("services").GetArrayLength() > 0);
        Assert.True((await _http.GetAsync("/api/routes")).GetProperty("routes").GetArrayLength() > 40);
        Assert.True((await _http.GetAsync("/api/topics")).GetProperty("topics").GetArrayLength() > 10);
    }

    [Fact]
    public async Task Nobody_has_to_sign_in_and_a_token_is_for_the_guest()
    {
        Assert.False((await _http.GetAsync("/auth")).GetProperty("requireAuthentication").GetBoolean());
        JsonElement token = await _http.PostAsync("/auth/token", "grant_type=password&username=anna&password=secret");
        Assert.Equal(("bearer", "guest"), (token.GetProperty("token_type").GetString(), token.GetProperty("user").GetProperty("name").GetString()));
        Assert.True(token.TryGetProperty("refresh_token", out _) && token.TryGetProperty("access_token", out _) && token.GetProperty("expires_in").GetInt32() > 0);
        Assert.False((await _http.PostAsync("/auth/token", "grant_type=client_credentials")).TryGetProperty("refresh_token", out _));
    }

    [Fact]
    public async Task Local_values_are_set_by_number_label_and_batch()
    {
        using HttpResponseMessage put = await _http.SendAsync(HttpMethod.Put, Processor + "/parameters/Local/State", """{"type":"SINT64","sint64Value":1}""");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("BUSY", (await _http.GetAsync(Processor + "/parameters/Local/State")).GetProperty("engValue").GetProperty("stringValue").GetString());
        var wish = new WireMessage()
            .Add(1, new WireMessage().Add(1, new WireMessage().Add(1, "/Local/State")).Add(2, new WireMessage().Add(1, 5).Add(7, "IDLE")))
            .Add(1, new WireMessage().Add(1, new WireMessage().Add(1, "/Local/Shift")).Add(2, new WireMessage().Add(1, 5).Add(7, "night")).Add(4, 60_000));
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Post, Processor + "/parameters:batchSet", wish);
        Assert.Equal((HttpStatusCode.OK, 0), (status, body.Length));
        Assert.Equal("IDLE", (await _http.GetAsync(Processor + "/parameters/Local/State")).GetProperty("engValue").GetProperty("stringValue").GetString());
        JsonElement shift = await _http.GetAsync(Processor + "/parameters/Local/Shift");
        Assert.Equal(("night", "60000"), (shift.GetProperty("engValue").GetProperty("stringValue").GetString(), shift.GetProperty("expireMillis").GetString()));
    }

    [Theory]
    [InlineData("Orbiter/COUNT", """{"type":"SINT32","sint32Value":1}""", 400)]
    [InlineData("Zarya/Processor/Packets", """{"type":"SINT32","sint32Value":1}""", 400)]
    [InlineData("Local/State", """{"type":"STRING","stringValue":"NOPE"}""", 400)]
    [InlineData("Local/Level", """{"type":"SINT32"}""", 400)]
    [InlineData("Local/Nope", """{"type":"SINT32","sint32Value":1}""", 404)]
    public async Task What_cannot_be_set_is_refused(string name, string value, int status)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Put, $"{Processor}/parameters/{name}", value);
        Assert.Equal(status, (await HttpCaller.ErrorOf(answer)).Status);
    }

    [Fact]
    public async Task A_value_that_is_not_there_has_only_its_name_and_the_next_one_can_be_waited_for()
    {
        JsonElement none = await _http.GetAsync(Processor + "/parameters/Orbiter/Quick/COUNT2?fromCache=False&timeout=1");
        Assert.Equal("""{"id":{"name":"/Orbiter/Quick/COUNT2"}}""", none.GetRawText());
        Task<JsonElement> next = _http.GetAsync(Processor + "/parameters/Orbiter/COUNT?fromCache=False&timeout=60000");
        while (!next.IsCompleted)
        {
            await server.SendAsync(Orbiter.Housekeeping(77));
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }
        Assert.Equal(77, (await next).GetProperty("engValue").GetProperty("uint32Value").GetInt32());
    }

    [Fact]
    public async Task Limits_are_put_in_force_and_taken_back()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("mdb-changes", """{"instance":"orbiter","processor":"realtime"}""");
        Assert.Equal("{}", (await _http.GetAsync("/api/mdb-overrides/orbiter/realtime")).GetRawText());
        const string Path = "/api/mdb-overrides/orbiter/realtime/parameters/%2FOrbiter%2FTEMP";
        using HttpResponseMessage set = await _http.SendAsync(HttpMethod.Patch, Path, """{"action":"SET_DEFAULT_ALARMS","defaultAlarm":{"staticAlarmRange":[{"level":"SEVERE","maxInclusive":100}]}}""");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        JsonElement change = (await socket.ReceiveAsync(call)).GetProperty("data");
        Assert.Equal(("PARAMETER", "/Orbiter/TEMP"), (change.GetProperty("type").GetString(), change.GetProperty("parameterOverride").GetProperty("parameter").GetString()));
        JsonElement listed = (await _http.GetAsync("/api/mdb-overrides/orbiter/realtime")).GetProperty("overrides")[0];
        Assert.Equal("SEVERE", listed.GetProperty("parameterOverride").GetProperty("defaultAlarm").GetProperty("staticAlarmRange")[0].GetProperty("level").GetString());
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 300));
        Assert.Equal("SEVERE", (await _http.GetAsync(Processor + "/parameters/Orbiter/TEMP")).GetProperty("monitoringResult").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, Path, "{}")).StatusCode);
        Assert.Equal("{}", (await _http.GetAsync("/api/mdb-overrides/orbiter/realtime")).GetRawText());
        await server.SendAsync(Orbiter.Housekeeping(2, temperature: 300));
        Assert.Equal("IN_LIMITS", (await _http.GetAsync(Processor + "/parameters/Orbiter/TEMP")).GetProperty("monitoringResult").GetString());
    }

    [Fact]
    public async Task Links_are_switched_and_counted()
    {
        JsonElement link = (await _http.GetAsync("/api/links/orbiter")).GetProperty("links")[0];
        Assert.Equal(("orbiter", "tcp", "tcp-server"), (link.GetProperty("instance").GetString(), link.GetProperty("name").GetString(), link.GetProperty("type").GetString()));
        await server.SendAsync(Orbiter.Housekeeping(1));
        Assert.True(long.Parse((await _http.GetAsync("/api/links/orbiter/tcp")).GetProperty("dataInCount").GetString()!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal("0", (await _http.PostAsync("/api/links/orbiter/tcp:resetCounters", "")).GetProperty("dataInCount").GetString());
        using HttpResponseMessage missing = await _http.SendAsync(HttpMethod.Post, "/api/links/orbiter/nope:enable", "");
        Assert.Equal(404, (await HttpCaller.ErrorOf(missing)).Status);
        using HttpResponseMessage action = await _http.SendAsync(HttpMethod.Post, "/api/links/orbiter/tcp/actions/jump", "{}");
        Assert.Equal(404, (await HttpCaller.ErrorOf(action)).Status);
    }

    [Fact]
    public async Task An_event_that_is_written_is_answered_and_heard()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("events", """{"instance":"orbiter","filter":"source = \"Night shift\""}""");
        JsonElement answer = await _http.PostAsync("/api/archive/orbiter/events", """{"message":"<b>heard</b>","severity":"critical","source":"Night shift","type":"note","extra":{"a":"b"}}""");
        Assert.Equal(("<b>heard</b>", "CRITICAL", "Night shift", "guest"), (answer.GetProperty("message").GetString(), answer.GetProperty("severity").GetString(), answer.GetProperty("source").GetString(), answer.GetProperty("createdBy").GetString()));
        JsonElement heard = (await socket.ReceiveAsync(call)).GetProperty("data");
        Assert.Equal(("<b>heard</b>", "note", "b"), (heard.GetProperty("message").GetString(), heard.GetProperty("type").GetString(), heard.GetProperty("extra").GetProperty("a").GetString()));
        Assert.Equal("User", (await _http.PostAsync("/api/archive/orbiter/events", """{"message":"plain"}""")).GetProperty("source").GetString());
        using HttpResponseMessage silent = await _http.SendAsync(HttpMethod.Post, "/api/archive/orbiter/events", "{}");
        Assert.Equal(400, (await HttpCaller.ErrorOf(silent)).Status);
    }

    [Fact]
    public async Task Nothing_can_be_commanded_and_every_route_says_so()
    {
        JsonElement queue = Assert.Single((await _http.GetAsync(Processor + "/queues")).GetProperty("queues").EnumerateArray());
        Assert.Equal(("default", "DISABLED"), (queue.GetProperty("name").GetString(), queue.GetProperty("state").GetString()));
        using HttpResponseMessage command = await _http.SendAsync(HttpMethod.Post, Processor + "/commands/Orbiter/REBOOT", """{"args":{"a":"1"}}""");
        Assert.Equal((403, "ForbiddenException"), ((await HttpCaller.ErrorOf(command)).Status, (await HttpCaller.ErrorOf(command)).Type));
        using HttpResponseMessage unknown = await _http.SendAsync(HttpMethod.Post, Processor + "/commands/Orbiter/NOPE", "{}");
        Assert.Equal(404, (await HttpCaller.ErrorOf(unknown)).Status);
        using HttpResponseMessage enable = await _http.SendAsync(HttpMethod.Post, Processor + "/queues/default:enable", "");
        Assert.Equal(403, (await HttpCaller.ErrorOf(enable)).Status);
    }

    [Fact]
    public async Task The_record_is_told_of()
    {
        await server.SendAsync(Orbiter.Housekeeping(1));
        JsonElement record = await _http.GetAsync("/api/zarya/orbiter/record");
        Assert.True(record.GetProperty("entries").GetInt64() > 0);
        Assert.True(record.TryGetProperty("lastDurable", out _));
    }

    [Fact]
    public async Task What_is_missing_and_what_came_late_is_told()
    {
        await server.SendAsync(Orbiter.Housekeeping(7000, second: 700));
        await server.SendAsync(Orbiter.Housekeeping(7005, second: 705));
        JsonElement open = await GapAsync(7, g => g.GetProperty("missing").GetInt32() == 4);
        Assert.False(open.GetProperty("isClosed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, open.GetProperty("filledAt").ValueKind);
        for (int count = 7001; count <= 7004; count++) await server.SendAsync(Orbiter.Housekeeping(count, second: 700 + count - 7000));
        JsonElement closed = await GapAsync(7, g => g.GetProperty("isClosed").GetBoolean());
        Assert.Equal((0, 4), (closed.GetProperty("missing").GetInt32(), closed.GetProperty("missingAtFirst").GetInt32()));
        Assert.Equal(JsonValueKind.String, closed.GetProperty("filledAt").ValueKind);
        using HttpResponseMessage wrong = await _http.SendAsync(HttpMethod.Get, "/api/zarya/orbiter/record/gaps?limit=0");
        Assert.Equal(400, (await HttpCaller.ErrorOf(wrong)).Status);
    }

    /// <summary>A gap that was four packets wide, as soon as the record tells it so.</summary>
    private async Task<JsonElement> GapAsync(int tries, Func<JsonElement, bool> isSo)
    {
        for (; ; )
        {
            JsonElement answer = await _http.GetAsync("/api/zarya/orbiter/record/gaps");
            JsonElement found = answer.GetProperty("gaps").EnumerateArray().FirstOrDefault(g => g.GetProperty("apid").GetInt32() == 100 && g.GetProperty("missingAtFirst").GetInt32() == 4 && isSo(g));
            if (found.ValueKind == JsonValueKind.Object || --tries == 0)
            {
                Assert.Equal(JsonValueKind.Object, found.ValueKind);
                return found;
            }
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();
}
