using Microsoft.AspNetCore.Http;
using Zarya.Server.Api.Calls;

namespace Zarya.Server.Api.Sockets;

/// <summary>Where WebSocket clients come in.</summary>
internal sealed class SocketDoor(ApiServices services)
{
    /// <summary>What processors tell subscribers.</summary>
    public FeedDirectory Feeds { get; } = new(services);

    /// <summary>Serves a client until it goes.</summary>
    public static Task AnswerAsync(HttpContext http)
    {
        http.Response.StatusCode = 501;
        return Task.CompletedTask;
    }
}
