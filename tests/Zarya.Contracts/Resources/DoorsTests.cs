using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Resources;

/// <summary>Browsers, compression, the description of the API.</summary>
public sealed class DoorsTests(StartedServer server) : IClassFixture<StartedServer>, IDisposable
{
    private readonly HttpCaller _http = new(server.Address);

    [Theory]
    [InlineData("POST /api/links/orbiter/tcp:resetCounters", "https://evil.example", "localhost", 403)]
    [InlineData("POST /api/links/orbiter/tcp:resetCounters", "http://localhost:9000", "localhost", 200)]
    [InlineData("POST /api/links/orbiter/tcp:resetCounters", null, "localhost", 200)]
    [InlineData("GET /api/instances", "https://evil.example", "localhost", 200)]
    [InlineData("GET /api/instances", null, "evil.example", 403)]
    [InlineData("GET /api/instances", null, "127.0.0.1", 200)]
    public async Task Foreign_pages_may_not_change_anything(string call, string? origin, string host, int status)
    {
        string answer = await HttpCaller.SendRawAsync(server.Address, $"{call} HTTP/1.1\nHost: {host}\n{(origin is null ? "" : $"Origin: {origin}\n")}Content-Length: 0\nConnection: close\n\n");
        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Foreign_pages_may_not_open_a_socket()
    {
        string answer = await HttpCaller.SendRawAsync(server.Address,
            "GET /api/websocket HTTP/1.1\nHost: localhost\nOrigin: https://evil.example\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n");
        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_answers_are_compressed_for_who_offers_it()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/mdb/orbiter/parameters?details=true");
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate");
        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        await using var content = new GZipStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using JsonDocument json = await JsonDocument.ParseAsync(content, default, TestContext.Current.CancellationToken);
        Assert.True(json.RootElement.GetProperty("parameters").GetArrayLength() > 20);
    }

    [Fact]
    public async Task The_description_names_every_route_and_every_message()
    {
        JsonElement document = await _http.GetAsync("/api/openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        HashSet<string> described = [.. document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"))];
        Assert.All((await _http.GetAsync("/api/routes")).GetProperty("routes").EnumerateArray(), r =>
            Assert.Contains($"{r.GetProperty("method").GetString()} {r.GetProperty("template").GetString()!.Replace("*}", "}", StringComparison.Ordinal)}", described));
        HashSet<string> schemas = [.. document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name)];
        Assert.All(Regex.Matches(document.GetRawText(), "\"#/components/schemas/([^\"]+)\""), m => Assert.Contains(m.Groups[1].Value, schemas));
        Assert.All(document.GetProperty("paths").EnumerateObject(), p => Assert.All(p.Value.EnumerateObject(), m =>
            Assert.Equal(Regex.Matches(p.Name, @"\{(\w+)\}").Select(v => v.Groups[1].Value).Order(),
                m.Value.GetProperty("parameters").EnumerateArray().Where(v => v.GetProperty("in").GetString() == "path").Select(v => v.GetProperty("name").GetString()!).Order())));
    }

    [Fact]
    public async Task The_page_runs_no_script_but_its_own()
    {
        using HttpResponseMessage page = await _http.SendAsync(HttpMethod.Get, "/docs");
        string html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", html);
        Assert.DoesNotMatch(@"\son\w+=|style=|https?://", html);
        foreach (string file in new[] { "docs/docs.js", "docs/docs.css" })
        {
            Assert.Contains(file, html, StringComparison.Ordinal);
            using HttpResponseMessage answer = await _http.SendAsync(HttpMethod.Get, "/" + file);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    public void Dispose() => _http.Dispose();
}
