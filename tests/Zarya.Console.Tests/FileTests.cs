using System.Net;

namespace Zarya.Console.Tests;

[Collection(NightCollection.Name)]
public class FileTests(Night night)
{
    [Fact]
    public async Task ThePageRefusesScriptsInItselfAndAnythingFromElsewhere()
    {
        using HttpResponseMessage page = await night.Http.GetAsync("/", TestContext.Current.CancellationToken);
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        string scripts = policy.Split("; ").Single(part => part.StartsWith("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/..%2fzarya.dll")]
    [InlineData("/console/%2e%2e/zarya.dll")]
    [InlineData("/console//etc/passwd")]
    [InlineData("/console/openmct/..%5c..%5czarya.dll")]
    [InlineData("/console/index.html%00.js")]
    [InlineData("/console/")]
    public async Task NoPathLeadsOutOfTheConsole(string path)
    {
        using HttpResponseMessage answer = await night.Http.GetAsync(new Uri(night.Address + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task AFileThatTheBrowserHasIsNotSentAgain()
    {
        using HttpResponseMessage first = await night.Http.GetAsync("/console/main.js", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/console/main.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await night.Http.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
