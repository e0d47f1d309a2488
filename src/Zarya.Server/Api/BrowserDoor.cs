using System.Net;
using Microsoft.AspNetCore.Http;

namespace Zarya.Server.Api;

/// <summary>
/// Keeps foreign web pages out while nobody has to sign in: a page in somebody's browser could otherwise post to a server on that person's own machine (JSON as <c>text/plain</c>
/// needs no leave from CORS, and a WebSocket none at all), or read from it under a name that it made point there. Programs send no <c>Origin</c> and are not asked.
/// </summary>
internal sealed class BrowserDoor(ApiOptions options)
{
    private readonly HashSet<string> _hosts = new(options.AllowedHosts.Concat(options.AllowedOrigins.Where(o => o != "*").Select(HostOf)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets a request in, or answers it: a refusal or the answer to a browser's question beforehand (preflight).</summary>
    public async Task<bool> AdmitAsync(HttpContext http)
    {
        string origin = http.Request.Headers.Origin.ToString();
        bool isAllowed = options.AllowedOrigins.Contains("*") || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
        if (origin.Length > 0 && isAllowed) Permit(http, origin);
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = 204;
            return false;
        }
        bool changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        bool isForeign = origin.Length > 0 && !isAllowed && !IsSame(origin, http.Request.Host) && !IsLoopback(HostOf(origin));
        if (isForeign && (changes || http.WebSockets.IsWebSocketRequest)) return await RefuseAsync(http, $"Pages from {origin} may not call; 'server: {{cors: [{origin}]}}' in mission.yaml lets them");
        string host = http.Request.Host.Host;
        return host.Length == 0 || IsAddress(host) || IsLoopback(host) || _hosts.Contains(host) || options.AllowedOrigins.Contains("*")
            || await RefuseAsync(http, $"The server is not known as {host}; 'server: {{cors: [http://{http.Request.Host.Value}]}}' in mission.yaml lets it be called so");
    }

    private static void Permit(HttpContext http, string origin)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlAllowMethods = "GET, POST, PUT, PATCH, DELETE";
        headers.AccessControlAllowHeaders = "Content-Type, Accept, Authorization, X-Yamcs-Fields";
        headers.AccessControlMaxAge = "600";
        headers.Vary = "Origin";
    }

    private static async Task<bool> RefuseAsync(HttpContext http, string why)
    {
        http.Response.StatusCode = 403;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync($"403 {why}\n");
        return false;
    }

    private static bool IsSame(string origin, HostString host) => Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static string HostOf(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) ? uri.Host : "";

    private static bool IsAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
