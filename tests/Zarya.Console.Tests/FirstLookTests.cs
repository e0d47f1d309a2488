using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

[Collection(NightCollection.Name)]
public class FirstLookTests(Night night)
{
    [Fact]
    public async Task TheFirstPageShowsTheStationInTheMissionsTime()
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.Page.GotoAsync("/");
        await Expect(seat.Page.Locator(".z-schematic [data-module=Lab]")).ToBeVisibleAsync();
        await Expect(seat.Page.Locator(".z-module")).ToHaveCountAsync(26);
        await Expect(seat.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^2018-0[89]-\d\d \d\d:\d\d:\d\d UTC$"));
        await Expect(seat.Page.Locator(".z-verdict")).ToContainTextAsync("LEAK leak-1");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheTreeLeadsToParameters()
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.Page.GotoAsync("/");
        await seat.Page.Locator(".z-schematic").WaitForAsync();
        // Mission and displays are unfolded for who comes for the first time.
        await Expect(seat.Page.GetByLabel("Navigate to Overview").First).ToBeVisibleAsync();
        foreach (string name in new[] { "Space systems", "ISS", "Lab" }) await seat.Page.GetByLabel($"Expand {name} folder", new() { Exact = true }).ClickAsync();
        await Expect(seat.Page.GetByLabel("Navigate to P_total zarya.parameter Object", new() { Exact = true })).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task APlotHasThePastAndMoves()
    {
        await using Seat seat = await night.SitDownAsync();
        Task<IResponse> past = seat.Page.WaitForResponseAsync(response => response.Url.Contains("/samples?", StringComparison.Ordinal));
        await seat.Page.GotoAsync($"/#/browse/{Night.Space}:mission/{Night.Space}:system.~2F/{Night.Space}:system.~2FISS/{Night.Space}:system.~2FISS~2FLab/{Night.Space}:parameter.~2FISS~2FLab~2FP_total");
        Assert.True((await (await past).JsonAsync())!.Value.GetProperty("sample").GetArrayLength() > 50);
        ILocator legend = seat.Page.Locator(".plot-wrapper-axis-and-display-area, .gl-plot").First;
        await legend.WaitForAsync();
        byte[] before = await legend.ScreenshotAsync();
        await night.UntilAsync("the plot moves", async () => !Enumerable.SequenceEqual(before, await legend.ScreenshotAsync()));
        await seat.PhotographAsync("plot");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task TheConsoleSpeaksRussian()
    {
        await using Seat seat = await night.SitDownAsync("ru-RU");
        ILocator page = await seat.OpenAsync("leak");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Утечка");
        await Expect(page.Locator(".z-verdict")).ToContainTextAsync("УТЕЧКА leak-1");
        await seat.PhotographAsync("leak-ru");
        await seat.OpenAsync("station");
        await Expect(seat.Page.Locator(".z-page h1")).ToHaveTextAsync("Станция");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task PressureIsShownInTheUnitThatWasChosen()
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.OpenAsync("leak");
        await seat.Page.GetByLabel("Unit of pressure").SelectOptionAsync("psi");
        await Expect(seat.Page.Locator("[data-part=amounts]")).ToContainTextAsync(" psi");
        seat.AssertNoTrouble();
    }
}
