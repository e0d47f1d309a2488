using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Resources;

/// <summary>Replays as processors that come and go.</summary>
public sealed class ReplayTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task A_replay_is_made_watched_steered_and_ended()
    {
        // By reception: what came in between two looks at the mission's clock.
        string start = await NowAsync();
        await server.SendAsync([.. Enumerable.Range(0, 20).Select(i => Orbiter.Housekeeping(i, second: i))]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int processors = await socket.SubscribeAsync("processors", """{"instance":"orbiter"}""");
        string made = $$$"""{"instance":"orbiter","name":"again","type":"Archive","config":"{\"start\":\"{{{start}}}\",\"stop\":\"{{{await NowAsync()}}}\",\"order\":\"reception\",\"speed\":{\"type\":\"REALTIME\",\"param\":0.001}}"}""";
        using HttpResponseMessage created = await _http.SendAsync(HttpMethod.Post, "/api/processors", made);
        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        Assert.True((await socket.ReceiveAsync(processors, d => d.GetProperty("name").GetString() == "again")).GetProperty("data").GetProperty("replay").GetBoolean());
        JsonElement replay = await _http.GetAsync("/api/processors/orbiter/again");
        Assert.Equal(("Archive", start), (replay.GetProperty("type").GetString(), replay.GetProperty("replayRequest").GetProperty("start").GetString()));
        int values = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"again","id":[{"name":"/Orbiter/COUNT"}]}""");
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, "/api/processors/orbiter/again", """{"speed":"afap"}""")).StatusCode);
        await PlayedAsync(socket, values);
        // Going back plays it once more, to the same subscription.
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, $"/api/processors/orbiter/again?seek={start}")).StatusCode);
        await PlayedAsync(socket, values);
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, "/api/processors/orbiter/again", """{"state":"paused"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Delete, "/api/processors/orbiter/again")).StatusCode);
        Assert.Equal("TERMINATED", (await socket.ReceiveAsync(processors, d => d.GetProperty("state").GetString() == "TERMINATED")).GetProperty("data").GetProperty("state").GetString());
        using HttpResponseMessage gone = await _http.SendAsync(HttpMethod.Get, "/api/processors/orbiter/again");
        Assert.Equal(404, (await HttpCaller.ErrorOf(gone)).Status);
    }

    [Fact]
    public async Task Start_and_stop_are_generation_times_and_the_end_is_told()
    {
        // Half a year before they are received.
        await server.SendAsync([.. Enumerable.Range(0, 20).Select(i => Orbiter.Housekeeping(100 + i, second: 86_400 + i))]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int processors = await socket.SubscribeAsync("processors", """{"instance":"orbiter"}""");
        await CreateAsync("byTime", """{\"start\":\"2026-01-02T00:00:05Z\",\"stop\":\"2026-01-02T00:00:10Z\",\"speed\":{\"type\":\"AFAP\"}}""");
        await socket.ReceiveAsync(processors, d => d.GetProperty("name").GetString() == "byTime" && d.GetProperty("replayState").GetString() == "STOPPED");
        JsonElement ended = await _http.GetAsync("/api/processors/orbiter/byTime");
        Assert.Equal("2026-01-02T00:00:10Z", ended.GetProperty("time").GetString());
        // It plays no more, and is there: one that is gone says TERMINATED.
        Assert.Equal(("RUNNING", "STOP"), (ended.GetProperty("state").GetString(), ended.GetProperty("replayRequest").GetProperty("endAction").GetString()));
        Assert.Equal(5, server.Mission.Processors.Single(p => p.Name == "byTime").Run(p => p.Counts.Packets));
        JsonElement last = await _http.GetAsync("/api/processors/orbiter/byTime/parameters/Orbiter/COUNT");
        Assert.Equal((109, "2026-01-02T00:00:09Z"), (last.GetProperty("engValue").GetProperty("uint32Value").GetInt32(), last.GetProperty("generationTime").GetString()));
        // Those that have ended make room for more than there are places.
        for (int i = 0; i < 20; i++)
        {
            await CreateAsync($"more{i}", """{\"start\":\"2026-01-02T00:00:05Z\",\"stop\":\"2026-01-02T00:00:10Z\",\"speed\":\"afap\"}""");
            await StartedServer.UntilAsync(() => server.Mission.Processors.Single(p => p.Name == $"more{i}").Replay!.IsAtEnd);
        }
        foreach (string name in server.Mission.Processors.Skip(1).Select(p => p.Name)) Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Delete, "/api/processors/orbiter/" + name)).StatusCode);
    }

    [Fact]
    public async Task A_replay_of_nothing_is_refused_and_says_why()
    {
        await server.SendAsync(Orbiter.Housekeeping(7, second: 200_000));
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        using HttpResponseMessage never = await _http.SendAsync(HttpMethod.Post, "/api/processors", Request("x", """{\"start\":\"2001-01-01T00:00:00Z\",\"stop\":\"2001-01-02T00:00:00Z\"}"""));
        Assert.Equal((400, "Nothing to replay: the record holds no packet made from 2001-01-01T00:00:00.000Z to 2001-01-02T00:00:00.000Z"), await TroubleAsync(never));
        using HttpResponseMessage notReceived = await _http.SendAsync(HttpMethod.Post, "/api/processors", Request("x", """{\"start\":\"2026-01-03T00:00:00Z\",\"stop\":\"2026-01-04T00:00:00Z\",\"order\":\"reception\"}"""));
        Assert.EndsWith("""say "order": "generation" in the configuration""", (await TroubleAsync(notReceived)).Message);
    }

    [Theory]
    [InlineData("""{"instance":"orbiter","name":"x","type":"realtime","config":"{}"}""")]
    [InlineData("""{"instance":"orbiter","name":"x","type":"Archive","config":"{}"}""")]
    [InlineData("""{"instance":"orbiter","name":"x","type":"Archive","config":"[1"}""")]
    [InlineData("""{"instance":"orbiter","name":"realtime","type":"Archive","config":"{\"start\":\"2026-01-01T00:00:00Z\",\"stop\":\"2026-01-02T00:00:00Z\"}"}""")]
    [InlineData("""{"instance":"orbiter","type":"Archive","config":"{\"start\":\"2026-01-01T00:00:00Z\"}"}""")]
    [InlineData("""{"instance":"orbiter","name":"x","config":"{\"start\":\"2026-01-01T00:00:00Z\",\"speed\":-1}"}""")]
    public async Task What_is_no_replay_is_refused(string body)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Post, "/api/processors", body);
        Assert.Equal(400, (await HttpCaller.ErrorOf(answer)).Status);
    }

    [Fact]
    public async Task The_live_processor_cannot_be_steered_or_ended()
    {
        using HttpResponseMessage paused = await _http.SendAsync(HttpMethod.Patch, "/api/processors/orbiter/realtime", """{"state":"paused"}""");
        Assert.Equal(400, (await HttpCaller.ErrorOf(paused)).Status);
        using HttpResponseMessage ended = await _http.SendAsync(HttpMethod.Delete, "/api/processors/orbiter/realtime");
        Assert.Equal(400, (await HttpCaller.ErrorOf(ended)).Status);
    }

    public void Dispose() => _http.Dispose();

    private static string Request(string name, string config) => $$"""{"instance":"orbiter","name":"{{name}}","type":"Archive","config":"{{config}}"}""";

    private static async Task<(int Status, string Message)> TroubleAsync(HttpResponseMessage answer)
    {
        (int status, _, string message) = await HttpCaller.ErrorOf(answer);
        return (status, message);
    }

    private async Task CreateAsync(string name, string config)
    {
        using HttpResponseMessage created = await _http.SendAsync(HttpMethod.Post, "/api/processors", Request(name, config));
        Assert.Equal((HttpStatusCode.OK, ""), (created.StatusCode, await created.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<string> NowAsync() => (await _http.GetAsync("/api/instances/orbiter")).GetProperty("missionTime").GetString()!;

    private static async Task PlayedAsync(SocketCaller socket, int call)
    {
        for (int last = -1; last < 19;)
            foreach (JsonElement value in (await socket.ReceiveAsync(call, d => d.TryGetProperty("values", out _))).GetProperty("data").GetProperty("values").EnumerateArray())
            {
                int count = value.GetProperty("engValue").GetProperty("uint32Value").GetInt32();
                Assert.True(count >= last);
                last = count;
            }
    }
}
