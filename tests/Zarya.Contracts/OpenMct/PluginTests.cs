using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.OpenMct;

/// <summary>
/// As Open MCT's plugin asks, in the order in which it does. Source: github.com/akhenry/openmct-yamcs (Apache-2.0), read at commit b5d1c46 and later: which addresses, queries and messages it sends (<c>object-provider</c>,
/// <c>historical-telemetry-provider</c>, <c>latest-telemetry-provider</c>, <c>realtime-provider</c>, <c>messages</c>, <c>fault-mgmt-providers</c>, <c>user-provider</c>, <c>events</c>, <c>commands</c>, <c>exportToCSV</c>),
/// and which fields it reads without asking whether they are there. Only these facts are taken.
/// </summary>
public sealed class PluginTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task The_dictionary_loads_page_by_page_and_each_parameter_finds_its_parent()
    {
        // The tree is keyed by qualified names; a parent that is missing throws, and then there is no tree.
        var tree = new HashSet<string>();
        foreach (JsonElement system in await AllAsync("/api/mdb/orbiter/space-systems", "spaceSystems"))
        {
            tree.Add(system.GetProperty("qualifiedName").GetString()!);
            Assert.NotEmpty(system.GetProperty("name").GetString()!);
            if (system.TryGetProperty("sub", out JsonElement sub)) Assert.All(sub.EnumerateArray(), s => Assert.True(s.TryGetProperty("name", out _) && s.TryGetProperty("qualifiedName", out _)));
        }
        List<JsonElement> parameters = await AllAsync("/api/mdb/orbiter/parameters?details=yes&limit=7", "parameters");
        Assert.Equal(await AllAsync("/api/mdb/orbiter/parameters?details=yes&limit=1000", "parameters"), parameters, (a, b) => a.GetRawText() == b.GetRawText());
        foreach (JsonElement parameter in parameters)
        {
            string name = parameter.GetProperty("qualifiedName").GetString()!;
            Assert.Contains(name[..name.LastIndexOf('/')], tree);
            AssertShown(parameter);
        }
        Assert.Equal("{}", (await _http.GetAsync("/api/mdb-overrides/orbiter/realtime")).GetRawText());
        Assert.NotEmpty((await _http.GetAsync("/api/processors/orbiter/realtime/queues")).GetProperty("queues").EnumerateArray().Select(q => q.GetProperty("name").GetString()));
        // One version puts a slash too many between its base address and the path.
        string sources = await HttpCaller.SendRawAsync(server.Address, "GET //api/archive/orbiter/events/sources HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 200", sources, StringComparison.Ordinal);
        Assert.Contains("\"sources\":[", sources, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sources_of_events_are_a_list_when_there_are_none()
    {
        // It goes through them unasked, while the tree is made.
        await using var fresh = new StartedServer();
        await fresh.InitializeAsync();
        using var http = new HttpCaller(fresh.Address);
        Assert.Equal(JsonValueKind.Array, (await http.GetAsync("/api/archive/orbiter/events/sources")).GetProperty("sources").ValueKind);
    }

    [Fact]
    public async Task A_search_gives_hits_with_names_and_types()
    {
        JsonElement parameter = Assert.Single((await _http.GetAsync("/api/mdb/orbiter/parameters?q=POS&searchMembers=true&details=false")).GetProperty("parameters").EnumerateArray());
        Assert.Equal("/Orbiter/POS", parameter.GetProperty("qualifiedName").GetString());
        Assert.Equal(["x", "y"], parameter.GetProperty("type").GetProperty("member").EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        JsonElement system = Assert.Single((await _http.GetAsync("/api/mdb/orbiter/space-systems?q=quick&searchMembers=true&details=false")).GetProperty("spaceSystems").EnumerateArray());
        Assert.Equal("/Orbiter/Quick", system.GetProperty("qualifiedName").GetString());
        Assert.Equal("{}", (await _http.GetAsync("/api/mdb/orbiter/parameters?q=zzz&searchMembers=true&details=false")).GetRawText().Replace("\"totalSize\":0", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_user_may_set_by_name_what_can_be_set()
    {
        JsonElement user = await _http.GetAsync("/api/user/");
        Assert.Equal(("guest", true, true), (user.GetProperty("name").GetString(), user.GetProperty("active").GetBoolean(), user.GetProperty("superuser").GetBoolean()));
        // It reads the names that were given up; newer clients read the new ones.
        JsonElement old = Assert.Single(user.GetProperty("objectPrivilege").EnumerateArray());
        Assert.Equal("WriteParameter", old.GetProperty("type").GetString());
        Assert.Equal(["/Local/Level", "/Local/Shift", "/Local/State"], old.GetProperty("object").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(old.GetProperty("object").GetRawText(), Assert.Single(user.GetProperty("objectPrivileges").EnumerateArray()).GetProperty("objects").GetRawText());
        Assert.Equal(["/Local/Level", "/Local/Shift", "/Local/State"], (await _http.GetWireAsync("/api/user")).Message(27).Texts(3));
        // As it sets a status: slashes doubled, a number for the label.
        string put = await HttpCaller.SendRawAsync(server.Address, "PUT /api/processors/orbiter/realtime/parameters//Local/State HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 33\nConnection: close\n\n{\"type\":\"SINT64\",\"sint64Value\":1}");
        Assert.StartsWith("HTTP/1.1 200", put, StringComparison.Ordinal);
        JsonElement newest = await LatestAsync("/Local/State");
        Assert.Equal(("ENUMERATED", "BUSY"), (newest.GetProperty("engValue").GetProperty("type").GetString(), newest.GetProperty("engValue").GetProperty("stringValue").GetString()));
    }

    [Fact]
    public async Task A_plot_asks_for_samples_the_newest_value_and_the_stream()
    {
        await server.SendAsync([.. Enumerable.Range(0, 30).Select(i => Orbiter.Housekeeping(100 + i, second: 7200 + i))]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        const string Window = "start=2026-01-01T02%3A00%3A00.000Z&stop=2026-01-01T02%3A00%3A30.001Z";
        JsonElement[] samples = [.. (await _http.GetAsync($"/api/archive/orbiter/parameters/Orbiter/COUNT/samples?{Window}&count=3&order=asc")).GetProperty("sample").EnumerateArray()];
        Assert.All(samples.Where(s => s.GetProperty("n").GetInt32() > 0), s => Assert.True(s.TryGetProperty("minTime", out _) && s.TryGetProperty("min", out _) && s.TryGetProperty("maxTime", out _) && s.TryGetProperty("max", out _)));
        Assert.Equal(30, samples.Sum(s => s.GetProperty("n").GetInt32()));
        JsonElement[] labels = [.. (await _http.GetAsync($"/api/archive/orbiter/parameters/Orbiter/MODE/samples?{Window}&count=3&order=asc&useRawValue=true")).GetProperty("sample").EnumerateArray()];
        Assert.Equal(1, labels[0].GetProperty("max").GetDouble());
        JsonElement newest = await LatestAsync("/Orbiter/COUNT");
        Assert.Equal(("ACQUIRED", "2026-01-01T02:00:29.000Z"), (newest.GetProperty("acquisitionStatus").GetString(), newest.GetProperty("generationTime").GetString()!.Replace("29Z", "29.000Z", StringComparison.Ordinal)));

        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/COUNT"}],"sendFromCache":true,"updateOnExpiration":true}""");
        JsonElement value = (await socket.ReceiveAsync(call, d => d.TryGetProperty("values", out _))).GetProperty("data").GetProperty("values")[0];
        Assert.Equal(129, value.GetProperty("engValue").GetProperty("uint32Value").GetInt32());
        await socket.SendAsync($$$"""{"type":"cancel","options":{"call":"{{{call}}}"}}""");
        Assert.True(await socket.SubscribeAsync("time", """{"instance":"orbiter"}""") > call);
    }

    [Theory]
    [InlineData("Orbiter/POS", "AGGREGATE")]
    [InlineData("Orbiter/POS.x", "SINT32")]
    [InlineData("Orbiter/LIST", "ARRAY")]
    [InlineData("Orbiter/MODE", "ENUMERATED")]
    [InlineData("Orbiter/TEMP", "FLOAT")]
    public async Task A_table_pages_through_values_both_ways(string name, string type)
    {
        await server.SendAsync([.. Enumerable.Range(0, 5).Select(i => Orbiter.Housekeeping(i, second: 3600 + i))]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        // It widens the end that does not belong by a millisecond.
        List<JsonElement> up = await AllAsync($"/api/archive/orbiter/parameters/{name}?start=2026-01-01T01:00:00.000Z&stop=2026-01-01T01:00:04.001Z&limit=2&order=asc", "parameter");
        List<JsonElement> down = await AllAsync($"/api/archive/orbiter/parameters/{name}?start=2026-01-01T00:59:59.999Z&stop=2026-01-01T01:00:04.000Z&limit=2&order=desc", "parameter");
        Assert.Equal(5, up.Count);
        Assert.Equal(up.Select(v => v.GetRawText()), down.Select(v => v.GetRawText()).Reverse());
        Assert.All(up, v => Assert.Equal(("/" + name, type), (v.GetProperty("id").GetProperty("name").GetString(), v.GetProperty("engValue").GetProperty("type").GetString())));
        Assert.All(up, v => Assert.True(v.TryGetProperty("generationTime", out _)));
    }

    [Fact]
    public async Task Faults_are_listed_told_and_acted_upon()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int status = await socket.SubscribeAsync("global-alarm-status", """{"instance":"orbiter","processor":"realtime"}""");
        Assert.True((await socket.ReceiveAsync(status)).GetProperty("data").TryGetProperty("unacknowledgedCount", out _));
        int alarms = await socket.SubscribeAsync("alarms", """{"instance":"orbiter","processor":"realtime"}""");
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 330));
        JsonElement told = (await socket.ReceiveAsync(alarms)).GetProperty("data");
        JsonElement listed = Assert.Single((await _http.GetAsync("/api/processors/orbiter/realtime/alarms")).GetProperty("alarms").EnumerateArray());
        foreach (JsonElement fault in new[] { told, listed })
        {
            Assert.Equal(("/Orbiter", "TEMP", "CRITICAL"), (fault.GetProperty("id").GetProperty("namespace").GetString(), fault.GetProperty("id").GetProperty("name").GetString(), fault.GetProperty("severity").GetString()));
            JsonElement detail = fault.GetProperty("parameterDetail");
            Assert.Equal("HIGH", detail.GetProperty("currentValue").GetProperty("rangeCondition").GetString());
            Assert.True(detail.GetProperty("triggerValue").TryGetProperty("engValue", out _) && fault.TryGetProperty("triggerTime", out _) && fault.TryGetProperty("seqNum", out _));
        }
        // Older versions ask so, newer ones with a verb behind a colon (AlarmTests).
        string one = $"/api/processors/orbiter/realtime/alarms//Orbiter/TEMP/{listed.GetProperty("seqNum").GetUInt32()}";
        string answer = await HttpCaller.SendRawAsync(server.Address, $"PATCH {one} HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 39\nConnection: close\n\n{{\"comment\":\"\",\"state\":\"acknowledged\"}}\n\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.True((await socket.ReceiveAsync(alarms, d => d.GetProperty("acknowledged").GetBoolean())).GetProperty("data").GetProperty("acknowledged").GetBoolean());
    }

    [Fact]
    public async Task Events_commands_and_changed_limits_are_listed_and_told()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int events = await socket.SubscribeAsync("events", """{"instance":"orbiter"}""");
        Assert.True(await socket.SubscribeAsync("commands", """{"instance":"orbiter","processor":"realtime"}""") > events);
        int changes = await socket.SubscribeAsync("mdb-changes", """{"instance":"orbiter","processor":"realtime"}""");
        await _http.PostAsync("/api/archive/orbiter/events", """{"message":"fire drill","severity":"distress","source":"Crew"}""");
        JsonElement told = (await socket.ReceiveAsync(events, d => d.GetProperty("source").GetString() == "Crew")).GetProperty("data");
        JsonElement listed = Assert.Single((await _http.GetAsync("/api/archive/orbiter/events?start=2020-01-01T00:00:00.000Z&stop=2100-01-01T00:00:00.001Z&limit=1000&order=asc&severity=distress")).GetProperty("event").EnumerateArray());
        foreach (JsonElement happening in new[] { told, listed })
            Assert.Equal(("DISTRESS", "fire drill", "Crew", "guest"), (happening.GetProperty("severity").GetString(), happening.GetProperty("message").GetString(), happening.GetProperty("source").GetString(), happening.GetProperty("createdBy").GetString()));
        Assert.Equal("{}", (await _http.GetAsync("/api/archive/orbiter/commands?start=2020-01-01T00:00:00.000Z&stop=2100-01-01T00:00:00.001Z&limit=1000&order=asc")).GetRawText());
        using HttpResponseMessage set = await _http.SendAsync(HttpMethod.Patch, "/api/mdb-overrides/orbiter/realtime/parameters/Orbiter/COUNT", """{"action":"SET_DEFAULT_ALARMS","defaultAlarm":{"staticAlarmRange":[{"level":"WATCH","maxInclusive":60000}]}}""");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        JsonElement change = (await socket.ReceiveAsync(changes)).GetProperty("data").GetProperty("parameterOverride");
        Assert.Equal(("/Orbiter/COUNT", 60_000), (change.GetProperty("parameter").GetString(), change.GetProperty("defaultAlarm").GetProperty("staticAlarmRange")[0].GetProperty("maxInclusive").GetInt32()));
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, "/api/mdb-overrides/orbiter/realtime/parameters/Orbiter/COUNT", "{}")).StatusCode);
    }

    [Fact]
    public async Task A_table_of_values_is_exported_by_names_without_the_first_slash()
    {
        await server.SendAsync(Orbiter.Housekeeping(3, second: 12_600));
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        const string Window = "start=2026-01-01T03:30:00.000Z&stop=2026-01-01T03:30:01.000Z";
        using HttpResponseMessage good = await _http.SendAsync(HttpMethod.Get, $"/api/archive/orbiter:exportParameterValues?{Window}&parameters=Orbiter/COUNT,Orbiter/TEMP&delimiter=COMMA");
        string table = await good.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Time,/Orbiter/COUNT,/Orbiter/TEMP", "2026-01-01T03:30:00.000Z,3,300"), (table.Split('\n')[0].Trim(), table.Split('\n')[1].Trim()));
        using HttpResponseMessage bad = await _http.SendAsync(HttpMethod.Get, $"/api/archive/orbiter:exportParameterValues?{Window}&parameters=Orbiter/NOPE&delimiter=COMMA");
        Assert.Contains("NOPE", (await HttpCaller.ErrorOf(bad)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private static void AssertShown(JsonElement parameter)
    {
        JsonElement type = parameter.GetProperty("type");
        string kind = type.GetProperty("engType").GetString()!;
        Assert.NotEmpty(parameter.GetProperty("name").GetString()!);
        if (type.TryGetProperty("unitSet", out JsonElement units)) Assert.All(units.EnumerateArray(), u => Assert.NotEmpty(u.GetProperty("unit").GetString()!));
        if (kind == "enumeration") Assert.All(type.GetProperty("enumValue").EnumerateArray(), e => Assert.True(e.TryGetProperty("label", out _) && long.TryParse(e.GetProperty("value").GetString(), out _)));
        if (type.TryGetProperty("defaultAlarm", out JsonElement alarm) && alarm.TryGetProperty("staticAlarmRange", out JsonElement ranges)) Assert.All(ranges.EnumerateArray(), r => Assert.NotEmpty(r.GetProperty("level").GetString()!));
        if (kind == "aggregate") Assert.All(type.GetProperty("member").EnumerateArray(), AssertShown);
    }

    private async Task<JsonElement> LatestAsync(string name)
    {
        JsonElement answer = await _http.PostAsync("/api/processors/orbiter/realtime/parameters:batchGet", $$"""{"id":[{"name":"{{name}}"}],"fromCache":true}""");
        JsonElement value = Assert.Single(answer.GetProperty("value").EnumerateArray());
        Assert.Equal(name, value.GetProperty("id").GetProperty("name").GetString());
        return value;
    }

    private async Task<List<JsonElement>> AllAsync(string path, string list)
    {
        var all = new List<JsonElement>();
        string? next = null;
        do
        {
            JsonElement page = await _http.GetAsync(next is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}next={Uri.EscapeDataString(next)}");
            if (page.TryGetProperty(list, out JsonElement items)) all.AddRange(items.EnumerateArray());
            next = page.TryGetProperty("continuationToken", out JsonElement token) ? token.GetString() : null;
        }
        while (next is not null);
        return all;
    }
}
