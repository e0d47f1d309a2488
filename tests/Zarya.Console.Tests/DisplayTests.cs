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

    [Theory]
    [InlineData("station")]
    [InlineData("leak")]
    [InlineData("overview")]
    [InlineData("archive")]
    public async Task EveryControlIsReachedWithTheKeyboard(string display)
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync(display);
        // What is to be reached: everything that does something when it is clicked.
        string[] all = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('button, a[href], input, select, [role=button]')].filter(e => !e.disabled && e.checkVisibility()).map((e, i) => { e.dataset.stop = String(i); return String(i); })");
        await page.EvaluateAsync("page => { page.tabIndex = -1; page.focus(); }");
        var reached = new HashSet<string>();
        // Tables that scroll are stops too.
        for (int i = 0; i < (2 * all.Length) + 40 && !reached.IsSupersetOf(all); i++)
        {
            await seat.Page.Keyboard.PressAsync("Tab");
            string? stop = await seat.Page.EvaluateAsync<string?>("() => { const e = document.activeElement; return e?.dataset?.stop && getComputedStyle(e).outlineStyle !== 'none' ? e.dataset.stop : null; }");
            if (stop is not null) reached.Add(stop);
            // Displays make tables anew as data come: marks go with them.
            all = [.. all.Intersect(await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('[data-stop]')].map(e => e.dataset.stop)"))];
        }
        Assert.Empty(all.Except(reached));
        Assert.NotEmpty(reached);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task ColoursAreNeverAlone()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("overview");
        await page.Locator(".z-severity").First.WaitForAsync();
        string[] levels = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('.z-severity')].map(e => e.textContent)");
        Assert.All(levels, level => Assert.Matches("^[●◇△▲■✖] [a-z]+", level));
        page = await seat.OpenAsync("station");
        string[] hatches = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('.z-hatch')].map(e => e.className.baseVal.match(/z-hatch-(\\w+)/)[1] + ' ' + [...e.children].map(c => c.tagName).join(' '))");
        // Each state has a shape of its own.
        Assert.Equal(hatches.Select(h => h.Split(' ', 2)[0]).Distinct().Count(), hatches.Distinct().Count());
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task NothingIsCutOffOnASmallScreen()
    {
        await using Seat seat = await night.SitDownAsync(width: 1280, height: 800);
        foreach (string display in new[] { "station", "leak", "overview", "archive", "fleet" })
        {
            await seat.OpenAsync(display);
            // Scrolled sideways nothing, and no table wider than its place.
            string[] wide = await seat.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.z-display, .z-scroll, .z-drawing')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.className} ${e.scrollWidth} > ${e.clientWidth}`)");
            Assert.True(wide.Length == 0, $"{display}: {string.Join("; ", wide)}");
            await seat.PhotographAsync($"{display}-1280");
        }
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
