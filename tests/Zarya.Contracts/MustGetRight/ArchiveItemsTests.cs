using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.MustGetRight;

/// <summary>Section 1 of the contract, the items about the archive, and a tour of what Open MCT and the Python client ask there.</summary>
public sealed class ArchiveItemsTests(StartedServer server) : IClassFixture<StartedServer>, IAsyncLifetime, IDisposable
{
    private const string History = "/api/archive/orbiter/parameters/%2FOrbiter%2FCOUNT";
    private const string Second0 = "2026-01-01T00:00:00.000Z";
    private const string Second5 = "2026-01-01T00:00:05.000Z";

    private readonly HttpCaller _http = new(server.Address);

    /// <summary>Ten packets, one a second from the new year on; the same for every test.</summary>
    public async ValueTask InitializeAsync()
    {
        if (server.Mission.Realtime.Run(p => p.Counts.Packets) == 0)
        {
            await server.SendAsync([.. Enumerable.Range(0, 10).Select(i => Orbiter.Housekeeping(i, second: i))]);
            await _http.PostAsync("/api/archive/orbiter/events", """{"message":"one","source":"Night","severity":"watch","time":"2026-01-01T00:00:00Z"}""");
            await _http.PostAsync("/api/archive/orbiter/events", """{"message":"two","source":"Night","severity":"severe","time":"2026-01-01T00:00:05Z"}""");
        }
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("asc", "0,1,2,3,4")]
    [InlineData("desc", "5,4,3,2,1")]
    public async Task Item_15_values_include_the_start_going_up_and_the_stop_going_down(string order, string counts)
    {
        JsonElement page = await _http.GetAsync($"{History}?start={Second0}&stop={Second5}&order={order}");
        Assert.Equal(counts, string.Join(',', Counts(page.GetProperty("parameter"))));
        Assert.False(page.TryGetProperty("continuationToken", out _));
    }

    [Fact]
    public async Task Item_15_pages_neither_repeat_nor_miss()
    {
        foreach (string order in new[] { "asc", "desc" })
        {
            var seen = new List<int>();
            string? next = null;
            do
            {
                JsonElement page = await _http.GetAsync($"{History}?order={order}&limit=3" + (next is null ? "" : "&next=" + next));
                seen.AddRange(Counts(page.GetProperty("parameter")));
                next = page.TryGetProperty("continuationToken", out JsonElement token) ? token.GetString() : null;
            }
            while (next is not null);
            Assert.Equal(order == "asc" ? Enumerable.Range(0, 10) : Enumerable.Range(0, 10).Reverse(), seen);
        }
    }

