using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.MustGetRight;

/// <summary>Section 1 of the contract, the items about HTTP, one by one.</summary>
public sealed class HttpItemsTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private const string Values = "/api/processors/orbiter/realtime/parameters";

    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task Item_01_every_call_speaks_Protobuf_in_both_directions()
    {
        await server.SendAsync(Orbiter.Housekeeping(1));
        WireMessage about = await _http.GetWireAsync("/api");
        Assert.True(about.Has(1) && about.Has(2));
        var wish = new WireMessage().Add(1, new WireMessage().Add(1, "/Orbiter/COUNT")).Add(1, new WireMessage().Add(1, "/Orbiter/MASS"));
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Post, Values + ":batchGet", wish);
        Assert.Equal(HttpStatusCode.OK, status);
        List<WireMessage> values = WireMessage.Read(body).Messages(1);
        Assert.Equal(["/Orbiter/COUNT", "/Orbiter/MASS"], values.Select(v => v.Message(1).Text(1)));
        Assert.Equal((2L, 1L), (values[0].Message(3).Number(1), values[0].Message(3).Number(5)));
        Assert.Equal((7L, 18_000_000_000_000_000_000UL), (values[1].Message(3).Number(1), (ulong)values[1].Message(3).Number(9)));
        // What is not there is not written: Python asks whether fields are present.
        Assert.False(values[0].Message(1).Has(2) || values[0].Has(8) || values[0].Has(9));
        (status, body) = await _http.SendWireAsync(HttpMethod.Get, Values + "/%2FNo%2Fsuch");
        Assert.Equal((HttpStatusCode.NotFound, "NotFoundException"), (status, WireMessage.Read(body).Text(2)));
        Assert.Contains("/No/such", WireMessage.Read(body).Text(3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("text/html")]
    [InlineData(null)]
    public async Task Item_02_everything_else_is_answered_in_JSON(string? accept)
    {
        string head = await HttpCaller.SendRawAsync(server.Address, $"GET /api HTTP/1.1\nHost: localhost\n{(accept is null ? "" : $"Accept: {accept}\n")}Connection: close\n\n");
        Assert.StartsWith("HTTP/1.1 200", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_03_renamed_lists_have_both_names()
    {
        JsonElement type = (await _http.GetAsync("/api/mdb/orbiter/parameters/Orbiter/MODE")).GetProperty("type");
        Assert.Equal(["SAFE", "NOMINAL", "ODD"], type.GetProperty("enumValue").EnumerateArray().Select(e => e.GetProperty("label").GetString()));
        AssertSame(type, "enumValue", "enumValues");
        AssertSame(type.GetProperty("defaultAlarm"), "enumerationAlarm", "enumerationAlarms");
        JsonElement limits = (await _http.GetAsync("/api/mdb/orbiter/parameters/Orbiter/TEMP")).GetProperty("type").GetProperty("defaultAlarm");
        Assert.Equal(2, limits.GetProperty("staticAlarmRange").GetArrayLength());
        AssertSame(limits, "staticAlarmRange", "staticAlarmRanges");
        AssertSame(await _http.GetAsync("/api/mdb/orbiter"), "spaceSystem", "spaceSystems");
        JsonElement children = await _http.GetAsync("/api/mdb/orbiter/parameters?system=/Orbiter");
        Assert.Equal("/Orbiter/Quick", Assert.Single(children.GetProperty("spaceSystems").EnumerateArray()).GetString());
        Assert.Equal("/Orbiter/Quick", Assert.Single(children.GetProperty("systems").EnumerateArray()).GetProperty("qualifiedName").GetString());
        // In Protobuf too.
        WireMessage wire = (await _http.GetWireAsync("/api/mdb/orbiter/parameters/Orbiter/MODE")).Message(6);
        Assert.Equal((3, 3), (wire.Messages(5).Count, wire.Messages(22).Count));
    }

    [Theory]
    [InlineData("staticAlarmRange")]
    [InlineData("staticAlarmRanges")]
    public async Task Item_03_either_name_is_taken(string name)
    {
        const string Path = "/api/mdb-overrides/orbiter/realtime/parameters/Orbiter/COUNT";
        string body = $$$"""{"action":"SET_DEFAULT_ALARMS","defaultAlarm":{"minViolations":1,"{{{name}}}":[{"level":"WATCH","maxInclusive":60000}]}}""";
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Patch, Path, body);
        JsonElement type = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(60_000, type.GetProperty("defaultAlarm").GetProperty("staticAlarmRange")[0].GetProperty("maxInclusive").GetDouble());
        Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(HttpMethod.Patch, Path, "{}")).StatusCode);
    }

    [Theory]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Item_04_a_body_is_JSON_whatever_its_header_says(string? contentType)
    {
        await server.SendAsync(Orbiter.Housekeeping(4));
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Post, Values + ":batchGet", """{"id":[{"name":"/Orbiter/WORD"}],"fromCache":true}""", contentType);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Ab\\\"<", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Orbiter/TEMP", "/Orbiter/TEMP")]
    [InlineData("//Orbiter/TEMP", "/Orbiter/TEMP")]
    [InlineData("/%2FOrbiter%2FTEMP", "/Orbiter/TEMP")]
    [InlineData("/%2fOrbiter/TEMP", "/Orbiter/TEMP")]
    [InlineData("/MDB:OPS+Name/Cabin+Temp", "/Orbiter/TEMP")]
    [InlineData("/MDB%3AOPS%20Name%2FCabin%20Temp", "/Orbiter/TEMP")]
    [InlineData("/Orbiter/POS.x", "/Orbiter/POS.x")]
    [InlineData("/%2FOrbiter%2FLIST%5B2%5D", "/Orbiter/LIST[2]")]
    public async Task Item_05_names_with_slashes_come_in_many_spellings(string spelling, string name)
    {
        await server.SendAsync(Orbiter.Housekeeping(5));
        string answer = await HttpCaller.SendRawAsync(server.Address, $"GET {Values}{spelling} HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains($"\"name\":\"{name}\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"engValue\"", answer, StringComparison.Ordinal);
        answer = await HttpCaller.SendRawAsync(server.Address, $"GET /api/mdb/orbiter/parameters{spelling} HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_06_every_parameter_has_a_type_and_its_system_is_listed()
    {
        HashSet<string> systems = [.. (await _http.GetAsync("/api/mdb/orbiter/space-systems?limit=1000")).GetProperty("spaceSystems").EnumerateArray().Select(s => s.GetProperty("qualifiedName").GetString()!)];
        JsonElement[] parameters = [.. (await _http.GetAsync("/api/mdb/orbiter/parameters?details=yes&limit=1000")).GetProperty("parameters").EnumerateArray()];
        Assert.True(parameters.Length > 20);
        Assert.Contains(parameters, p => p.GetProperty("qualifiedName").GetString()!.StartsWith("/Zarya/", StringComparison.Ordinal));
        Assert.All(parameters, p =>
        {
            Assert.Matches(@"^(integer|float|boolean|string|binary|enumeration|time|aggregate)(\[\])*$", p.GetProperty("type").GetProperty("engType").GetString());
            string name = p.GetProperty("qualifiedName").GetString()!;
            Assert.Contains(name[..name.LastIndexOf('/')], systems);
        });
    }

    [Fact]
    public async Task Item_10_times_in_text_have_six_decimals_at_most()
    {
        await server.SendAsync(Orbiter.Housekeeping(10, second: 0.123456789));
        string text = (await _http.GetAsync(Values + "/Orbiter/TIME")).GetRawText();
        MatchCollection times = Regex.Matches(text, @"""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z""");
        Assert.True(times.Count >= 3, text);
        Assert.All(times, t => Assert.InRange(t.Groups[1].Length, 0, 7));
        Assert.Matches(@"""stringValue"":""2026-01-01T00:00:00\.\d{3}Z""", text);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.1Z")]
    [InlineData("2026-01-01T00:00:00.123456789Z")]
    [InlineData("2026-01-01T01:00:00.123456+01:00")]
    public async Task Item_10_times_are_taken_with_any_number_of_decimals(string time)
    {
        string query = Uri.EscapeDataString(time);
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Put, $"{Values}/Local/Level?generationTime={query}", """{"type":"SINT64","sint64Value":3}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("2026-01-01T00:00:00", (await _http.GetAsync(Values + "/Local/Level")).GetProperty("generationTime").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("yes", true)]
    [InlineData("", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public async Task Item_12_booleans_of_queries_have_many_words_and_unknown_parameters_none(string word, bool isTrue)
    {
        JsonElement type = (await _http.GetAsync($"/api/mdb/orbiter/parameters?q=TEMP&details={word}&nobody=knows")).GetProperty("parameters")[0].GetProperty("type");
        Assert.Equal(isTrue, type.TryGetProperty("dataEncoding", out _));
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/user")]
    [InlineData("/api/user/")]
    public async Task Item_13_a_slash_at_the_end_is_tolerated(string path)
    {
        JsonElement answer = await _http.GetAsync(path);
        Assert.True(path.Contains("user", StringComparison.Ordinal) ? answer.GetProperty("superuser").GetBoolean() : answer.TryGetProperty("serverId", out _));
    }

    [Fact]
    public async Task Item_14_pages_have_a_hundred_items_and_a_thousand_at_most()
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, "/api/mdb/orbiter/parameters?limit=1001");
        Assert.Equal((400, "BadRequestException"), ((await HttpCaller.ErrorOf(answer)).Status, (await HttpCaller.ErrorOf(answer)).Type));
        JsonElement all = await _http.GetAsync("/api/mdb/orbiter/parameters?limit=1000");
        Assert.False(all.TryGetProperty("continuationToken", out _));
        var paged = new List<string>();
        string? next = null;
        do
        {
            JsonElement page = await _http.GetAsync("/api/mdb/orbiter/parameters?limit=7" + (next is null ? "" : "&next=" + next));
            Assert.Equal(all.GetProperty("parameters").GetArrayLength(), page.GetProperty("totalSize").GetInt32());
            paged.AddRange(page.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("qualifiedName").GetString()!));
            next = page.TryGetProperty("continuationToken", out JsonElement token) ? token.GetString() : null;
        }
        while (next is not null);
        Assert.Equal(all.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("qualifiedName").GetString()), paged);
        Assert.Equal(paged.Order(StringComparer.OrdinalIgnoreCase), paged);
    }

    [Fact]
    public async Task Item_16_errors_are_messages_on_routes_and_text_before_them()
    {
        using HttpResponseMessage missing = await _http.SendAsync(HttpMethod.Get, "/api/instances/nowhere");
        Assert.Equal((404, "NotFoundException", "No instance named 'nowhere'"), await HttpCaller.ErrorOf(missing));
        using HttpResponseMessage noRoute = await _http.SendAsync(HttpMethod.Get, "/api/no/such/thing");
        Assert.Equal((HttpStatusCode.NotFound, "text/plain"), (noRoute.StatusCode, noRoute.Content.Headers.ContentType?.MediaType));
        using HttpResponseMessage noMethod = await _http.SendAsync(HttpMethod.Delete, "/api/user");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, noMethod.StatusCode);
        using HttpResponseMessage bad = await _http.SendAsync(HttpMethod.Post, Values + ":batchGet", "{\"id\": 3");
        Assert.Equal(400, (await HttpCaller.ErrorOf(bad)).Status);
        using HttpResponseMessage large = await _http.SendAsync(HttpMethod.Post, Values + ":batchGet", new string(' ', 70_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Post, Values + ":batchGet", new WireMessage());
        Assert.Equal((HttpStatusCode.BadRequest, 400L), (status, WireMessage.Read(body).Number(1)));
    }

    [Fact]
    public async Task Item_17_nothing_is_200_without_a_body()
    {
        string answer = await HttpCaller.SendRawAsync(server.Address, $"PUT {Values}//Local/Level HTTP/1.1\nHost: localhost\nContent-Length: 33\nConnection: close\n\n{{\"type\":\"SINT64\",\"sint64Value\":2}}");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 0\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.Equal("2", (await _http.GetAsync(Values + "/Local/Level")).GetProperty("engValue").GetProperty("sint64Value").GetString());
    }

    public void Dispose() => _http.Dispose();

    private static void AssertSame(JsonElement of, string old, string renamed) => Assert.Equal(of.GetProperty(old).GetRawText(), of.GetProperty(renamed).GetRawText());
}
