using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Zarya.Server.Api.Routing;

namespace Zarya.Fuzz.Serving;

/// <summary>Malformed requests to every route: paths, query strings, JSON and Protobuf bodies, whole heads. Nothing is answered with 500, nothing hangs, and afterwards the server answers as before.</summary>
internal static class RequestCampaign
{
    /// <summary>The true answer to a head whose first line names no version of HTTP (RFC 9110 section 15.6.6): the web server's own, before any of ours is asked.</summary>
    private const int HttpVersionNotSupported = 505;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task<FuzzResult> RunAsync(int seed, int requests, FuzzedServer server)
    {
        var result = new FuzzResult("malformed requests");
        ApiRoute[] routes = [.. RouteList.All()];
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { BaseAddress = server.Address, Timeout = s_patience };
        for (int i = 0; i < requests; i++)
        {
            var random = new Random(seed + i);
            ApiRoute route = routes[i % routes.Length];
            string told = "";
            (int status, string? failure) = random.Next(10) == 0 ? await RawAsync(random, server.Address, route, t => told = t) : await CallAsync(random, http, route, t => told = t);
            result.Check($"seed {seed + i}", () => status >= 500 && status is not (503 or HttpVersionNotSupported) ? $"{status} for {told}" : failure is null ? null : $"{failure} for {told}");
            result.Saw(status switch { 0 => "cut off", < 300 => "done", 503 => "503", < 500 or HttpVersionNotSupported => $"{status}", _ => "500" });
        }
        using HttpResponseMessage health = await http.GetAsync("/healthz");
        result.Check("afterwards", () => health.IsSuccessStatusCode ? null : "the server does not answer any more");
        return result;
    }

    private static async Task<(int Status, string? Failure)> CallAsync(Random random, HttpClient http, ApiRoute route, Action<string> tell)
    {
        string json = RandomMessage.Json(random, route.Request);
        string path = PathOf(random, route);
        string query = random.Next(2) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Name(random, route)}={Uri.EscapeDataString(RandomMessage.Text(random).Replace("\0", "", StringComparison.Ordinal))}"));
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), path + query);
        if (random.Next(2) == 0) request.Headers.TryAddWithoutValidation("Accept", random.Next(4) == 0 ? RandomMessage.Text(random).Replace("\0", "", StringComparison.Ordinal) : "application/protobuf");
        if (route.Method != "GET")
        {
            (byte[] body, string type) = Body(random, json, route);
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        tell($"{route.Method} {path}{query} {(route.Method == "GET" ? "" : json)}");
        using var wait = new CancellationTokenSource(s_patience);
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, wait.Token);
            // Some answers have no end; what counts is that they begin.
            await using Stream stream = await answer.Content.ReadAsStreamAsync(wait.Token);
            byte[] buffer = new byte[16_384];
            for (int i = 0; i < 20 && await stream.ReadAsync(buffer, wait.Token) > 0; i++)
            {
            }
            return ((int)answer.StatusCode, null);
        }
        catch (OperationCanceledException)
        {
            return (0, "no answer in 20 s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // A stream in which something goes wrong is cut off; a head that is refused too.
            return (0, null);
        }
    }

    private static (byte[] Body, string Type) Body(Random random, string json, ApiRoute route)
    {
        if (random.Next(3) > 0 || route.IsOwn) return (random.Next(3) == 0 ? Mutation.Document(random, Encoding.UTF8.GetBytes(json)) : Encoding.UTF8.GetBytes(json), random.Next(2) == 0 ? "application/json" : "text/plain;charset=UTF-8");
        byte[] octets;
        try
        {
            octets = JsonParser.Default.Parse(json, route.Request).ToByteArray();
        }
        catch (Exception e) when (e is IOException or FormatException or OverflowException or InvalidOperationException)
        {
            octets = Encoding.UTF8.GetBytes(json);
        }
        return (random.Next(2) == 0 ? octets : Mutation.Packet(random, [octets]), "application/protobuf");
    }

    private static string PathOf(Random random, ApiRoute route)
    {
        var path = new StringBuilder();
        foreach (string part in route.Template.Text.Split('{'))
        {
            int end = part.IndexOf('}', StringComparison.Ordinal);
            if (end < 0)
            {
                path.Append(part);
                continue;
            }
            string name = part[..end].TrimEnd('*');
            string value = name switch
            {
                "instance" or "mission" when random.Next(8) > 0 => random.Next(2) == 0 ? "first-light" : "iss-2018-08-29",
                "processor" when random.Next(8) > 0 => "realtime",
                "name" or "alarm" when random.Next(3) > 0 => "FirstLight/CABIN_PRESSURE",
                _ => RandomMessage.Text(random),
            };
            path.Append(Uri.EscapeDataString(value.Length > 4000 ? value[..4000] : value)).Append(part.AsSpan(end + 1));
        }
        string text = path.ToString();
        return random.Next(12) == 0 ? text.Insert(random.Next(1, text.Length), "%" + random.Next(256).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)) : text;
    }

    private static string Name(Random random, ApiRoute route)
    {
        var fields = route.Request.Fields.InDeclarationOrder();
        string[] common = ["limit", "start", "stop", "pos", "order", "next", "count", "q", "fields"];
        return fields.Count > 0 && random.Next(3) > 0 ? fields[random.Next(fields.Count)].JsonName : common[random.Next(common.Length)];
    }

    /// <summary>A head with octets changed, as no library would send it.</summary>
    private static async Task<(int Status, string? Failure)> RawAsync(Random random, Uri address, ApiRoute route, Action<string> tell)
    {
        string head = $"{route.Method} {PathOf(random, route)} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Length: {(random.Next(2) == 0 ? "2" : RandomMessage.Text(random))}\r\n\r\n{{}}";
        byte[] octets = Mutation.Document(random, Encoding.Latin1.GetBytes(head));
        tell(Convert.ToHexStringLower(octets));
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = socket.GetStream();
        using var wait = new CancellationTokenSource(s_patience);
        try
        {
            await stream.WriteAsync(octets, wait.Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            byte[] buffer = new byte[4096];
            int read = await stream.ReadAsync(buffer, wait.Token);
            return (read > 12 && int.TryParse(Encoding.ASCII.GetString(buffer, 9, 3), out int status) ? status : 0, null);
        }
        catch (OperationCanceledException)
        {
            return (0, "no answer in 20 s");
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return (0, null);
        }
    }
}
