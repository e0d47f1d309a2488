using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;
using Zarya.Processing.Telemetry;

namespace Zarya.Contracts.Sockets;

/// <summary>Section 6 of the contract beyond the must-get-right list: calls, further messages, every topic.</summary>
public sealed class SubscriptionTests(StartedServer server) : IClassFixture<StartedServer>
{
    [Fact]
    public async Task The_first_message_maps_and_explains_and_lists_what_is_not_there()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters",
            """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/TEMP"},{"name":"/No/such"},{"name":"Cabin Temp","namespace":"MDB:OPS Name"},{"name":"/Orbiter/MODE"}]}""");
        JsonElement first = await socket.ReceiveAsync(call);
        JsonElement data = first.GetProperty("data");
        Assert.Equal(1, first.GetProperty("seq").GetInt32());
        Assert.Equal("""{"1":{"name":"/Orbiter/TEMP"},"2":{"name":"Cabin Temp","namespace":"MDB:OPS Name"},"3":{"name":"/Orbiter/MODE"}}""", data.GetProperty("mapping").GetRawText());
        Assert.Equal("""[{"name":"/No/such"}]""", data.GetProperty("invalid").GetRawText());
        JsonElement info = data.GetProperty("info");
        Assert.Equal(("/Orbiter/TEMP", "K", "TELEMETERED"), (info.GetProperty("2").GetProperty("parameter").GetString(), info.GetProperty("1").GetProperty("units").GetString(), info.GetProperty("1").GetProperty("dataSource").GetString()));
        Assert.Equal(3, info.GetProperty("3").GetProperty("enumValues").GetArrayLength());
    }

    [Fact]
    public async Task Further_messages_add_remove_and_replace_and_are_not_replied_to()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/COUNT"}],"sendFromCache":false}""");
        await socket.ReceiveAsync(call);
        await socket.SendAsync($$$"""{"type":"parameters","call":"{{{call}}}","options":{"action":"ADD","id":[{"name":"/Orbiter/MODE"},{"name":"/Orbiter/COUNT"}],"sendFromCache":false}}""");
        JsonElement added = (await socket.ReceiveAsync()).GetProperty("data");
        Assert.Equal("""{"1":{"name":"/Orbiter/COUNT"},"2":{"name":"/Orbiter/MODE"}}""", added.GetProperty("mapping").GetRawText());
        await server.SendAsync(Orbiter.Housekeeping(3));
        Assert.Equal("1 2", await NumbersAsync(socket, call));
        await socket.SendAsync($$$"""{"type":"parameters","call":{{{call}}},"options":{"action":"REMOVE","id":[{"name":"/Orbiter/COUNT"}]}}""");
        await socket.SendAsync($$$"""{"type":"parameters","call":{{{call}}},"options":{"action":"REPLACE","id":[{"name":"/Orbiter/HEATER"}],"sendFromCache":false}}""");
        Assert.Equal("""{"3":{"name":"/Orbiter/HEATER"}}""", (await socket.ReceiveAsync(call)).GetProperty("data").GetProperty("mapping").GetRawText());
        await server.SendAsync(Orbiter.Housekeeping(4));
        Assert.Equal("3", await NumbersAsync(socket, call));
        await socket.SendAsync("""{"type":"parameters","id":7,"call":123456,"options":{}}""");
        JsonElement refused = await socket.ReceiveAsync();
        Assert.Equal("BadRequestException", refused.GetProperty("data").GetProperty("exception").GetProperty("type").GetString());
        Assert.False(refused.TryGetProperty("call", out _));
    }

    [Fact]
    public async Task A_value_that_becomes_too_old_is_told_again_to_who_asked()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int asks = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/Quick/COUNT2"}],"updateOnExpiration":true,"sendFromCache":false}""");
        using SocketCaller other = await SocketCaller.ConnectAsync(server.Address);
        int doesNot = await other.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/Quick/COUNT2"}],"sendFromCache":false}""");
        await server.SendAsync(Orbiter.Beat(5));
        // Values of one batch come in one message: one that another test sent may become too old in front of ours.
        JsonElement[] told = await ValuesAsync(socket, asks, v => Number(v) == 5 && Status(v) == "EXPIRED");
        JsonElement fresh = Assert.Single(told, v => Number(v) == 5 && Status(v) == "ACQUIRED");
        Assert.Equal("1000", fresh.GetProperty("expireMillis").GetString());
        Assert.Equal(fresh.GetProperty("generationTime").GetString(), told[^1].GetProperty("generationTime").GetString());
        await server.SendAsync(Orbiter.Beat(6));
        Assert.Equal(["5 ACQUIRED", "6 ACQUIRED"], (await ValuesAsync(other, doesNot, v => Number(v) == 6)).Select(v => $"{Number(v)} {Status(v)}"));
    }

    [Fact]
    public async Task What_was_too_old_before_somebody_subscribed_is_no_news()
    {
        await server.SendAsync(Orbiter.Beat(8));
        await StartedServer.UntilAsync(() => server.Mission.Realtime.Run(p => p.TryGetNewest(p.Plan.Database.FindParameter("/Orbiter/Quick/COUNT2")!, out ParameterSample? newest) && newest!.Status == AcquisitionStatus.Expired));
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/Quick/COUNT2"}],"updateOnExpiration":true}""");
        // The one from the cache says so; the next thing told is the next value.
        JsonElement first = (await socket.ReceiveAsync(call)).GetProperty("data").GetProperty("values")[0];
        Assert.Equal((8, "EXPIRED"), (Number(first), Status(first)));
        await server.SendAsync(Orbiter.Beat(9));
        Assert.Equal("9 ACQUIRED", Assert.Single((await ValuesAsync(socket, call, v => Number(v) == 9)).Select(v => $"{Number(v)} {Status(v)}")));
    }

    [Theory]
    [InlineData("tmstats", "{}", "NotFoundException")]
    [InlineData("parameters", """{"instance":"nowhere"}""", "NotFoundException")]
    [InlineData("alarms", """{"instance":"orbiter","processor":"nope"}""", "NotFoundException")]
    [InlineData("events", """{"instance":"orbiter","filter":"((("}""", "BadRequestException")]
    [InlineData("containers", """{"instance":"orbiter","names":["/No/such"]}""", "BadRequestException")]
    [InlineData("parameters", """{"instance":3,"id":"x"}""", "BadRequestException")]
    public async Task What_cannot_be_subscribed_is_refused(string topic, string options, string type)
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        await socket.SendAsync($$"""{"type":"{{topic}}","id":3,"options":{{options}}}""");
        JsonElement reply = await socket.ReceiveAsync();
        Assert.Equal((3, type), (reply.GetProperty("data").GetProperty("replyTo").GetInt32(), reply.GetProperty("data").GetProperty("exception").GetProperty("type").GetString()));
        Assert.False(reply.TryGetProperty("call", out _));
    }

    [Theory]
    [InlineData("time", """{"instance":"orbiter"}""", "google.protobuf.Timestamp")]
    [InlineData("time", """{"instance":"orbiter","processor":"realtime"}""", "google.protobuf.Timestamp")]
    [InlineData("links", """{"instance":"orbiter"}""", "yamcs.protobuf.links.LinkEvent")]
    [InlineData("processors", """{"instance":"orbiter","processor":"realtime"}""", "yamcs.protobuf.yamcsManagement.ProcessorInfo")]
    [InlineData("global-alarm-status", """{"instance":"orbiter","processor":"realtime"}""", "yamcs.protobuf.alarms.GlobalAlarmStatus")]
    [InlineData("queue-stats", """{"instance":"orbiter","processor":"realtime"}""", "yamcs.protobuf.commanding.CommandQueueInfo")]
    [InlineData("clearance", "{}", "yamcs.protobuf.commanding.ClearanceInfo")]
    public async Task Topics_that_speak_at_once_do(string topic, string options, string type)
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync(topic, options);
        JsonElement message = await socket.ReceiveAsync(call);
        Assert.Equal((topic, "/" + type), (message.GetProperty("type").GetString(), message.GetProperty("data").GetProperty("@type").GetString()));
        if (topic is "time" or "links") Assert.Equal(2, (await socket.ReceiveAsync(call)).GetProperty("seq").GetInt32());
    }

    [Fact]
    public async Task Packets_and_containers_come_whole()
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int containers = await socket.SubscribeAsync("containers", """{"instance":"orbiter","processor":"realtime","names":["/Orbiter/Housekeeping"]}""");
        byte[] packet = Orbiter.Housekeeping(1234);
        await server.SendAsync(packet);
        JsonElement content = (await socket.ReceiveAsync(containers)).GetProperty("data");
        Assert.Equal(("/Orbiter/Housekeeping", 1234), (content.GetProperty("name").GetString(), content.GetProperty("seqCount").GetInt32()));
        Assert.Equal(packet, content.GetProperty("binary").GetBytesFromBase64());
        int packets = await socket.SubscribeAsync("packets", """{"instance":"orbiter","processor":"realtime"}""");
        await server.SendAsync(Orbiter.Beat(7), Orbiter.Beat(7), Orbiter.Housekeeping(8));
        JsonElement[] whole = [await PacketAsync(), await PacketAsync(), await PacketAsync()];
        Assert.Equal(["/Orbiter/Quick/Beat", "/Orbiter/Quick/Beat", "/Orbiter/Housekeeping"], whole.Select(p => p.GetProperty("id").GetProperty("name").GetString()));
        Assert.Equal((7, 14, "tcp"), (whole[0].GetProperty("sequenceNumber").GetInt32(), whole[0].GetProperty("size").GetInt32(), whole[0].GetProperty("link").GetString()));
        async Task<JsonElement> PacketAsync() => (await socket.ReceiveAsync(packets)).GetProperty("data");
    }

    private static bool HasValues(JsonElement data) => data.TryGetProperty("values", out _);

    private static int Number(JsonElement value) => value.GetProperty("engValue").GetProperty("uint32Value").GetInt32();

    private static string? Status(JsonElement value) => value.GetProperty("acquisitionStatus").GetString();

    /// <summary>All values of a call up to and with the first for which something holds.</summary>
    private static async Task<JsonElement[]> ValuesAsync(SocketCaller socket, int call, Func<JsonElement, bool> isLast)
    {
        var told = new List<JsonElement>();
        while (true)
            foreach (JsonElement value in (await socket.ReceiveAsync(call, HasValues)).GetProperty("data").GetProperty("values").EnumerateArray())
            {
                told.Add(value);
                if (isLast(value)) return [.. told];
            }
    }

    private static async Task<string> NumbersAsync(SocketCaller socket, int call) =>
        string.Join(' ', (await socket.ReceiveAsync(call, HasValues)).GetProperty("data").GetProperty("values").EnumerateArray().Select(v => v.GetProperty("numericId").GetInt32()).Order());
}
