using System.Net;
using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Python;

/// <summary>Calibrators and limits put in force while running, as the Python client's <c>ProcessorClient</c> sends them (set_default_calibrator, set_calibrators, set_alarm_range_sets, reset_…), in both codecs.</summary>
public sealed class OverrideTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private const string Values = "/api/processors/orbiter/realtime/parameters/Orbiter/";
    private const string Overrides = "/api/mdb-overrides/orbiter/realtime";

    private readonly HttpCaller _http = new(server.Address);

    [Fact]
    public async Task A_polynomial_is_put_in_force_in_Protobuf_and_limits_see_its_values()
    {
        // 2: SET_DEFAULT_CALIBRATOR; 5: set default alarms. 100 + 2 x: coefficients one by one, as proto2 has it.
        WireMessage polynomial = new WireMessage().Add(2, new WireMessage().Add(2, 100.0).Add(2, 2.0)).Add(5, 0);
        await PatchWireAsync("%2FOrbiter%2FCOUNT", new WireMessage().Add(4, 2).Add(5, polynomial));
        await PatchWireAsync("%2FOrbiter%2FCOUNT", new WireMessage().Add(4, 5).Add(7, new WireMessage().Add(4, new WireMessage().Add(1, 3).Add(3, 120.0))));
        await server.SendAsync(Orbiter.Housekeeping(10));
        JsonElement value = await _http.GetAsync(Values + "COUNT");
        Assert.Equal((10, 120, "IN_LIMITS"), (value.GetProperty("rawValue").GetProperty("uint32Value").GetInt32(), Number(value), value.GetProperty("monitoringResult").GetString()));
        await server.SendAsync(Orbiter.Housekeeping(11));
        value = await _http.GetAsync(Values + "COUNT");
        Assert.Equal((122, "DISTRESS", "HIGH"), (Number(value), value.GetProperty("monitoringResult").GetString(), value.GetProperty("rangeCondition").GetString()));
        JsonElement listed = Assert.Single((await _http.GetAsync(Overrides)).GetProperty("overrides").EnumerateArray()).GetProperty("parameterOverride");
        Assert.Equal("""{"polynomialCalibrator":{"coefficient":[100,2],"coefficients":[100,2]},"type":"POLYNOMIAL"}""", listed.GetProperty("defaultCalibrator").GetRawText());
        // 1: RESET_CALIBRATORS leaves limits alone; 0: RESET.
        await PatchWireAsync("%2FOrbiter%2FCOUNT", new WireMessage().Add(4, 1));
        await server.SendAsync(Orbiter.Housekeeping(12));
        Assert.Equal(12, Number(await _http.GetAsync(Values + "COUNT")));
        Assert.True((await _http.GetAsync(Overrides)).TryGetProperty("overrides", out _));
        await PatchWireAsync("%2FOrbiter%2FCOUNT", new WireMessage().Add(4, 0));
        Assert.Equal("{}", (await _http.GetAsync(Overrides)).GetRawText());
    }

    [Fact]
    public async Task A_spline_in_a_context_and_the_definitions_limits()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/TEMP"}],"sendFromCache":false}""");
        _ = await socket.ReceiveAsync(call);
        JsonElement type = await PatchAsync("Orbiter/TEMP", """{"action":"SET_CALIBRATORS","contextCalibrator":[{"context":"/Orbiter/MODE == SAFE and COUNT >= 3","calibrator":{"type":"SPLINE","splineCalibrator":{"point":[{"raw":0,"calibrated":0},{"raw":400,"calibrated":200}]}}}]}""");
        JsonElement context = Assert.Single(type.GetProperty("dataEncoding").GetProperty("contextCalibrator").EnumerateArray());
        Assert.Equal("/Orbiter/MODE == SAFE && /Orbiter/COUNT >= 3", context.GetProperty("context").GetString());
        // What was told as text can be sent back.
        await PatchAsync("Orbiter/TEMP", $$"""{"action":"SET_CALIBRATORS","contextCalibrator":[{{context.GetRawText()}}]}""");
        await server.SendAsync(Orbiter.Housekeeping(2, temperature: 300, mode: 0), Orbiter.Housekeeping(3, temperature: 300, mode: 0), Orbiter.Housekeeping(4, temperature: 300, mode: 1), Orbiter.Housekeeping(5, temperature: 900, mode: 0));
        var told = new List<JsonElement>();
        while (told.Count < 4) told.AddRange((await socket.ReceiveAsync(call, d => d.TryGetProperty("values", out _))).GetProperty("data").GetProperty("values").EnumerateArray());
        Assert.Equal([300, 150, 300], told[..3].Select(Number));
        Assert.Equal(["IN_LIMITS", "CRITICAL", "IN_LIMITS"], told[..3].Select(v => v.GetProperty("monitoringResult").GetString()));
        // Beyond the points of a spline there is no engineering value.
        Assert.Equal(("INVALID", "NONE"), (told[3].GetProperty("acquisitionStatus").GetString(), told[3].GetProperty("engValue").GetProperty("type").GetString()));
        await PatchAsync("Orbiter/TEMP", "{}");
        await server.SendAsync(Orbiter.Housekeeping(6, temperature: 300, mode: 0));
        Assert.Equal(300, Number(await _http.GetAsync(Values + "TEMP")));
    }

    [Fact]
    public async Task Limits_by_context_are_put_in_force()
    {
        await PatchAsync("Orbiter/TEMP", """{"action":"SET_ALARMS","defaultAlarm":{"staticAlarmRange":[{"level":"WATCH","maxInclusive":500}]},"contextAlarm":[{"context":"MODE != NOMINAL or POS.x > 0","alarm":{"staticAlarmRange":[{"level":"SEVERE","maxInclusive":10}]}}]}""");
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 300, mode: 1));
        Assert.Equal("IN_LIMITS", (await _http.GetAsync(Values + "TEMP")).GetProperty("monitoringResult").GetString());
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 300, mode: 0));
        Assert.Equal("SEVERE", (await _http.GetAsync(Values + "TEMP")).GetProperty("monitoringResult").GetString());
        JsonElement listed = Assert.Single((await _http.GetAsync(Overrides)).GetProperty("overrides").EnumerateArray()).GetProperty("parameterOverride");
        Assert.Equal("/Orbiter/MODE != NOMINAL || /Orbiter/POS.x > 0", Assert.Single(listed.GetProperty("contextAlarms").EnumerateArray()).GetProperty("context").GetString());
        // 6: SET_ALARMS with nothing in it (clear_alarm_ranges) is no limits at all.
        await PatchWireAsync("%2FOrbiter%2FTEMP", new WireMessage().Add(4, 6));
        await server.SendAsync(Orbiter.Housekeeping(1, temperature: 900, mode: 0));
        Assert.NotEqual("SEVERE", (await _http.GetAsync(Values + "TEMP")).TryGetProperty("monitoringResult", out JsonElement none) ? none.GetString() : null);
        await PatchWireAsync("%2FOrbiter%2FTEMP", new WireMessage().Add(4, 4));
        Assert.Equal("{}", (await _http.GetAsync(Overrides)).GetRawText());
    }

    [Theory]
    [InlineData("Orbiter/MODE", """{"action":"SET_DEFAULT_CALIBRATOR","defaultCalibrator":{"polynomialCalibrator":{"coefficients":[1]}}}""")]
    [InlineData("Local/Level", """{"action":"SET_DEFAULT_CALIBRATOR","defaultCalibrator":{"polynomialCalibrator":{"coefficients":[1]}}}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_DEFAULT_CALIBRATOR","defaultCalibrator":{"polynomialCalibrator":{}}}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_DEFAULT_CALIBRATOR","defaultCalibrator":{"splineCalibrator":{"points":[{"raw":1,"calibrated":2}]}}}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_DEFAULT_CALIBRATOR","defaultCalibrator":{"type":"JAVA_EXPRESSION","javaExpressionCalibrator":{"formula":"System.exit(0)"}}}""")]
    [InlineData("Orbiter/POS.x", """{"action":"RESET"}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_ALARMS","contextAlarm":[{"context":"NOPE == 1","alarm":{}}]}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_ALARMS","contextAlarm":[{"context":"MODE == ","alarm":{}}]}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_ALARMS","contextAlarm":[{"context":"(((MODE == SAFE)","alarm":{}}]}""")]
    [InlineData("Orbiter/COUNT", """{"action":"SET_ALARMS","contextAlarm":[{"context":"","alarm":{}}]}""")]
    public async Task What_cannot_be_put_in_force_is_refused_and_nothing_changes(string name, string body)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Patch, $"{Overrides}/parameters/{name}", body);
        Assert.Equal(400, (await HttpCaller.ErrorOf(answer)).Status);
        Assert.Equal("{}", (await _http.GetAsync(Overrides)).GetRawText());
    }

    public void Dispose() => _http.Dispose();

    private static double Number(JsonElement value)
    {
        JsonElement engineering = value.GetProperty("engValue");
        return engineering.GetProperty(engineering.GetProperty("type").GetString() switch { "DOUBLE" => "doubleValue", "FLOAT" => "floatValue", var type => type!.ToLowerInvariant() + "Value" }).GetDouble();
    }

    private async Task<JsonElement> PatchAsync(string name, string body)
    {
        using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Patch, $"{Overrides}/parameters/{name}", body);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task PatchWireAsync(string name, WireMessage wish)
    {
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Patch, $"{Overrides}/parameters/{name}", wish);
        Assert.True(status == HttpStatusCode.OK, WireMessage.Read(body).Has(3) ? WireMessage.Read(body).Text(3) : "");
    }
}
