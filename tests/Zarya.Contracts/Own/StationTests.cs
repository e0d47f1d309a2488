using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;

namespace Zarya.Contracts.Own;

/// <summary>The station, the leak watch, operations and the simulation over HTTP.</summary>
public sealed class StationTests(StationServer server) : IClassFixture<StationServer>
{
    private const string Root = "/api/zarya/station/";

    [Fact]
    public async Task The_station_is_as_its_file_says()
    {
        using HttpCaller client = server.Client();
        JsonElement station = await client.GetAsync(Root + "station");
        Assert.Equal("T", station.GetProperty("id").GetString());
        Assert.Equal("A station for tests; made up", station.GetProperty("describes").GetString());
        Assert.Equal(["A", "B", "C"], station.GetProperty("modules").EnumerateArray().Select(m => m.GetProperty("id").GetString()!));
        JsonElement first = station.GetProperty("modules")[0];
        Assert.Equal((60, "RS", true), (first.GetProperty("freeM3").GetDouble(), first.GetProperty("segment").GetString(), first.GetProperty("isLifeboat").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, station.GetProperty("modules")[1].GetProperty("segment").ValueKind);
        Assert.Equal(("BC", "B", "C"), (station.GetProperty("hatches")[1].GetProperty("id").GetString(), station.GetProperty("hatches")[1].GetProperty("a").GetString(), station.GetProperty("hatches")[1].GetProperty("b").GetString()));
        Assert.Equal(2, station.GetProperty("crew").GetInt32());
    }

    [Fact]
    public async Task The_leak_is_told_with_its_alarm_history_and_incident()
    {
        await server.LeakAsync();
        using HttpCaller client = server.Client();
        JsonElement leak = await client.GetAsync(Root + "leak");
        Assert.Equal("leak-1", leak.GetProperty("alarm").GetProperty("id").GetString());
        Assert.Matches(@"^2020-01-01T\d\d:\d\d:\d\d\.\d{3}Z$", leak.GetProperty("alarm").GetProperty("time").GetString());
        Assert.True(leak.GetProperty("rateMmHgPerH").GetProperty("median").GetDouble() > 0);
        Assert.Equal(leak.GetProperty("rateKgPerD").GetProperty("median").GetDouble() / 0.45359237, leak.GetProperty("rateLbPerD").GetProperty("median").GetDouble(), 1e-9);
        Assert.Equal([490, 520], leak.GetProperty("reserve").EnumerateArray().Select(r => r.GetProperty("floorMmHg").GetInt32()));
        Assert.Equal(JsonValueKind.String, leak.GetProperty("reserve")[0].GetProperty("runsOutAt").ValueKind);
        Assert.Equal(1, leak.GetProperty("modules").EnumerateArray().Sum(m => m.GetProperty("probability").GetDouble()), 1e-6);
        // C has no pressure sensor: unknown is null.
        Assert.Equal(JsonValueKind.Null, leak.GetProperty("modules")[2].GetProperty("pressureMmHg").ValueKind);
        Assert.All(new[] { "verdict", "probability", "cleared", "secondsPerMmHg", "cdaMm2", "pressureMmHg", "nitrogenKg", "attributionMmHgPerH", "ruledOut", "doubt", "group", "crewUnknown", "hatches", "next", "closures", "patches", "sensors", "operations" },
            name => Assert.True(leak.TryGetProperty(name, out _), name));
        JsonElement points = (await client.GetAsync(Root + "leak/history?count=3")).GetProperty("points");
        Assert.InRange(points.GetArrayLength(), 1, 3);
        Assert.True(points[0].GetProperty("pressureMmHg").GetDouble() > 600);
        JsonElement incident = (await client.GetAsync(Root + "incidents")).GetProperty("incidents").EnumerateArray().Last();
        Assert.Equal(("leak-1", "open", "critical"), (incident.GetProperty("id").GetString(), incident.GetProperty("state").GetString(), incident.GetProperty("severity").GetString()));
        Assert.Equal(leak.GetProperty("alarm").GetProperty("time").GetString(), incident.GetProperty("since").GetString());
        JsonElement whole = await client.GetAsync(Root + "incidents/leak-1");
        Assert.Contains("leak-alarm", whole.GetProperty("timeline").EnumerateArray().Select(i => i.GetProperty("kind").GetString()));
        string page = await (await client.SendAsync(HttpMethod.Get, "/incidents/leak-1")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<polyline", page, StringComparison.Ordinal);
        JsonElement russian = await client.GetAsync(Root + "leak?lang=ru");
        Assert.Contains("утечка:", russian.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.All(russian.GetProperty("ruledOut").EnumerateArray().Concat(russian.GetProperty("doubt").EnumerateArray()), w => Assert.Matches("^[а-яё]", w.GetString()));
        Assert.Equal((leak.GetProperty("ruledOut").GetArrayLength(), "leak-1"), (russian.GetProperty("ruledOut").GetArrayLength(), russian.GetProperty("alarm").GetProperty("id").GetString()));
        Assert.Equal(400, (await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Get, Root + "leak?lang=fr"))).Status);
    }

    [Fact]
    public async Task A_line_of_the_operations_log_is_recorded_and_told_to_the_watch()
    {
        await server.LeakAsync();
        using HttpCaller client = server.Client();
        JsonElement line = await client.PostAsync(Root + "operations", """{"event": "gauge", "subject": "C", "value": 731.5}""");
        Assert.Equal(("gauge", "C", "731.5", "guest"), (line.GetProperty("event").GetString(), line.GetProperty("subject").GetString(), line.GetProperty("value").GetString(), line.GetProperty("by").GetString()));
        JsonElement gauge = (await client.GetAsync(Root + "leak")).GetProperty("sensors").EnumerateArray().Single(s => s.GetProperty("channel").GetString() == "gauge");
        Assert.Equal(("C", 731.5, "mmHg"), (gauge.GetProperty("module").GetString(), gauge.GetProperty("value").GetDouble(), gauge.GetProperty("unit").GetString()));
        await client.PostAsync(Root + "operations", """{"event": "patch", "subject": "C", "value": "epoxy & <b>gauze</b>"}""");
        JsonElement patch = (await client.GetAsync(Root + "operations?limit=100")).GetProperty("operations").EnumerateArray().First(o => o.GetProperty("event").GetString() == "patch");
        Assert.Equal("epoxy & <b>gauze</b>", patch.GetProperty("value").GetString());
        Assert.Contains("patch", (await client.GetAsync(Root + "leak")).GetProperty("operations").EnumerateArray().Select(o => o.GetProperty("event").GetString()));
        Assert.Empty((await client.GetAsync(Root + "operations?start=2100-01-01T00:00:00Z")).GetProperty("operations").EnumerateArray());
    }

    [Theory]
    [InlineData("operations", """{"event": "hatch_close", "subject": "XY"}""", "subject", "AB, BC")]
    [InlineData("operations", """{"event": "hatch_shut", "subject": "AB"}""", "event", "hatch_close")]
    [InlineData("operations", """{"event": "gauge", "subject": "C", "value": "14.5"}""", "value", "psi")]
    [InlineData("operations", """{"event": "gauge", "subject": "C", "value": 740, "time": "yesterday"}""", "time", "UTC")]
    [InlineData("operations", """{"event": "gauge", "subject": "C", "value": 740, "time": "2031-01-01T00:00:00Z"}""", "time", "ahead")]
    [InlineData("operations", """{"event": "gauge", "subject": "C", "value": [740]}""", "value", "text")]
    [InlineData("operations", """{"event": "gauge", "subjekt": "C"}""", "subjekt", "fields are")]
    [InlineData("operations", """{"event": "patch", "subject": "C", "value": "a\u0007b"}""", "value", "U+0007")]
    [InlineData("operations", """{"event": "patch", "subject": "C", "value": "\ud800"}""", "value", "surrogates")]
    [InlineData("operations", """["event"]""", "body", "object")]
    [InlineData("operations", """{"event": """, "body", "JSON")]
    [InlineData("operations", "", "event", "text")]
    [InlineData("simulation", """{"event": "hatch_open", "subject": "AB"}""", "cannot be done", "open already")]
    [InlineData("simulation", """{"event": "eva"}""", "event", "leak_start")]
    [InlineData("simulation", """{"event": "crew_at", "subject": "B", "value": "many"}""", "value", "people")]
    [InlineData("simulation", """{"speed": 0}""", "speed", "0.1")]
    [InlineData("simulation", """{"pause": "yes"}""", "pause", "true or false")]
    [InlineData("simulation", """{"subject": "AB"}""", "event", "what is to be done")]
    [InlineData("simulation", "{}", "speed", "event")]
    [InlineData("incidents", """{"title": ""}""", "title", "text")]
    [InlineData("incidents", """{"title": "two\nlines"}""", "title", "U+000A")]
    [InlineData("incidents", """{"title": "x", "severity": "bad"}""", "severity", "critical")]
    [InlineData("notebook", """{"text": 5}""", "text", "text")]
    public async Task What_is_wrong_is_refused_in_words(string resource, string body, string field, string words)
    {
        using HttpCaller client = server.Client();
        using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Post, Root + resource, body);
        (int status, _, string message) = await HttpCaller.ErrorOf(answer);
        Assert.Equal(400, status);
        Assert.Contains(field, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using HttpCaller client = server.Client();
        using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Post, Root + "notebook", $$"""{"text": "{{new string('x', 70_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_simulated_station_does_what_it_is_told()
    {
        await server.LeakAsync();
        using HttpCaller client = server.Client();
        JsonElement before = await client.GetAsync(Root + "simulation");
        Assert.Equal((true, "quick", true), (before.GetProperty("isSimulated").GetBoolean(), before.GetProperty("caseId").GetString(), before.GetProperty("isPaused").GetBoolean()));
        Assert.Equal(300, (await client.PostAsync(Root + "simulation", """{"speed": 300}""")).GetProperty("speed").GetDouble());
        await client.PostAsync(Root + "simulation", """{"event": "crew_at", "subject": "A", "value": 2}""");
        await client.PostAsync(Root + "simulation", """{"event": "hatch_close", "subject": "BC", "pause": false}""");
        Assert.False(server.Mission.Simulation!.IsOpen(1));
        // The ground hears of it by telemetry, and the timeline tells it.
        await Serving.StartedServer.UntilAsync(() => !server.Mission.Leak!.Picture.Hatches[1].IsOpen);
        await client.PostAsync(Root + "simulation", """{"pause": true}""");
        bool isTold = false;
        for (int i = 0; i < 600 && !isTold; i++)
        {
            // What is told is in the record a little later, and the timeline is read out of the record.
            JsonElement timeline = (await client.GetAsync(Root + "incidents/leak-1")).GetProperty("timeline");
            isTold = timeline.EnumerateArray().Any(item => item.GetProperty("kind").GetString() == "operation" && item.GetProperty("text").GetString() == "hatch_close BC");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.True(isTold);
        JsonElement line = (await client.GetAsync(Root + "operations?limit=1000")).GetProperty("operations").EnumerateArray().First(o => o.GetProperty("event").GetString() == "hatch_close");
        Assert.Equal(("BC", "telemetry"), (line.GetProperty("subject").GetString(), line.GetProperty("by").GetString()));
        await client.PostAsync(Root + "simulation", """{"event": "hatch_open", "subject": "BC", "value": "equalise"}""");
    }

    [Fact]
    public async Task Missions_without_a_station_say_so()
    {
        using HttpCaller client = server.Client();
        foreach (string path in new[] { "station", "leak", "leak/history", "operations" })
        {
            (int status, _, string message) = await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Get, "/api/zarya/orbiter/" + path));
            Assert.Equal(404, status);
            Assert.Contains("no station", message, StringComparison.Ordinal);
        }
        JsonElement simulation = await client.GetAsync("/api/zarya/orbiter/simulation");
        Assert.Equal((false, JsonValueKind.Null), (simulation.GetProperty("isSimulated").GetBoolean(), simulation.GetProperty("time").ValueKind));
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Post, "/api/zarya/orbiter/simulation", """{"pause": true}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, "/api/zarya/nobody/leak")).StatusCode);
        Assert.Empty((await client.GetAsync("/api/zarya/orbiter/displays")).GetProperty("displays").EnumerateArray());
    }

    [Fact]
    public async Task Displays_are_the_files_of_the_mission()
    {
        using HttpCaller client = server.Client();
        JsonElement displays = (await client.GetAsync(Root + "displays")).GetProperty("displays");
        Assert.Equal(["broken", "leak"], displays.EnumerateArray().Select(d => d.GetProperty("name").GetString()!));
        Assert.Equal(("leak", "Leak <b>"), (displays[1].GetProperty("kind").GetString(), displays[1].GetProperty("title").GetString()));
        Assert.Equal("leak", (await client.GetAsync(Root + "displays/leak")).GetProperty("kind").GetString());
        foreach (string name in new[] { "none", "..%2Fstation", "%2E%2E%2Fmission" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, Root + "displays/" + name)).StatusCode);
    }

    [Fact]
    public async Task The_record_says_how_it_is()
    {
        using HttpCaller client = server.Client();
        JsonElement record = await client.GetAsync(Root + "record");
        Assert.True(record.GetProperty("lastDurable").GetInt64() > 0);
        Assert.Equal(1, record.GetProperty("firstEntry").GetInt64());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("trouble").ValueKind);
        Assert.Empty(record.GetProperty("damage").EnumerateArray());
    }
}
