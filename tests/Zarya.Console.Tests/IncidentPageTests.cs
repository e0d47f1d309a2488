using System.Net.Http.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

/// <summary>The page of an incident: from the console to it, on a phone, on paper, in a feed reader.</summary>
[Collection(NightCollection.Name)]
public class IncidentPageTests(Night night)
{
    private const string Markup = "<img src=x onerror=alert(4)><b>seen</b> & \"noted\"";
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";
    private static readonly string s_axe = File.ReadAllText(Path.Combine(Night.Root, "console", "node_modules", "axe-core", "axe.min.js"));

    [Fact]
    public async Task TheVerdictLeadsToTheIncident()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator display = await seat.OpenAsync("leak");
        IPage page = await seat.Page.Context.RunAndWaitForPageAsync(() => display.Locator(".z-verdict a").ClickAsync());
        await Expect(page).ToHaveURLAsync(new Regex($"/incidents/{Night.Mission}/leak-1\\?lang=en$"));
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator("article")).ToContainTextAsync("leak-alarm");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AnAlarmLeadsToItsIncident()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator display = await seat.OpenAsync("overview");
        await Expect(display.Locator("tr", new() { HasText = "/Station/Leak/alarm" }).GetByRole(AriaRole.Link, new() { Name = "Incident leak-1" })).ToHaveAttributeAsync("href", $"/incidents/{Night.Mission}/leak-1?lang=en");
        await Expect(display.Locator(".z-incidents")).ToContainTextAsync("leak-1");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task InRussianTheWatchItsDisplayAndItsIncidentSpeakRussian()
    {
        await using Seat seat = await night.SitDownAsync("ru-RU");
        ILocator display = await seat.OpenAsync("leak");
        await Expect(display.Locator("[data-part=attribution] .z-bullets li").First).ToHaveTextAsync(new Regex("^[а-яё]"));
        foreach (string words in await display.Locator("[data-part=attribution] .z-bullets li, [data-part=next] .z-panel > p").AllTextContentsAsync()) Assert.Matches("[а-яё]{3}", words);
        IPage page = await seat.Page.Context.RunAndWaitForPageAsync(() => display.Locator(".z-verdict a").ClickAsync());
        await Expect(page).ToHaveURLAsync(new Regex(@"\?lang=ru$"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
        await Expect(page.Locator("article")).ToContainTextAsync("тревога по утечке");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("article")).ToContainTextAsync("leak-alarm");
        seat.AssertNoTrouble();
    }

    [Theory]
    [InlineData(390, 844, "phone")]
    [InlineData(1280, 900, "desk")]
    public async Task ThePageIsReadableAndHasNoSeriousFaultOfAccessibility(int width, int height, string name)
    {
        await SayAsync();
        await using Seat seat = await night.SitDownAsync(width: width, height: height);
        await seat.Page.GotoAsync("/incidents/leak-1");
        await Expect(seat.Page.GetByText(Markup).First).ToBeVisibleAsync();
        Assert.False(await seat.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), "the page is wider than the window");
        await seat.Page.ScreenshotAsync(new() { Path = Path.Combine(Night.Pictures, $"incident-{name}.png"), FullPage = true });
        // The page allows no scripts, and the browser's own way in is not bound by that.
        await seat.Page.EvaluateAsync(s_axe);
        string[] faults = await seat.Page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes[0].html}`)");
        Assert.Empty(faults);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task OnPaperThereIsDarkOnWhiteAndNothingToClick()
    {
        await using Seat seat = await night.SitDownAsync(scheme: ColorScheme.Dark);
        await seat.Page.GotoAsync("/incidents/leak-1");
        await seat.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(seat.Page.Locator("footer")).ToBeHiddenAsync();
        string[] colours = await seat.Page.EvaluateAsync<string[]>("() => { const style = getComputedStyle(document.body); return [style.backgroundColor, style.color]; }");
        Assert.True(Light(colours[0]) > 0.9 && Light(colours[1]) < 0.3, string.Join(" on ", colours));
        byte[] paper = await seat.Page.PdfAsync();
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(paper, 0, 4), StringComparison.Ordinal);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheFeedIsAtom()
    {
        await SayAsync();
        using HttpResponseMessage answer = await night.Http.GetAsync("/incidents.atom", TestContext.Current.CancellationToken);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        XElement feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        // RFC 4287, 4.1.1 and 4.1.2: what has to be there, once each; 4.2.6: ids never come twice; 3.3: dates of RFC 3339.
        Assert.Equal(s_atom + "feed", feed.Name);
        XElement[] entries = [.. feed.Elements(s_atom + "entry")];
        Assert.NotEmpty(entries);
        foreach (XElement one in entries.Prepend(feed))
        {
            foreach (string name in new[] { "id", "title", "updated" }) Assert.Single(one.Elements(s_atom + name));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", one.Element(s_atom + "updated")!.Value);
            Assert.True(Uri.IsWellFormedUriString(one.Element(s_atom + "id")!.Value, UriKind.Absolute));
            Assert.Contains(one.Elements(s_atom + "link"), link => (string?)link.Attribute("rel") == "alternate");
            Assert.NotEmpty(one.Elements(s_atom + "author").Concat(feed.Elements(s_atom + "author")));
        }
        Assert.Equal(entries.Length, entries.Select(e => e.Element(s_atom + "id")!.Value).Distinct().Count());
        Assert.Contains(entries, e => e.Element(s_atom + "summary")!.Value.Contains(Markup, StringComparison.Ordinal));
        foreach (string? target in entries.SelectMany(e => e.Elements(s_atom + "link")).Select(l => (string?)l.Attribute("href")))
        {
            using HttpResponseMessage page = await night.Http.GetAsync(target, TestContext.Current.CancellationToken);
            Assert.True(page.IsSuccessStatusCode, target);
        }
    }

    private async Task SayAsync() =>
        (await night.Http.PostAsJsonAsync($"/api/zarya/{Night.Mission}/incidents/leak-1/comments", new { text = Markup }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static double Light(string colour)
    {
        double[] parts = [.. Regex.Matches(colour, @"[\d.]+").Select(m => double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];
        // Nothing behind the text is paper.
        return parts is [_, _, _, 0] ? 1 : parts.Take(3).Average() / 255;
    }
}
