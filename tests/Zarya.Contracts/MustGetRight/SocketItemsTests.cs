using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.MustGetRight;

/// <summary>Section 1 of the contract, the items about the WebSocket, one by one.</summary>
public sealed class SocketItemsTests(StartedServer server) : IClassFixture<StartedServer>
{
    private const string Count = """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/COUNT"}],"sendFromCache":false}""";

    [Fact]
    public async Task Item_01_the_socket_speaks_Protobuf_when_asked()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        Assert.Equal("protobuf", socket.SubProtocol);
        WireMessage options = new WireMessage().Add(1, "orbiter").Add(2, "realtime").Add(3, new WireMessage().Add(1, "/Orbiter/COUNT")).Add(6, 0);
        WireMessage any = new WireMessage().Add(1, "type.googleapis.com/yamcs.protobuf.processing.SubscribeParametersRequest").Add(2, options);
        await socket.SendAsync(new WireMessage().Add(1, "parameters").Add(2, any).Add(3, 5).ToArray());
        WireMessage reply = WireMessage.Read(await socket.ReceiveOctetsAsync());
        Assert.Equal("reply", reply.Text(1));
        Assert.Equal("/yamcs.api.Reply", reply.Message(4).Text(1));
        Assert.Equal(5, reply.Message(4).Message(2).Number(1));
        long call = reply.Number(2);
        WireMessage first = WireMessage.Read(await socket.ReceiveOctetsAsync());
        Assert.Equal(("parameters", call, 1L), (first.Text(1), first.Number(2), first.Number(3)));
        Assert.Equal("/yamcs.protobuf.processing.SubscribeParametersData", first.Message(4).Text(1));
        WireMessage mapping = first.Message(4).Message(2).Message(1);
        Assert.Equal((1L, "/Orbiter/COUNT"), (mapping.Number(1), mapping.Message(2).Text(1)));
        await server.SendAsync(Orbiter.Housekeeping(41));
        WireMessage second = WireMessage.Read(await socket.ReceiveOctetsAsync());
        Assert.Equal(2, second.Number(3));
        WireMessage value = Assert.Single(second.Message(4).Message(2).Messages(3));
        Assert.Equal((41L, 1L), (value.Message(3).Number(5), value.Number(27)));
        Assert.False(value.Has(1));
    }

    [Theory]
    [InlineData]
    [InlineData("json")]
    [InlineData("protobuf")]
    [InlineData("klingon", "json")]
    public async Task Item_02_no_sub_protocol_means_JSON_and_one_that_is_offered_is_echoed(params string[] offered)
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address, offered);
        Assert.Equal(offered.LastOrDefault() ?? "", socket.SubProtocol);
        if (offered.Contains("protobuf")) return;
        Assert.True(await socket.SubscribeAsync("time", """{"instance":"orbiter"}""") > 0);
    }

    [Fact]
    public async Task Item_07_every_value_has_an_engineering_value_and_a_generation_time()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        string[] names = ["COUNT", "TEMP", "MODE", "HEATER", "WORD", "MASS", "POS", "LIST", "RAW", "TIME", "POS.y", "LIST[0]"];
        string ids = string.Join(",", names.Select(n => $$"""{"name":"/Orbiter/{{n}}"}"""));
        int call = await socket.SubscribeAsync("parameters", $$"""{"instance":"orbiter","processor":"realtime","id":[{{ids}}],"sendFromCache":false}""");
        await server.SendAsync(Orbiter.Housekeeping(7));
        var seen = new Dictionary<int, JsonElement>();
        while (seen.Count < names.Length)
            foreach (JsonElement value in Values(await socket.ReceiveAsync(call))) seen[value.GetProperty("numericId").GetInt32()] = value;
        Assert.All(seen.Values, v => Assert.True(v.GetProperty("engValue").TryGetProperty("type", out _) && v.TryGetProperty("generationTime", out _)));
        string[] engineering = [.. Enumerable.Range(1, names.Length).Select(i => seen[i].GetProperty("engValue").GetRawText())];
        Assert.Equal("""{"type":"UINT32","uint32Value":7}""", engineering[0]);
        Assert.Equal("""{"type":"FLOAT","floatValue":300}""", engineering[1]);
        Assert.Equal("""{"type":"ENUMERATED","stringValue":"NOMINAL","sint64Value":"1"}""", engineering[2]);
        Assert.Equal("""{"type":"BOOLEAN","booleanValue":true}""", engineering[3]);
        Assert.Equal("""{"type":"STRING","stringValue":"Ab\"<"}""", engineering[4]);
        Assert.Equal("""{"type":"UINT64","uint64Value":"18000000000000000000"}""", engineering[5]);
        Assert.Equal("""{"type":"AGGREGATE","aggregateValue":{"name":["x","y"],"value":[{"type":"SINT32","sint32Value":-5},{"type":"SINT32","sint32Value":6}]}}""", engineering[6]);
        Assert.Equal(3, seen[8].GetProperty("engValue").GetProperty("arrayValue").GetArrayLength());
        Assert.Equal("""{"type":"BINARY","binaryValue":"yv4="}""", engineering[8]);
        Assert.Equal("2026-01-01T00:00:00.000Z", seen[10].GetProperty("engValue").GetProperty("stringValue").GetString());
        Assert.Equal("""{"type":"SINT32","sint32Value":6}""", engineering[10]);
        Assert.Equal("""{"type":"UINT32","uint32Value":1}""", engineering[11]);
    }

    [Fact]
    public async Task Item_08_numbers_may_be_text_and_a_call_that_is_undefined_is_ignored()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        await socket.SendAsync("""{"type":"cancel","options":{"call":"undefined"}}""");
        await socket.SendAsync("""{"type":"cancel"}""");
        int call = await socket.SubscribeAsync("parameters", Count);
        Assert.Equal(call, (await socket.ReceiveAsync()).GetProperty("call").GetInt32());
        await socket.SendAsync($$$"""{"type":"cancel","id":"99","options":{"call":"{{{call}}}"}}""");
        await socket.SendAsync("""{"type":"state"}""");
        JsonElement state = await socket.ReceiveAsync();
        Assert.Equal("state", state.GetProperty("type").GetString());
        Assert.False(state.GetProperty("data").TryGetProperty("calls", out _));
    }

    [Fact]
    public async Task Item_08_the_reply_comes_before_the_first_data()
    {
        await server.SendAsync(Orbiter.Housekeeping(8));
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        for (int id = 1; id <= 200; id++)
            await socket.SendAsync($$$"""{"type":"parameters","id":"{{{id}}}","options":{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/COUNT"}]}}""");
        Task more = server.SendAsync([.. Enumerable.Range(0, 200).Select(i => Orbiter.Housekeeping(i))]);
        var replied = new HashSet<int>();
        var told = new HashSet<int>();
        while (replied.Count < 200 || told.Count < 200)
        {
            JsonElement message = await socket.ReceiveAsync();
            int call = message.GetProperty("call").GetInt32();
            if (message.GetProperty("type").GetString() == "reply") replied.Add(call);
            else
            {
                Assert.Contains(call, replied);
                if (told.Add(call)) Assert.Equal(1, message.GetProperty("seq").GetInt32());
            }
        }
        await more;
    }

    [Fact]
    public async Task Item_09_type_is_the_first_key_with_one_space_behind_its_colon()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        await socket.SendAsync($$$"""{"type":"parameters","id":1,"options":{{{Count}}}}""");
        Assert.Matches("""^{[\s]*"type":\s"reply""", await socket.ReceiveTextAsync());
        Assert.Matches("""^{[\s]*"type":\s"parameters""", await socket.ReceiveTextAsync());
        await server.SendAsync(Orbiter.Housekeeping(9));
        string values = await socket.ReceiveTextAsync();
        Assert.Matches("""^{[\s]*"type":\s"parameters""", values);
        Assert.Equal("/yamcs.protobuf.processing.SubscribeParametersData", JsonDocument.Parse(values).RootElement.GetProperty("data").GetProperty("@type").GetString());
    }

    [Fact]
    public async Task Item_11_the_handshake_may_repeat_the_connection_header()
    {
        string answer = await HttpCaller.SendRawAsync(server.Address,
            "GET /api/websocket HTTP/1.1\nHost: localhost\nConnection: Upgrade\nConnection: keep-alive\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Protocol: protobuf\n\n");
        Assert.StartsWith("HTTP/1.1 101", answer, StringComparison.Ordinal);
        // The key and its answer stand in RFC 6455, 1.3.
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(new Regex("Sec-WebSocket-Protocol: protobuf\r\n", RegexOptions.IgnoreCase), answer);
    }

    [Fact]
    public async Task Section_06_a_message_of_more_than_64_KiB_ends_the_connection()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        await socket.SendAsync("{\"type\":\"" + new string('x', 70_000) + "\"}");
        Assert.Empty(await socket.ReceiveOctetsAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task Section_06_the_path_may_end_with_a_slash_and_needs_a_handshake()
    {
        string answer = await HttpCaller.SendRawAsync(server.Address, "GET /api/websocket/ HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Values(JsonElement message) =>
        message.GetProperty("data").TryGetProperty("values", out JsonElement values) ? values.EnumerateArray().Where(v => v.GetProperty("engValue").GetProperty("type").GetString()!.Length > 0) : [];
}
