using System.IO.Compression;
using System.Net;
using System.Text;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Python;

/// <summary>As the Python client asks: everything in Protobuf, names quoted form-style. Source: section 8 of the wire contract and the client's documentation (docs.yamcs.org/python-yamcs-client).</summary>
public sealed class ClientTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private readonly HttpCaller _http = new(server.Address);

    /// <summary>What the client's methods GET; each must be answered in Protobuf.</summary>
    [Theory]
    [InlineData("/api")]
    [InlineData("/auth")]
    [InlineData("/api/user")]
    [InlineData("/api/instances")]
    [InlineData("/api/instances/orbiter")]
    [InlineData("/api/instance-templates")]
    [InlineData("/api/processors?instance=orbiter")]
    [InlineData("/api/services/orbiter")]
    [InlineData("/api/services/_global")]
    [InlineData("/api/links/orbiter")]
    [InlineData("/api/links/orbiter/tcp")]
    [InlineData("/api/mdb/orbiter/space-systems?limit=100")]
    [InlineData("/api/mdb/orbiter/space-systems/%2FOrbiter")]
    [InlineData("/api/mdb/orbiter/parameters?details=True&limit=100&type=integer&type=float")]
    [InlineData("/api/mdb/orbiter/parameters/%2FOrbiter%2FTEMP")]
    [InlineData("/api/mdb/orbiter/parameters/MDB%3AOPS+Name%2FCabin+Temp")]
    [InlineData("/api/mdb/orbiter/parameter-types?limit=100")]
    [InlineData("/api/mdb/orbiter/containers?limit=100")]
    [InlineData("/api/mdb/orbiter/containers/%2FOrbiter%2FHousekeeping")]
    [InlineData("/api/mdb/orbiter/commands?limit=100")]
    [InlineData("/api/mdb/orbiter/commands/%2FOrbiter%2FREBOOT")]
    [InlineData("/api/mdb/orbiter/algorithms?limit=100")]
    [InlineData("/api/processors/orbiter/realtime/parameters/%2FOrbiter%2FTEMP?fromCache=True&timeout=10000")]
    [InlineData("/api/processors/orbiter/realtime/parameters/%2FOrbiter%2FPOS.x?fromCache=True&timeout=10000")]
    [InlineData("/api/processors/orbiter/realtime/parameters/%2FOrbiter%2FLIST%5B0%5D?fromCache=True&timeout=10000")]
    [InlineData("/api/processors/orbiter/realtime/alarms?order=desc")]
    [InlineData("/api/archive/orbiter/parameters/%2FOrbiter%2FTEMP?source=ParameterArchive&order=desc&limit=500&processor=realtime&start=2026-01-01T00%3A00%3A00.000000Z")]
    [InlineData("/api/archive/orbiter/parameters/%2FOrbiter%2FTEMP?norealtime=True&stop=2026-01-01T00%3A00%3A00Z")]
    [InlineData("/api/archive/orbiter/parameters/%2FOrbiter%2FTEMP/samples?count=500&source=ParameterArchive&processor=realtime")]
    [InlineData("/api/archive/orbiter/parameters/%2FOrbiter%2FTEMP/ranges?minGap=1000&maxGap=60000&minRange=1000&maxValues=5&processor=realtime")]
    [InlineData("/api/archive/orbiter/parameter-groups")]
    [InlineData("/api/archive/orbiter/packet-names")]
    [InlineData("/api/archive/orbiter/packets?order=desc&limit=500&name=%2FOrbiter%2FHousekeeping&name=%2FOrbiter%2FQuick%2FBeat")]
    [InlineData("/api/archive/orbiter/events?order=desc&limit=500&severity=info&q=x&filter=severity+%3D+%22info%22")]
    [InlineData("/api/archive/orbiter/events/sources")]
    [InlineData("/api/archive/orbiter/alarms?order=desc")]
    [InlineData("/api/archive/orbiter/alarms/%2FOrbiter%2FTEMP")]
    [InlineData("/api/archive/orbiter/commands?order=desc&limit=500&queue=default")]
    [InlineData("/api/archive/orbiter/packet-index?mergeTime=2000&limit=500")]
    [InlineData("/api/archive/orbiter/parameter-index?mergeTime=20000&limit=500")]
    [InlineData("/api/archive/orbiter/event-index?mergeTime=2000&limit=500")]
    [InlineData("/api/archive/orbiter/command-index?mergeTime=2000&limit=500")]
    [InlineData("/api/archive/orbiter/completeness-index?mergeTime=2000&limit=500")]
    [InlineData("/api/archive/orbiter/tables")]
    [InlineData("/api/archive/orbiter/streams")]
    [InlineData("/api/archive/rocksdb/tablespaces")]
    [InlineData("/api/storage/buckets")]
    [InlineData("/api/filetransfer/orbiter/services")]
    [InlineData("/api/timeline/orbiter/views")]
    [InlineData("/api/timeline/orbiter/bands")]
    [InlineData("/api/timeline/orbiter/items?source=rdb&limit=500")]
    [InlineData("/api/activities/orbiter/activities")]
    [InlineData("/api/mdb-overrides/orbiter/realtime")]
    public async Task What_it_gets_is_answered(string path)
    {
        await server.SendAsync(Orbiter.Housekeeping(1));
        await _http.GetWireAsync(path);
    }

    /// <summary>What is not there is told in Protobuf too, with words: the client parses the body of every answer that is no success.</summary>
    [Theory]
    [InlineData("GET", "/api/nothing/such", 404)]
    [InlineData("DELETE", "/api/user", 405)]
    [InlineData("GET", "/api/instances/nowhere", 404)]
    [InlineData("GET", "/api/storage/buckets/displays", 404)]
    [InlineData("GET", "/api/storage/buckets/displays/objects", 404)]
    [InlineData("POST", "/api/storage/buckets", 403)]
    [InlineData("PUT", "/api/storage/buckets/a/objects/b%2Fc", 403)]
    [InlineData("DELETE", "/api/storage/buckets/a", 403)]
    [InlineData("POST", "/api/timeline/orbiter/items", 403)]
    [InlineData("GET", "/api/archive/nowhere/tables", 404)]
    [InlineData("GET", "/api/archive/orbiter/tables/tm", 404)]
    [InlineData("POST", "/api/archive/orbiter:executeSql", 403)]
    [InlineData("GET", "/api/filetransfer/orbiter/CfdpService/transfers", 404)]
    [InlineData("GET", "/api/tco/orbiter/tco0/config", 404)]
    [InlineData("GET", "/api/cop1/orbiter/uplink/status", 404)]
    [InlineData("POST", "/api/instances", 403)]
    [InlineData("POST", "/api/instances/orbiter:restart", 403)]
    [InlineData("POST", "/api/mdb/orbiter/parameters", 403)]
    [InlineData("POST", "/api/parameter-values/orbiter/streams/pp:load", 403)]
    [InlineData("POST", "/api/services/orbiter/record:stop", 403)]
    [InlineData("POST", "/api/processors/orbiter/realtime/commands/%2FOrbiter%2FREBOOT", 403)]
    [InlineData("GET", "/api/archive/orbiter/parameters/%2FNo%2Fsuch", 404)]
    public async Task What_cannot_be_is_told_in_Protobuf(string method, string path, int status)
    {
        (HttpStatusCode code, byte[] body) = await _http.SendWireAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : new WireMessage());
        WireMessage error = WireMessage.Read(body);
        Assert.Equal((status, (long)status), ((int)code, error.Number(1)));
        Assert.EndsWith("Exception", error.Text(2), StringComparison.Ordinal);
        Assert.NotEmpty(error.Text(3));
    }

    [Fact]
    public async Task Streams_come_message_by_message_and_compressed_where_that_is_offered()
    {
        await server.SendAsync([.. Enumerable.Range(0, 300).Select(i => Orbiter.Housekeeping(i, second: 10_000 + i))]);
        await server.Mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        // 2026-01-01T02:46:40Z and five minutes later.
        WireMessage window(WireMessage more) => more.Add(1, "orbiter").Add(2, new WireMessage().Add(1, 1_767_235_600L)).Add(3, new WireMessage().Add(1, 1_767_235_900L));
        List<WireMessage> packets = await StreamAsync("/api/stream-archive/orbiter:streamPackets", window(new WireMessage()).Add(4, "/Orbiter/Housekeeping"));
        Assert.Equal((300, 41), (packets.Count, packets[0].Octets(2).Length));
        List<WireMessage> values = await StreamAsync("/api/stream-archive/orbiter:streamParameterValues", window(new WireMessage()).Add(4, new WireMessage().Add(1, "/Orbiter/COUNT")).Add(4, new WireMessage().Add(1, "/Orbiter/TEMP")));
        Assert.Equal(300, values.Count);
        Assert.Equal(["/Orbiter/COUNT", "/Orbiter/TEMP"], values[0].Messages(1).Select(v => v.Message(1).Text(1)));
        Assert.Empty(await StreamAsync("/api/stream-archive/orbiter:streamCommands", window(new WireMessage())));
        Assert.NotNull(await StreamAsync("/api/stream-archive/orbiter:streamEvents", window(new WireMessage())));
        string nothing = await HttpCaller.SendRawAsync(server.Address, "GET /api/archive/orbiter:exportPackets?start=2031-01-01T00:00:00Z HTTP/1.1\nHost: localhost\nAccept-Encoding: gzip\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 200", nothing, StringComparison.Ordinal);
        Assert.DoesNotContain("gzip", nothing, StringComparison.Ordinal);
        using HttpResponseMessage raw = await _http.SendAsync(HttpMethod.Get, "/api/archive/orbiter:exportPackets?start=2026-01-01T02:46:40Z&stop=2026-01-01T02:51:40Z");
        Assert.Equal(("application/octet-stream", 300 * 41), (raw.Content.Headers.ContentType?.MediaType, (await raw.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
    }

    [Fact]
    public async Task Answers_are_matched_to_what_was_asked_by_name_space_and_name()
    {
        await server.SendAsync(Orbiter.Housekeeping(5));
        WireMessage alias = new WireMessage().Add(1, "Cabin Temp").Add(2, "MDB:OPS Name");
        (HttpStatusCode status, byte[] body) = await _http.SendWireAsync(HttpMethod.Post, "/api/processors/orbiter/realtime/parameters:batchGet",
            new WireMessage().Add(1, alias).Add(1, new WireMessage().Add(1, "/Orbiter/POS.y")).Add(2, 1));
        Assert.Equal(HttpStatusCode.OK, status);
        List<WireMessage> values = WireMessage.Read(body).Messages(1);
        Assert.Equal(alias.ToArray(), values[0].Octets(1));
        Assert.Equal(new WireMessage().Add(1, "/Orbiter/POS.y").ToArray(), values[1].Octets(1));
    }

    [Theory]
    [InlineData("time", "yamcs.protobuf.time.SubscribeTimeRequest", "google.protobuf.Timestamp")]
    [InlineData("links", "yamcs.protobuf.links.SubscribeLinksRequest", "yamcs.protobuf.links.LinkEvent")]
    [InlineData("processors", "yamcs.protobuf.processing.SubscribeProcessorsRequest", "yamcs.protobuf.yamcsManagement.ProcessorInfo")]
    [InlineData("global-alarm-status", "yamcs.protobuf.alarms.SubscribeGlobalStatusRequest", "yamcs.protobuf.alarms.GlobalAlarmStatus")]
    public async Task Subscriptions_speak_at_once(string topic, string options, string payload)
    {
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        await SubscribeAsync(socket, topic, options, new WireMessage().Add(1, "orbiter").Add(2, "realtime"));
        Assert.Equal("/" + payload, WireMessage.Read(await socket.ReceiveOctetsAsync()).Message(4).Text(1));
    }

    [Fact]
    public async Task Containers_packets_and_events_are_told()
    {
        using SocketCaller containers = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        using SocketCaller packets = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        using SocketCaller events = await SocketCaller.ConnectAsync(server.Address, "protobuf");
        await SubscribeAsync(containers, "containers", "yamcs.protobuf.packets.SubscribeContainersRequest", new WireMessage().Add(1, "orbiter").Add(2, "realtime").Add(3, "/Orbiter/Housekeeping"));
        await SubscribeAsync(packets, "packets", "yamcs.protobuf.packets.SubscribePacketsRequest", new WireMessage().Add(1, "orbiter").Add(2, "tm_realtime"));
        await SubscribeAsync(events, "events", "yamcs.protobuf.events.SubscribeEventsRequest", new WireMessage().Add(1, "orbiter").Add(2, "source = \"Script\""));
        await server.SendAsync(Orbiter.Housekeeping(9));
        Assert.Equal("/Orbiter/Housekeeping", Payload(await containers.ReceiveOctetsAsync()).Text(1));
        Assert.Equal(Orbiter.Housekeeping(9), Payload(await packets.ReceiveOctetsAsync()).Octets(2));
        (HttpStatusCode status, byte[] answer) = await _http.SendWireAsync(HttpMethod.Post, "/api/archive/orbiter/events", new WireMessage().Add(1, "orbiter").Add(3, "hello").Add(4, "watch").Add(6, "Script"));
        Assert.Equal((HttpStatusCode.OK, 3L), (status, WireMessage.Read(answer).Number(7)));
        Assert.Equal("hello", Payload(await events.ReceiveOctetsAsync()).Text(6));
    }

    [Fact]
    public async Task Unknown_topics_and_instances_are_refused_in_the_reply()
    {
        foreach ((string topic, string options, string instance) in new[] { ("stream", "yamcs.protobuf.table.SubscribeStreamRequest", "orbiter"), ("time", "yamcs.protobuf.time.SubscribeTimeRequest", "nowhere") })
        {
            using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address, "protobuf");
            await socket.SendAsync(Message(topic, options, new WireMessage().Add(1, instance)));
            WireMessage reply = WireMessage.Read(await socket.ReceiveOctetsAsync());
            Assert.Equal("reply", reply.Text(1));
            Assert.Equal((404L, "NotFoundException"), (reply.Message(4).Message(2).Message(2).Number(1), reply.Message(4).Message(2).Message(2).Text(2)));
        }
    }

    public void Dispose() => _http.Dispose();

    private static WireMessage Payload(byte[] message) => WireMessage.Read(message).Message(4).Message(2);

    private static byte[] Message(string topic, string options, WireMessage content) =>
        new WireMessage().Add(1, topic).Add(2, new WireMessage().Add(1, "type.googleapis.com/" + options).Add(2, content)).Add(3, 1).ToArray();

    private static async Task SubscribeAsync(SocketCaller socket, string topic, string options, WireMessage content)
    {
        await socket.SendAsync(Message(topic, options, content));
        WireMessage reply = WireMessage.Read(await socket.ReceiveOctetsAsync());
        Assert.Equal("reply", reply.Text(1));
        Assert.False(reply.Message(4).Message(2).Has(2), topic);
    }

    private async Task<List<WireMessage>> StreamAsync(string path, WireMessage wish)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(wish.ToArray()) };
        request.Headers.TryAddWithoutValidation("Accept", "application/protobuf");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/protobuf");
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] octets = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            using var plain = new MemoryStream();
            await using var unpacked = new GZipStream(new MemoryStream(octets), CompressionMode.Decompress);
            await unpacked.CopyToAsync(plain, TestContext.Current.CancellationToken);
            octets = plain.ToArray();
        }
        Assert.True(answer.IsSuccessStatusCode, Encoding.UTF8.GetString(octets));
        Assert.Equal("application/protobuf", answer.Content.Headers.ContentType?.ToString());
        return WireMessage.ReadDelimited(octets);
    }
}
