using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Zarya.Contracts.Client;

/// <summary>A client of the HTTP API, written from the contract alone.</summary>
internal sealed class HttpCaller(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>GET that must succeed, as JSON.</summary>
    public async Task<JsonElement> GetAsync(string path) => await JsonOf(await SendAsync(HttpMethod.Get, path), path);

    /// <summary>POST that must succeed, as browsers send JSON when nobody tells them what it is.</summary>
    public async Task<JsonElement> PostAsync(string path, string body) => await JsonOf(await SendAsync(HttpMethod.Post, path, body), path);

    /// <summary>Any call with a JSON body.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string? contentType = "text/plain;charset=UTF-8")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Any call in Protobuf, as the Python client makes them.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> SendWireAsync(HttpMethod method, string path, WireMessage? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", "application/protobuf");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/protobuf");
        }
        using HttpResponseMessage answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] octets = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (octets.Length > 0) Assert.Equal("application/protobuf", answer.Content.Headers.ContentType?.ToString());
        return (answer.StatusCode, octets);
    }

    /// <summary>GET in Protobuf that must succeed.</summary>
    public async Task<WireMessage> GetWireAsync(string path)
    {
        (HttpStatusCode status, byte[] body) = await SendWireAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, status);
        return WireMessage.Read(body);
    }

    /// <summary>Sends a request octet for octet, and returns the answer's head and what came with it.</summary>
    public static async Task<string> SendRawAsync(Uri address, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")), TestContext.Current.CancellationToken);
        byte[] buffer = new byte[64 * 1024];
        int read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <summary>The error of an answer that must have failed.</summary>
    public static async Task<(int Status, string Type, string Message)> ErrorOf(HttpResponseMessage answer)
    {
        JsonElement error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((int)answer.StatusCode, error.GetProperty("code").GetInt32());
        return ((int)answer.StatusCode, error.GetProperty("type").GetString()!, error.GetProperty("msg").GetString()!);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer, string path)
    {
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        answer.Dispose();
        return JsonDocument.Parse(text).RootElement;
    }
}
