using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Resources;

/// <summary>An alarm's life as clients see and steer it.</summary>
public sealed class AlarmTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private const string Alarms = "/api/processors/orbiter/realtime/alarms";

    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task An_alarm_is_raised_acknowledged_shelved_and_cleared()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("alarms", """{"instance":"orbiter","processor":"realtime"}""");
        int counts = await socket.SubscribeAsync("global-alarm-status", """{"instance":"orbiter","processor":"realtime"}""");
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 265));
        JsonElement raised = (await socket.ReceiveAsync(call, IsTemp)).GetProperty("data");
        Assert.Equal(("TRIGGERED", "PARAMETER", "CRITICAL"), (raised.GetProperty("notificationType").GetString(), raised.GetProperty("type").GetString(), raised.GetProperty("severity").GetString()));
        Assert.Equal("""{"name":"TEMP","namespace":"/Orbiter"}""", raised.GetProperty("id").GetRawText());
        Assert.Equal(265, raised.GetProperty("parameterDetail").GetProperty("triggerValue").GetProperty("engValue").GetProperty("floatValue").GetDouble());
        Assert.Equal("LOW", raised.GetProperty("parameterDetail").GetProperty("currentValue").GetProperty("rangeCondition").GetString());
        Assert.Equal("Cabin temperature", raised.GetProperty("parameterDetail").GetProperty("parameter").GetProperty("shortDescription").GetString());
        Assert.True((await socket.ReceiveAsync(counts, d => d.GetProperty("unacknowledgedCount").GetInt32() > 0)).GetProperty("data").GetProperty("unacknowledgedActive").GetBoolean());

        JsonElement listed = Assert.Single((await _http.GetAsync(Alarms)).GetProperty("alarms").EnumerateArray(), IsTemp);
        // As Open MCT builds the address: name space, slash, name.
        string one = $"{Alarms}/{listed.GetProperty("id").GetProperty("namespace").GetString()}/{listed.GetProperty("id").GetProperty("name").GetString()}/{listed.GetProperty("seqNum").GetUInt32()}";
        await DoAsync(HttpMethod.Post, one + ":acknowledge", """{"comment":"seen"}""");
        JsonElement acknowledged = (await socket.ReceiveAsync(call, d => IsTemp(d) && Step(d) == "ACKNOWLEDGED")).GetProperty("data");
        Assert.Equal(("guest", "seen"), (acknowledged.GetProperty("acknowledgeInfo").GetProperty("acknowledgedBy").GetString(), acknowledged.GetProperty("acknowledgeInfo").GetProperty("acknowledgeMessage").GetString()));
        await DoAsync(HttpMethod.Post, one + ":shelve", """{"comment":"later","shelveDuration":3600000}""");
        Assert.True((await socket.ReceiveAsync(call, d => IsTemp(d) && Step(d) == "SHELVED")).GetProperty("data").GetProperty("shelveInfo").TryGetProperty("shelveExpiration", out _));
        await DoAsync(HttpMethod.Post, one + ":unshelve", "{}");
        Assert.False((await socket.ReceiveAsync(call, d => IsTemp(d) && Step(d) == "UNSHELVED")).GetProperty("data").TryGetProperty("shelveInfo", out _));
        await DoAsync(HttpMethod.Patch, one, """{"state":"shelved","comment":"the old way","shelveDuration":null}""");
        Assert.False((await socket.ReceiveAsync(call, d => IsTemp(d) && Step(d) == "SHELVED")).GetProperty("data").GetProperty("shelveInfo").TryGetProperty("shelveExpiration", out _));
        await DoAsync(HttpMethod.Post, one.Replace("/processors/", "/zarya/", StringComparison.Ordinal) + ":comment", """{"comment":"the valve was open"}""");
        JsonElement comments = await _http.GetAsync(one.Replace("/processors/", "/zarya/", StringComparison.Ordinal) + "/comments");
        Assert.Equal("the valve was open", Assert.Single(comments.GetProperty("comments").EnumerateArray()).GetProperty("message").GetString());

        using SocketCaller late = await SocketCaller.ConnectAsync(server.Address);
        int lateCall = await late.SubscribeAsync("alarms", """{"instance":"orbiter","processor":"realtime"}""");
        Assert.Equal("ACTIVE", Step((await late.ReceiveAsync(lateCall, IsTemp)).GetProperty("data")));
        await DoAsync(HttpMethod.Post, one + ":clear", """{"comment":"enough"}""");
        Assert.Equal("enough", (await late.ReceiveAsync(lateCall, d => IsTemp(d) && Step(d) == "CLEARED")).GetProperty("data").GetProperty("clearInfo").GetProperty("clearMessage").GetString());
        Assert.DoesNotContain((await _http.GetAsync(Alarms)).EnumerateObject().SelectMany(p => p.Value.EnumerateArray()), IsTemp);
    }

    [Theory]
    [InlineData("/Orbiter/TEMP/99:acknowledge", 404)]
    [InlineData("/Orbiter/NOPE/0:clear", 404)]
    [InlineData("/Orbiter/TEMP/x:clear", 400)]
    public async Task An_alarm_that_is_not_there_is_not_found(string path, int status)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Post, Alarms + path, "{}");
        Assert.Equal(status, (await HttpCaller.ErrorOf(answer)).Status);
    }

    public void Dispose() => _http.Dispose();

    private static bool IsTemp(JsonElement alarm) => alarm.GetProperty("id").GetProperty("name").GetString() == "TEMP";

    private static string Step(JsonElement alarm) => alarm.GetProperty("notificationType").GetString()!;

    private async Task DoAsync(HttpMethod method, string path, string body)
    {
        using HttpResponseMessage answer = await _http.SendAsync(method, path, body);
        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }
}