    [Theory]
    [InlineData("asc")]
    [InlineData("desc")]
    public async Task Item_15_packets_and_events_include_the_start_and_not_the_stop(string order)
    {
        JsonElement packets = await _http.GetAsync($"/api/archive/orbiter/packets?start={Second0}&stop={Second5}&order={order}");
        Assert.Equal([0, 1, 2, 3, 4], packets.GetProperty("packet").EnumerateArray().Select(p => p.GetProperty("sequenceNumber").GetInt32()).Order());
        JsonElement events = await _http.GetAsync($"/api/archive/orbiter/events?start={Second0}&stop={Second5}&order={order}&source=Night");
        Assert.Equal("one", Assert.Single(events.GetProperty("event").EnumerateArray()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task Item_03_the_lists_of_the_archive_have_both_names()
    {
        await AssertSameAsync("/api/archive/orbiter/events", "event", "events");
        await AssertSameAsync("/api/archive/orbiter/events/sources", "source", "sources");
        await AssertSameAsync("/api/archive/orbiter/packets", "packet", "packets");
        await AssertSameAsync("/api/archive/orbiter/packet-names", "name", "packets");
        WireMessage wire = await _http.GetWireAsync("/api/archive/orbiter/events");
        Assert.Equal(wire.Messages(1).Count, wire.Messages(3).Count);
    }

    [Fact]
    public async Task Item_07_archived_values_have_an_engineering_value_and_a_generation_time()
    {
        JsonElement value = (await _http.GetAsync("/api/archive/orbiter/parameters/Orbiter/TEMP?limit=1")).GetProperty("parameter")[0];
        Assert.Equal("""{"type":"FLOAT","floatValue":300}""", value.GetProperty("engValue").GetRawText());
        Assert.Equal("2026-01-01T00:00:09Z", value.GetProperty("generationTime").GetString());
        Assert.Equal("IN_LIMITS", value.GetProperty("monitoringResult").GetString());
    }

    [Fact]
    public async Task Item_14_the_limit_holds_in_the_archive()
    {
        foreach (string path in new[] { History, "/api/archive/orbiter/events", "/api/archive/orbiter/packets", "/api/archive/orbiter/commands" })
        {
            using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, path + "?limit=1001");
            Assert.Equal(400, (await HttpCaller.ErrorOf(answer)).Status);
        }
    }

    [Fact]
    public async Task Samples_and_ranges_are_as_the_clients_read_them()
    {
        JsonElement samples = await _http.GetAsync($"{History}/samples?start={Second0}&stop=2026-01-01T00:00:10.000Z&count=5");
        JsonElement[] bins = [.. samples.GetProperty("sample").EnumerateArray()];
        Assert.Equal([0.5, 2.5, 4.5, 6.5, 8.5], bins.Select(b => b.GetProperty("avg").GetDouble()));
        Assert.All(bins, b => Assert.Equal(2, b.GetProperty("n").GetInt32()));
        Assert.Equal("2026-01-01T00:00:00Z", bins[0].GetProperty("time").GetString());
        JsonElement range = Assert.Single((await _http.GetAsync($"/api/archive/orbiter/parameters/Orbiter/MODE/ranges?start={Second0}&stop=2026-01-01T00:01:00Z")).GetProperty("range").EnumerateArray());
        Assert.Equal(("NOMINAL", 10), (range.GetProperty("engValues")[0].GetProperty("stringValue").GetString(), range.GetProperty("count").GetInt32()));
        WireMessage wire = await _http.GetWireAsync($"{History}/samples?start={Second0}&stop=2026-01-01T00:00:10.000Z&count=5");
        Assert.Equal((5, 0.5), (wire.Messages(1).Count, wire.Messages(1)[0].Double(2)));
    }

    [Fact]
    public async Task Exports_are_text_and_octets_whatever_is_accepted()
    {
        using HttpResponseMessage csv = await _http.SendAsync(HttpMethod.Get, "/api/archive/orbiter:exportParameterValues?parameters=Orbiter/COUNT,Orbiter/MODE&delimiter=COMMA&start=2026-01-01T00:00:00Z&stop=2026-01-01T00:00:02Z");
        string[] lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("text/csv", 3), (csv.Content.Headers.ContentType?.MediaType, lines.Length));
        Assert.Equal("Time,/Orbiter/COUNT,/Orbiter/MODE", lines[0]);
        Assert.EndsWith(",0,NOMINAL", lines[1], StringComparison.Ordinal);
        (HttpStatusCode status, byte[] raw) = await RawAsync("/api/archive/orbiter:exportPackets?start=2026-01-01T00:00:03Z&stop=2026-01-01T00:00:05Z");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([.. Orbiter.Housekeeping(3, second: 3), .. Orbiter.Housekeeping(4, second: 4)], raw);
    }

    [Fact]
    public async Task Streams_are_delimited_messages_or_texts_one_after_another()
    {
        WireMessage wish = new WireMessage().Add(1, "orbiter").Add(4, new WireMessage().Add(1, "/Orbiter/COUNT"));
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Post, "/api/stream-archive/orbiter:streamParameterValues", wish);
        Assert.Equal(HttpStatusCode.OK, status);
        List<WireMessage> all = WireMessage.ReadDelimited(body);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), all.SelectMany(m => m.Messages(1)).Select(v => v.Message(3).Number(5)));
        using HttpResponseMessage text = await _http.SendAsync(HttpMethod.Post, "/api/stream-archive/orbiter:streamPackets", "{}");
        string json = await text.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(9, json.Split("}{").Length - 1 + json.Split("}\n{").Length - 1);
    }

    [Fact]
    public async Task Events_are_found_by_severity_words_and_filter()
    {
        async Task<string> FindAsync(string query) => string.Join(' ', (await _http.GetAsync("/api/archive/orbiter/events?source=Night&order=asc&" + query)).TryGetProperty("event", out JsonElement list)
            ? list.EnumerateArray().Select(e => e.GetProperty("message").GetString()) : []);
        Assert.Equal("one two", await FindAsync(""));
        Assert.Equal("two", await FindAsync("severity=distress"));
        Assert.Equal("one", await FindAsync("q=ONE"));
        Assert.Equal("two", await FindAsync("filter=" + Uri.EscapeDataString("severity > warning")));
        using HttpResponseMessage bad = await _http.SendAsync(HttpMethod.Get, "/api/archive/orbiter/events?filter=" + Uri.EscapeDataString("((("));
        Assert.Equal(400, (await HttpCaller.ErrorOf(bad)).Status);
        Assert.Contains("Night", (await _http.GetAsync("/api/archive/orbiter/events/sources")).GetProperty("source").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task Commands_are_none_and_indexes_some()
    {
        Assert.False((await _http.GetAsync("/api/archive/orbiter/commands")).TryGetProperty("entry", out _));
        JsonElement group = (await _http.GetAsync("/api/archive/orbiter/packet-index")).GetProperty("group")[0];
        Assert.Equal("/Orbiter/Housekeeping", group.GetProperty("id").GetProperty("name").GetString());
        Assert.Equal(10, group.GetProperty("entry").EnumerateArray().Sum(e => e.GetProperty("count").GetInt32()));
        Assert.Matches(@"^2026-01-01T00:00:00(\.\d{3})?Z$", group.GetProperty("entry")[0].GetProperty("start").GetString());
        Assert.True((await _http.GetAsync("/api/archive/orbiter/alarms")).ValueKind == JsonValueKind.Object);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<int> Counts(JsonElement values) => values.EnumerateArray().Select(v => v.GetProperty("engValue").GetProperty("uint32Value").GetInt32());

    private async Task AssertSameAsync(string path, string old, string renamed)
    {
        JsonElement answer = await _http.GetAsync(path);
        Assert.True(answer.GetProperty(old).GetArrayLength() > 0);
        Assert.Equal(answer.GetProperty(old).GetRawText(), answer.GetProperty(renamed).GetRawText());
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> RawAsync(string path)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, path);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
