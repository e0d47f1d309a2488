using System.Net.WebSockets;
using System.Text;
using Google.Protobuf;
using Zarya.Server.Api.Sockets;

namespace Zarya.Fuzz.Serving;

/// <summary>Malformed messages on the WebSocket, in both codecs: no reply says that the server failed, and behind them it answers.</summary>
internal static class SocketCampaign
{
    private const int MessagesAConnection = 50;

    public static async Task<FuzzResult> RunAsync(int seed, int messages, FuzzedServer server)
    {
        var result = new FuzzResult("malformed WebSocket messages");
        for (int i = 0; i < messages; i += MessagesAConnection)
        {
            var random = new Random(seed + i);
            bool isJson = random.Next(2) == 0;
            string? failure = await TalkAsync(random, server.Address, isJson, result);
            for (int k = 0; k < MessagesAConnection; k++) result.Check($"seed {seed + i}", () => k == 0 ? failure : null);
        }
        return result;
    }

    private static async Task<string?> TalkAsync(Random random, Uri address, bool isJson, FuzzResult result)
    {
        using var socket = new ClientWebSocket();
        if (!isJson) socket.Options.AddSubProtocol("protobuf");
        using var wait = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/api/websocket" }.Uri, wait.Token);
        Task<string?> reading = ReadAsync(socket, wait.Token);
        try
        {
            for (int i = 0; i < MessagesAConnection; i++)
            {
                byte[] message = Message(random, isJson);
                await socket.SendAsync(message, isJson ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: random.Next(50) > 0, wait.Token);
            }
            // The end of a message that may still be open, and then a sound one.
            await socket.SendAsync(Array.Empty<byte>(), isJson ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, wait.Token);
            await socket.SendAsync(isJson ? "{\"type\":\"state\"}"u8.ToArray() : [0x0A, 5, (byte)'s', (byte)'t', (byte)'a', (byte)'t', (byte)'e'], isJson ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, wait.Token);
        }
        catch (WebSocketException)
        {
            result.Saw("closed by the server");
        }
        string? failure = await reading;
        if (failure is null) result.Saw(isJson ? "JSON goes on" : "Protobuf goes on");
        return failure;
    }

    /// <summary>Reads until the state is told or the server has closed with a reason.</summary>
    private static async Task<string?> ReadAsync(ClientWebSocket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[1 << 20];
        int length = 0;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                if (part.MessageType == WebSocketMessageType.Close) return socket.CloseStatus is WebSocketCloseStatus.InternalServerError ? "closed by a failure" : null;
                length += part.Count;
                if (!part.EndOfMessage && length < buffer.Length) continue;
                string text = Encoding.UTF8.GetString(buffer, 0, length);
                length = 0;
                if (text.Contains("InternalServerError", StringComparison.Ordinal)) return text;
                if (text.StartsWith("{\"type\": \"state\"", StringComparison.Ordinal) || text.StartsWith("\n\u0005state", StringComparison.Ordinal)) return null;
            }
        }
        catch (OperationCanceledException)
        {
            return "no answer in 60 s";
        }
        catch (WebSocketException)
        {
            // A frame that the protocol forbids ends the connection.
            return null;
        }
    }

    private static byte[] Message(Random random, bool isJson)
    {
        Topic topic = Topics.All[random.Next(Topics.All.Count)];
        string options = RandomMessage.Json(random, topic.Options);
        if (isJson)
        {
            string text = $"{{\"type\":\"{(random.Next(6) == 0 ? "cancel" : topic.Name)}\",\"id\":{random.Next(5)},\"call\":{(random.Next(4) == 0 ? "1" : "0")},\"options\":{options}}}";
            return random.Next(2) == 0 ? Encoding.UTF8.GetBytes(text) : Mutation.Document(random, Encoding.UTF8.GetBytes(text));
        }
        byte[] body;
        try
        {
            body = JsonParser.Default.Parse(options, topic.Options).ToByteArray();
        }
        catch (Exception e) when (e is IOException or FormatException or OverflowException or InvalidOperationException)
        {
            body = [];
        }
        using var message = new MemoryStream();
        var output = new CodedOutputStream(message);
        // ClientMessage: type = 1, options = 2 (Any: 1 and 2), id = 3, call = 4.
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteString(topic.Name);
        output.WriteTag(2, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(new Google.Protobuf.WellKnownTypes.Any { TypeUrl = "/" + topic.Options.FullName, Value = ByteString.CopyFrom(body) }.ToByteArray()));
        output.WriteTag(3, WireFormat.WireType.Varint);
        output.WriteInt32(random.Next(5));
        output.Flush();
        return random.Next(2) == 0 ? message.ToArray() : Mutation.Packet(random, [message.ToArray()]);
    }
}
