using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.OpenApi;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Envelope;
using Zarya.Server.Api.Sockets;

namespace Zarya.Server.Api;

/// <summary>
/// Puts the HTTP and WebSocket API before whatever else a web application answers: <c>/api</c>, <c>/auth</c>, <c>/docs</c>, and <c>/</c>. It routes by itself, from the target as it came over the wire,
/// because parameter names in paths hold slashes that are lost once a server has decoded them.
/// </summary>
public static class ApiHost
{
    /// <summary>Adds the API. Dispose what is returned when the application has stopped.</summary>
    /// <param name="app">The application.</param>
    /// <param name="missions">What is shown.</param>
    /// <param name="options">What is set.</param>
    /// <param name="clock">For waiting and for topics that speak once a second.</param>
    /// <param name="log">Where trouble is written.</param>
    /// <returns>The feeds from processors to subscribers.</returns>
    public static IAsyncDisposable UseZaryaApi(this IApplicationBuilder app, IMissions missions, ApiOptions options, TimeProvider clock, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(missions);
        ArgumentNullException.ThrowIfNull(options);
        var services = new ApiServices(missions, options, clock, log);
        var table = new RouteTable(RouteList.All());
        var sockets = new SocketDoor(services);
        var door = new BrowserDoor(options);
        services.Routes = table;
        services.Feeds = new FeedDirectory(services);
        app.UseWebSockets();
        app.Use(next => http => AnswerAsync(http, next, services, table, sockets, door));
        return services.Feeds;
    }

    /// <summary>Settings of Kestrel that the contract needs: small bodies, long paths.</summary>
    public static void Configure(KestrelServerOptions kestrel, ApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(options);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestOctets;
    }

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next, ApiServices services, RouteTable table, SocketDoor sockets, BrowserDoor door)
    {
        RequestTarget target = RequestTarget.Parse(http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/");
        string prefix = services.Options.ContextPath;
        bool isOurs = target.Path.StartsWith(prefix, StringComparison.Ordinal);
        string path = isOurs ? target.Path[prefix.Length..] : target.Path;
        // Clients put their base address and a path together with one slash too many.
        if (path.StartsWith("//", StringComparison.Ordinal)) path = "/" + path.TrimStart('/');
        if (!isOurs || !IsApi(path))
        {
            if (!isOurs || !await DocsPage.TryAnswerAsync(http, path)) await next(http);
            return;
        }
        if (!await door.AdmitAsync(http)) return;
        if (path is "/api/websocket" or "/api/websocket/")
        {
            await sockets.AnswerAsync(http);
            return;
        }
        if (!table.TryFind(http.Request.Method, path, out ApiRoute? route, out string[] values, out IReadOnlyList<string> others))
        {
            if (others.Count > 0) http.Response.Headers.Allow = string.Join(", ", others);
            await AnswerNoRouteAsync(http, others.Count > 0 ? 405 : 404, others.Count > 0 ? "Method not allowed" : "No such route");
            return;
        }
        var variables = route!.Template.Variables.Zip(values, (name, text) => new KeyValuePair<string, string>(name, text)).ToArray();
        await CallAsync(http, new ApiCall(http, services, route, variables, target.Query), services);
    }

    private static async Task CallAsync(HttpContext http, ApiCall call, ApiServices services)
    {
        try
        {
            await call.Route.AnswerAsync(call);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception) when (http.Response.HasStarted)
        {
            // Nothing can be said any more: cut it off, so that nobody takes a part for the whole.
            http.Abort();
            throw;
        }
        catch (Exception e)
        {
            await AnswerErrorAsync(http, call.Codec, Explain(e, services, call.Route));
        }
    }

    private static ExceptionMessage Explain(Exception exception, ApiServices services, ApiRoute route)
    {
        if (exception is ApiException refusal) return new() { Code = refusal.Code, Type = refusal.Type, Msg = refusal.Message };
        if (exception is Microsoft.AspNetCore.Http.BadHttpRequestException bad) return new() { Code = bad.StatusCode, Type = "BadRequestException", Msg = bad.Message };
        ApiLog.CallFailed(services.Log, route.Method, route.Template.Text, exception);
        return new() { Code = 500, Type = "InternalServerErrorException", Msg = $"The server failed to answer: {exception.GetType().Name}" };
    }

    private static Task AnswerErrorAsync(HttpContext http, WireCodec codec, ExceptionMessage error)
    {
        http.Response.Clear();
        http.Response.StatusCode = error.Code;
        // What is left of a body that is too large is not read.
        if (error.Code == 413) http.Response.Headers.Connection = "close";
        return ApiCall.AnswerOctetsAsync(http, codec == WireCodec.Protobuf ? error.ToByteArray() : JsonOutput.ToOctets(error), codec.MediaType());
    }

    // Text is no Protobuf: a client that asks for that fails to parse it, and its people never see what is wrong.
    private static Task AnswerNoRouteAsync(HttpContext http, int status, string text)
    {
        if (WireCodecs.OfAnswer(http.Request.Headers.Accept, http.Request.ContentType) == WireCodec.Protobuf)
            return AnswerErrorAsync(http, WireCodec.Protobuf, new ExceptionMessage { Code = status, Type = status == 405 ? "MethodNotAllowedException" : "NotFoundException", Msg = text });
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{status} {text}\n"));
    }

    private static bool IsApi(string path) => path is "/api" or "/auth" || path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/auth/", StringComparison.Ordinal);
}
