using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

/// <summary>What stands on the displays is what the server says.</summary>
[Collection(NightCollection.Name)]
public class ShownTests(Night night)
{
    /// <summary>Shares below 2 % are not written on the drawing.</summary>
    private const double LeastShown = 0.02;

    private static readonly string[] s_ranks = ["◌", "✓", "◇", "△", "▲", "■", "✖"];
    private static readonly string s_axe = File.ReadAllText(Path.Combine(Night.Root, "console", "node_modules", "axe-core", "axe.min.js"));

    [Fact]
    public async Task WhereTheLeakMayBeStandsOnTheDrawing()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("station");
        // Both move as the night goes on: wait until they agree.
        await night.UntilAsync("the drawing says what the watch says", async () =>
        {
            string[] likely = [.. (await night.LeakAsync()).GetProperty("modules").EnumerateArray().Where(m => m.GetProperty("probability").GetDouble() >= 1.2 * LeastShown).Select(m => m.GetProperty("id").GetString()!)];
            string[] unlikely = [.. (await night.LeakAsync()).GetProperty("modules").EnumerateArray().Where(m => m.GetProperty("probability").GetDouble() < 0.8 * LeastShown).Select(m => m.GetProperty("id").GetString()!)];
            Assert.NotEmpty(likely);
            string[] marked = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('[data-module]')].filter(m => m.querySelector('.z-shade') && /◆ [\\d.]+ %/.test(m.textContent)).map(m => m.dataset.module)");
            return likely.All(marked.Contains) && !unlikely.Any(marked.Contains);
        });
        await Expect(page.Locator(".z-hatch.z-next, .z-hatch-open").First).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AdviceHasAnAgeAndMoments()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        JsonElement next = default;
        await night.UntilAsync("a hatch is advised", async () => (next = (await night.LeakAsync()).GetProperty("next")).ValueKind == JsonValueKind.Object && next.GetProperty("hatch").ValueKind == JsonValueKind.String);
        ILocator part = page.Locator("[data-part=next]");
        await Expect(part).ToContainTextAsync(new Regex(@"Advised 2018-0[89]-\d\d \d\d:\d\d:\d\d UTC"));
        await Expect(part).ToContainTextAsync(new Regex(@"to 2018-0[89]-\d\d \d\d:\d\d:\d\d UTC"));
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheWorstMemberOfAFleetStandsFirst()
    {
        // One of those that would stand in the middle gets a limit that its pressure is beyond.
        const string limits = "/api/mdb-overrides/" + Night.Mission + "/realtime/parameters/ISS/SM_RO/P_total";
        using var tight = JsonContent.Create(new { action = "SET_DEFAULT_ALARMS", defaultAlarm = new { staticAlarmRange = new[] { new { level = "CRITICAL", maxInclusive = 100 } } } });
        (await night.Http.PatchAsync(limits, tight, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("fleet");
        ILocator first = page.Locator("tbody tr").First;
        await Expect(first).ToContainTextAsync("SM_RO");
        await Expect(first).ToContainTextAsync("■ critical");
        string[] worst = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('tbody tr')].map(row => row.cells[1].textContent.trim()[0])");
        Assert.Equal(26, worst.Length);
        int[] ranks = [.. worst.Select(sign => Array.IndexOf(s_ranks, sign))];
        Assert.DoesNotContain(-1, ranks);
        Assert.Equal(ranks.OrderDescending(), ranks);
        using var usual = JsonContent.Create(new { action = "RESET_ALARMS" });
        (await night.Http.PatchAsync(limits, usual, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AReplayShowsThePastAgain()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("archive");
        await page.Locator("#z-arc-whole").ClickAsync();
        await page.Locator("#z-arc-replay").ClickAsync();
        ILocator link = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^replay-2018") }).First;
        IPage replay = await seat.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        ILocator clock = replay.GetByRole(AriaRole.Timer);
        await Expect(clock).ToHaveTextAsync(new Regex(@"^2018-08-\d\d \d\d:\d\d:\d\d UTC$"));
        string first = await clock.TextContentAsync() ?? "";
        string live = (await night.LeakAsync()).GetProperty("time").GetString()!;
        Assert.True(string.CompareOrdinal(first[..10] + "T" + first[11..19], live) < 0, $"{first} is not before {live}");
        await night.UntilAsync("the replay goes on", async () => await clock.TextContentAsync() != first);
        seat.AssertNoTrouble();
    }

    [Theory]
    [InlineData("station", "Станция")]
    [InlineData("leak", "Утечка")]
    [InlineData("overview", "Обзор")]
    [InlineData("archive", "Архив")]
    [InlineData("fleet", "Отсеки")]
    public async Task EveryDisplaySpeaksRussian(string display, string title)
    {
        await using Seat seat = await night.SitDownAsync("ru-RU");
        ILocator page = await seat.OpenAsync(display);
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        string[] words = await page.EvaluateAsync<string[]>("page => [...page.querySelectorAll('h2, h3, th, dt, button, label > span, .z-note')].map(e => e.textContent.trim()).filter(t => /[a-zA-Z]{3}/.test(t) && !/[а-яА-Я]/.test(t))");
        // Names of parameters, modules and links are names in every language.
        Assert.All(words, word => Assert.Matches(@"^([A-Za-z]+_[A-Za-z0-9_]+(, .*)?|pp[A-Z0-9]+(, .*)?|[A-Z]{2,}.*|UTC.*|/.*)$", word));
        await seat.PhotographAsync($"{display}-ru");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheBarAndTheListOfIncidentsHaveNoSeriousFaultOfAccessibility()
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.OpenAsync("overview");
        await seat.Page.EvaluateAsync(s_axe);
        Assert.Empty(await FaultsAsync(seat.Page, "'.z-indicator'"));
        await seat.Page.GotoAsync("/incidents");
        await seat.Page.EvaluateAsync(s_axe);
        Assert.Empty(await FaultsAsync(seat.Page, "document"));
        seat.AssertNoTrouble();
    }

    private static Task<string[]> FaultsAsync(IPage page, string where) =>
        page.EvaluateAsync<string[]>($"async () => (await axe.run({where})).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${{v.id}}: ${{v.nodes[0].html}}`)");
}
