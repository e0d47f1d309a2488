using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

[Collection(NightCollection.Name)]
public class ActionTests(Night night)
{
    [Fact]
    public async Task AnAlarmIsAcknowledgedAndShelvedWithAComment()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("overview");
        ILocator row = page.Locator("tr", new() { HasText = "/Station/Leak/alarm" });
        await row.WaitForAsync();
        await page.Locator("#z-alarm-comment").FillAsync("seen <b>by</b> the test");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Acknowledge") }).ClickAsync();
        await Expect(row).ToContainTextAsync("acknowledged");
        await Expect(row).ToContainTextAsync("seen <b>by</b> the test");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Shelve") }).ClickAsync();
        await Expect(row).ToContainTextAsync("shelved");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Unshelve") }).ClickAsync();
        await Expect(row).Not.ToContainTextAsync("shelved");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task OpenMctsOwnAlarmListShowsTheLeak()
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.Page.GotoAsync("/#/browse/faults.taxonomy:faultManagement.view");
        await Expect(seat.Page.GetByLabel("Fault name").Filter(new() { HasText = "alarm" }).First).ToBeVisibleAsync();
        await seat.PhotographAsync("alarms");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AHatchIsClosedByHandAndTheDrawingFollows()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("station");
        ILocator mark = page.Locator("[data-hatch=H_COL]");
        await Expect(mark).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("z-hatch-open"));
        await mark.FocusAsync();
        await seat.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#z-hatch")).ToHaveValueAsync("H_COL");
        await page.Locator("[data-do=hatch_close]").ClickAsync();
        await Expect(mark).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("z-hatch-(closed|stuck)"));
        await page.Locator("[data-do=hatch_open]").ClickAsync();
        await Expect(mark).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("z-hatch-open"));
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AHatchThatIsShutTellsWhereTheLeakIsNot()
    {
        string[] block = ["Poisk", "SoyuzMS08_BO", "SoyuzMS08_SA"];
        double before = await ShareAsync(block);
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        await page.Locator("#z-hatch").SelectOptionAsync("H_Poisk");
        await page.Locator("[data-do=hatch_close]").ClickAsync();
        await night.UntilAsync("the leak is not behind the hatch", async () => await ShareAsync(block) < before / 2);
        await Expect(page.Locator("[data-part=operations]")).ToContainTextAsync("H_Poisk");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AGaugeReadingGoesIntoTheOperationsLog()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        await page.Locator("#z-gauge-module").SelectOptionAsync("SM_RO");
        await page.Locator("#z-gauge-value").FillAsync("733,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter reading" }).ClickAsync();
        await Expect(page.GetByText("733,5 mmHg in SM_RO is recorded.")).ToBeVisibleAsync();
        JsonElement log = await night.Http.GetFromJsonAsync<JsonElement>($"/api/zarya/{Night.Mission}/operations?limit=1000", TestContext.Current.CancellationToken);
        Assert.Contains(log.GetProperty("operations").EnumerateArray(), o => o.GetProperty("event").GetString() == "gauge" && o.GetProperty("subject").GetString() == "SM_RO");
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task ANoteIsWrittenIntoTheRecordAndShownAsText()
    {
        const string note = "<img src=x onerror=alert(1)> & done";
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("overview");
        await page.Locator("#z-note").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await Expect(page.GetByText(note).First).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AnEventWithMarkupIsText()
    {
        const string message = "<img src=x onerror=alert(2)><script>alert(3)</script>";
        (await night.Http.PostAsJsonAsync($"/api/archive/{Night.Mission}/events", new { message, source = "<i>test</i>", severity = "watch" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("overview");
        await Expect(page.GetByText(message).First).ToBeVisibleAsync();
        await seat.Page.GotoAsync($"/#/browse/{Night.Space}:mission/{Night.Space}:events");
        await Expect(seat.Page.Locator("td", new() { HasText = "onerror=alert(2)" }).First).ToBeVisibleAsync();
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task WhatTheServerRefusesIsSaidWithTheReason()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("leak");
        await page.Locator("#z-op-event").SelectOptionAsync("hatch_close");
        await page.Locator("#z-op-subject").FillAsync("NO_SUCH_HATCH");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter as done" }).ClickAsync();
        await Expect(page.GetByText("Not done:").First).ToBeVisibleAsync();
    }

    private async Task<double> ShareAsync(string[] modules) =>
        (await night.LeakAsync()).GetProperty("modules").EnumerateArray().Where(m => modules.Contains(m.GetProperty("id").GetString())).Sum(m => m.GetProperty("probability").GetDouble());
}
