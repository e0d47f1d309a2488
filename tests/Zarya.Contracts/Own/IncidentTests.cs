using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Zarya.Contracts.Client;

namespace Zarya.Contracts.Own;

/// <summary>Incidents, the notebook, pages and the feed over HTTP.</summary>
public sealed class IncidentTests(StationServer server) : IClassFixture<StationServer>
{
    private const string Root = "/api/zarya/orbiter/";
    private const string Evil = "<script>alert(1)</script>";

    [Fact]
    public async Task People_begin_an_incident_and_write_to_it()
    {
        using HttpCaller client = server.Client();
        string id = (await client.PostAsync(Root + "incidents", $$"""{"title": "Fan {{Evil}}", "severity": "watch"}""")).GetProperty("id").GetString()!;
        string other = (await client.PostAsync(Root + "incidents", """{"title": "Other"}""")).GetProperty("id").GetString()!;
        await client.PostAsync($"{Root}incidents/{id}/statements", $$"""{"agency": "ЦУП", "text": "{{Evil}}"}""");
        await client.PostAsync($"{Root}incidents/{id}/comments", """{"text": "one\ntwo"}""");
        await client.PostAsync($"{Root}incidents/{id}/tags", """{"add": ["fan", "noise"]}""");
        await client.PostAsync($"{Root}incidents/{id}/tags", """{"remove": ["noise"]}""");
        await client.PostAsync($"{Root}incidents/{id}/related", $$"""{"add": ["{{other}}"]}""");
        JsonElement incident = await client.PostAsync($"{Root}incidents/{id}/state", """{"state": "over", "reason": "it turns"}""");
        Assert.Equal(("over", "watch", $"Fan {Evil}"), (incident.GetProperty("state").GetString(), incident.GetProperty("severity").GetString(), incident.GetProperty("title").GetString()));
        Assert.Equal(("ЦУП", Evil, "guest"), (incident.GetProperty("statements")[0].GetProperty("agency").GetString(), incident.GetProperty("statements")[0].GetProperty("text").GetString(), incident.GetProperty("statements")[0].GetProperty("by").GetString()));
        Assert.Equal("one\ntwo", incident.GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal(["fan"], incident.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal([other], incident.GetProperty("related").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal(["begin", "statement", "comment", "end"], incident.GetProperty("timeline").EnumerateArray().Where(i => i.GetProperty("kind").GetString() is "begin" or "statement" or "comment" or "end").Select(i => i.GetProperty("kind").GetString()!));

        // JSON has no markup of anybody's, the page has it as text, the style is a file of its own.
        string json = await (await client.SendAsync(HttpMethod.Get, $"{Root}incidents/{id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", json, StringComparison.Ordinal);
        using HttpResponseMessage page = await client.SendAsync(HttpMethod.Get, $"/incidents/orbiter/{id}");
        string html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("text/html; charset=utf-8", HttpStatusCode.OK), (page.Content.Headers.ContentType!.ToString(), page.StatusCode));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("text/css; charset=utf-8", (await client.SendAsync(HttpMethod.Get, "/incidents.css")).Content.Headers.ContentType!.ToString());

        using HttpResponseMessage feed = await client.SendAsync(HttpMethod.Get, "/incidents.atom");
        Assert.Equal("application/atom+xml; charset=utf-8", feed.Content.Headers.ContentType!.ToString());
        XElement atom = XElement.Parse(await feed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        XNamespace space = "http://www.w3.org/2005/Atom";
        Assert.Contains($"{id}: Fan {Evil}", atom.Elements(space + "entry").Select(e => e.Element(space + "title")!.Value));
        Assert.All(atom.Elements(space + "entry").Elements(space + "link"), l => Assert.StartsWith(server.Address.ToString(), l.Attribute("href")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/incidents", "text/html")]
    [InlineData("/incidents.atom", "application/atom+xml")]
    [InlineData("/incidents/none", "text/plain")]
    public async Task Pages_are_in_the_language_of_the_address_or_of_the_browser(string path, string type)
    {
        using HttpCaller client = server.Client();
        foreach ((string query, string accepted, string language) in new[] { ("", "de", "en"), ("", "ru, en;q=0.5", "ru"), ("?lang=ru", "en", "ru"), ("?lang=en", "ru", "en"), ("?lang=xx", "ru", "ru") })
        {
            string answer = await HttpCaller.SendRawAsync(server.Address, $"GET {path}{query} HTTP/1.1\nHost: localhost\nAccept-Language: {accepted}\nConnection: close\n\n");
            Assert.Contains($"Content-Type: {type}", answer, StringComparison.Ordinal);
            Assert.Contains($"Content-Language: {language}\r\n", answer, StringComparison.Ordinal);
            Assert.Contains("Vary: Accept-Language\r\n", answer, StringComparison.Ordinal);
            Assert.Equal(language == "ru", answer.Contains("роисшестви", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_not_there_or_cannot_be_is_said_in_words()
    {
        using HttpCaller client = server.Client();
        string id = (await client.PostAsync(Root + "incidents", """{"title": "x"}""")).GetProperty("id").GetString()!;
        Assert.Equal(404, (await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Get, Root + "incidents/none"))).Status);
        Assert.Equal(404, (await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Post, Root + "incidents/none/comments", """{"text": "x"}"""))).Status);
        foreach ((string part, string body, string words) in new[]
        {
            ("statements", """{"text": "x"}""", "agency"), ("statements", """{"agency": "x"}""", "text"), ("comments", $$"""{"text": "{{new string('x', 4001)}}"}""", "4000"), ("tags", "{}", "add or remove"),
            ("tags", """{"add": "x"}""", "list"), ("tags", """{"add": [""]}""", "empty"), ("related", """{"add": ["none"]}""", "no incident 'none'"), ("related", $$"""{"add": ["{{id}}"]}""", "itself"),
            ("state", """{"state": "open"}""", "already"), ("state", """{"state": "x"}""", "open or over"),
        })
        {
            (int status, _, string message) = await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Post, $"{Root}incidents/{id}/{part}", body));
            Assert.Equal(400, status);
            Assert.Contains(words, message, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, "/incidents/none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, "/incidents/a/b/c")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.SendAsync(HttpMethod.Post, "/incidents", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.SendAsync(HttpMethod.Delete, Root + "incidents")).StatusCode);
    }

    [Fact]
    public async Task Pages_are_not_shown_under_a_foreign_name()
    {
        string answer = await HttpCaller.SendRawAsync(server.Address, "GET /incidents HTTP/1.1\nHost: evil.example\nConnection: close\n\n");
        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await HttpCaller.SendRawAsync(server.Address, "HEAD /incidents HTTP/1.1\nHost: localhost\nConnection: close\n\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_are_written_and_read()
    {
        using HttpCaller client = server.Client();
        JsonElement note = await client.PostAsync(Root + "notebook", $$"""{"text": "{{Evil}}"}""");
        Assert.Equal((Evil, "guest"), (note.GetProperty("text").GetString(), note.GetProperty("by").GetString()));
        await client.PostAsync(Root + "notebook", """{"text": "second"}""");
        Assert.Equal(["second", Evil], (await client.GetAsync(Root + "notebook?limit=2")).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("text").GetString()!));
        Assert.Equal(400, (await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Get, Root + "notebook?limit=0"))).Status);
        Assert.Equal(400, (await HttpCaller.ErrorOf(await client.SendAsync(HttpMethod.Get, Root + "notebook?start=now"))).Status);
    }

    [Fact]
    public async Task The_API_describes_these_calls_too()
    {
        using HttpCaller client = server.Client();
        Assert.Contains("/api/zarya/{instance}/incidents/{id}/statements", (await client.GetAsync("/api/routes")).GetProperty("routes").EnumerateArray().Select(r => r.GetProperty("template").GetString() ?? r.GetProperty("url").GetString()));
    }
}
