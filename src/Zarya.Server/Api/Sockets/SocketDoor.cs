using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;

namespace Zarya.Server.Api.Sockets;

/// <summary>Where WebSocket clients come in.</summary>
internal sealed class SocketDoor(ApiServices services)
{
    // Idle connections are asked whether anybody is there, as proxies between may forget them: no later than after 40 s. .NET looks at the clock four times in the shorter of the two, so up to 4 s come on top of the 36.
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(36);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(16);

    private int _lastCall;

    /// <summary>The number of a new call, unique in a run of the server.</summary>
    public int NextCallNumber() => Interlocked.Increment(ref _lastCall);

    /// <summary>Serves a client until it goes. No sub-protocol means JSON; one that is offered and known is echoed (section 1, item 2).</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 400;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("400 This is the door for WebSockets\n");
            return;
        }
        string? protocol = http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(p => p is "json" or "protobuf");
        var context = new WebSocketAcceptContext { SubProtocol = protocol, KeepAliveInterval = s_idle, KeepAliveTimeout = s_patience };
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync(context);
        using var client = new SocketClient(services, this, socket, protocol == "protobuf" ? WireCodec.Protobuf : WireCodec.Json);
        await client.RunAsync(http.RequestAborted);
    }
}
