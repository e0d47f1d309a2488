using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Zarya.Contracts.Client;

/// <summary>A client of the WebSocket, written from the contract alone.</summary>
internal sealed class SocketCaller : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    /// <summary>What the server chose; empty for nothing.</summary>
    public string SubProtocol => _socket.SubProtocol ?? "";

    public WebSocketState State => _socket.State;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<SocketCaller> ConnectAsync(Uri address, params string[] protocols)
    {
        var caller = new SocketCaller();
        foreach (string protocol in protocols) caller._socket.Options.AddSubProtocol(protocol);
        await caller._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/api/websocket" }.Uri, TestContext.Current.CancellationToken);
        return caller;
    }

    /// <summary>Sends text as it is.</summary>
    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>Sends octets as they are.</summary>
    public Task SendAsync(byte[] octets) => _socket.SendAsync(octets, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);

    /// <summary>Subscribes; the first message that comes must be the reply.</summary>
    /// <returns>The call.</returns>
    public async Task<int> SubscribeAsync(string topic, string options)
    {
        int id = ++_lastId;
        await SendAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"{{topic}}","id":"{{id}}","options":{{options}}}"""));
        JsonElement reply = await ReceiveAsync();
        while (reply.GetProperty("type").GetString() != "reply") reply = await ReceiveAsync();
        JsonElement data = reply.GetProperty("data");
        Assert.Equal("/yamcs.api.Reply", data.GetProperty("@type").GetString());
        Assert.Equal(id, data.GetProperty("replyTo").GetInt32());
        Assert.False(data.TryGetProperty("exception", out JsonElement exception), exception.ToString());
        return reply.GetProperty("call").GetInt32();
    }

    /// <summary>The next message, as text.</summary>
    public async Task<string> ReceiveTextAsync() => Encoding.UTF8.GetString(await ReceiveOctetsAsync());

    /// <summary>The next message, as JSON.</summary>
    public async Task<JsonElement> ReceiveAsync() => JsonDocument.Parse(await ReceiveOctetsAsync()).RootElement;

    /// <summary>The next message of a call for which something holds.</summary>
    public async Task<JsonElement> ReceiveAsync(int call, Func<JsonElement, bool>? holds = null)
    {
        while (true)
        {
            JsonElement message = await ReceiveAsync();
            if (message.TryGetProperty("call", out JsonElement of) && of.GetInt32() == call && (holds is null || holds(message.GetProperty("data")))) return message;
        }
    }

    /// <summary>The next message, whole. A server that says nothing for two minutes has failed.</summary>
    public async Task<byte[]> ReceiveOctetsAsync()
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        wait.CancelAfter(TimeSpan.FromMinutes(2));
        using var message = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), wait.Token);
            if (part.MessageType == WebSocketMessageType.Close) return [];
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return message.ToArray();
        }
    }

    public void Dispose() => _socket.Dispose();
}
