using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

[Collection(NightCollection.Name)]
public class DisplayTests(Night night)
{
    private static readonly string s_axe = File.ReadAllText(Path.Combine(Night.Root, "console", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>axe-core tells faults of accessibility in four grades; the upper two fail.</summary>
    [Theory]
    [InlineData("station", ColorScheme.Dark)]
    [InlineData("leak", ColorScheme.Dark)]
    [InlineData("overview", ColorScheme.Dark)]
    [InlineData("archive", ColorScheme.Dark)]
    [InlineData("fleet", ColorScheme.Dark)]
    [InlineData("station", ColorScheme.Light)]
    [InlineData("leak", ColorScheme.Light)]
    [InlineData("overview", ColorScheme.Light)]
    [InlineData("archive", ColorScheme.Light)]
    [InlineData("fleet", ColorScheme.Light)]
    public async Task ADisplayHasNoSeriousFaultOfAccessibility(string display, ColorScheme scheme)
    {
        await using Seat seat = await night.SitDownAsync(scheme: scheme);
        await seat.OpenAsync(display);
        await seat.PhotographAsync(scheme == ColorScheme.Dark ? display : $"{display}-light");
        await seat.Page.EvaluateAsync(s_axe);
        string[] faults = await seat.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run('.z-display')).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes[0].html}`)");
        Assert.Empty(faults);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheLeakDisplaySaysAllThatTheWatchKnows()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        ILocator amounts = page.Locator("[data-part=amounts]");
        foreach (string unit in new[] { "mmHg/h", "kg/d", "lb/d", "mm²" }) await Expect(amounts).ToContainTextAsync(unit);
        await Expect(page.Locator(".z-reserve .z-count")).ToHaveCountAsync(2);
        await Expect(page.Locator(".z-reserve")).ToContainTextAsync("runs out 20");
        await Expect(page.Locator(".z-bars [role=listitem]")).ToHaveCountAsync(6);
        await Expect(page.Locator(".z-plot .uplot")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-part=places]")).ToContainTextAsync("%");
        await Expect(page.Locator("[data-part=quality] tbody tr").First).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheReserveCountsDown()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        ILocator first = page.Locator(".z-reserve").First;
        string? before = await first.TextContentAsync();
        await night.UntilAsync("the reserve counts", async () => await first.TextContentAsync() != before);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheArchiveShowsWhatThereIsAndTheTimeJumps()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("archive");
        await Expect(page.Locator(".z-have").First).ToBeAttachedAsync();
        await page.Locator("#z-arc-jump").ClickAsync();
        await Expect(seat.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("tc.mode=fixed"));
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheArchiveIsReplayedAndTakenAway()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("archive");
        await page.Locator("#z-arc-replay").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^replay-2018") }).First).ToBeVisibleAsync();
        await page.Locator("#z-arc-parameter").FillAsync("/Station/Leak/pressure");
        IDownload download = await seat.Page.RunAndWaitForDownloadAsync(() => page.Locator("#z-arc-csv").ClickAsync());
        using var csv = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("Time,/Station/Leak/pressure", await csv.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("2018-08-", await csv.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheFleetTableListsTheWorstFirst()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("fleet");
        await Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }
}
