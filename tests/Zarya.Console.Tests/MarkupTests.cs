using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

/// <summary>What others wrote is text wherever it is shown: names and descriptions of a definition, alarms and their comments, units, enumerations.</summary>
[Collection(NightCollection.Name)]
public class MarkupTests(Night night)
{
    private const string Name = "<img src=x onerror=alert(5)>";
    private const string Words = "<script>alert(6)</script><b onclick=alert(7)>bold</b>";

    [Fact]
    public async Task NamesAndDescriptionsOfADefinitionAreText()
    {
        using var folder = new MissionInTemporaryFolder();
        int http = RunningZarya.FreePort();
        folder.Write("mission.xtce.xml", Definition());
        folder.Write("mission.yaml", $"name: odd\ndescription: \"{Words}\"\nmdb:\n  files: [mission.xtce.xml]\nlinks:\n  - name: udp\n    kind: udp\n    listen: 127.0.0.1:{RunningZarya.FreePort()}\nrecord:\n  folder: record\nserver:\n  listen: 127.0.0.1:{http}\n");
        folder.Write("displays/values.json", $$"""{"kind": "parameters", "title": "{{Words}}", "under": "/Odd"}""");
        await using RunningZarya server = RunningZarya.Start("serve", folder.Path);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        await server.UntilAsync("the server answers", async () => (await client.GetAsync("/api/instances", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await using Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
        await seat.Page.GotoAsync("/");
        ILocator row = seat.Page.Locator(".z-values tbody tr", new() { HasText = Name });
        await Expect(row).ToContainTextAsync(Words);
        await Expect(seat.Page.Locator("[role=tree]").First).ToContainTextAsync(Words);
        // Open MCT's own page of the parameter, with its name as the title.
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(seat.Page.GetByText(Name).First).ToBeVisibleAsync();
        Assert.Equal(0, await seat.Page.EvaluateAsync<int>("() => document.querySelectorAll('img[src=x], b[onclick]').length"));
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task AnEventOfAnyLevelAndAnAlarmsCommentAreText()
    {
        await using Seat seat = await night.SitDownAsync();
        ILocator page = await seat.OpenAsync("overview");
        (await night.Http.PostAsJsonAsync($"/api/archive/{Night.Mission}/events", new { message = Words, source = Name, type = Name, severity = "critical" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        ILocator alarm = page.Locator("tr", new() { HasText = Words }).First;
        await alarm.WaitForAsync();
        await page.Locator("#z-alarm-comment").FillAsync(Words);
        ILocator button = alarm.GetByRole(AriaRole.Button, new() { NameRegex = new("^Acknowledge") });
        if (await button.CountAsync() > 0) await button.ClickAsync();
        foreach (string place in new[] { $"/#/browse/{Night.Space}:mission/{Night.Space}:events", "/#/browse/faults.taxonomy:faultManagement.view" })
        {
            await seat.Page.GotoAsync(place);
            await Expect(seat.Page.GetByText("alert(6)").Or(seat.Page.GetByText("onerror=alert(5)")).First).ToBeAttachedAsync();
            Assert.Equal(0, await seat.Page.EvaluateAsync<int>("() => document.querySelectorAll('img[src=x], b[onclick]').length"));
        }
        seat.AssertNoTrouble();
    }

    private static string Definition()
    {
        string name = System.Security.SecurityElement.Escape(Name);
        string words = System.Security.SecurityElement.Escape(Words);
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <SpaceSystem name="Odd" shortDescription="{words}" xmlns="http://www.omg.org/spec/XTCE/20180204">
            <TelemetryMetaData>
            <ParameterTypeSet><IntegerParameterType name="Word" signed="false" sizeInBits="16"><UnitSet><Unit>{words}</Unit></UnitSet><IntegerDataEncoding sizeInBits="16" encoding="unsigned"/></IntegerParameterType></ParameterTypeSet>
            <ParameterSet><Parameter name="{name}" shortDescription="{words}" parameterTypeRef="Word"/></ParameterSet>
            <ContainerSet><SequenceContainer name="Packet"><EntryList><ParameterRefEntry parameterRef="{name}"/></EntryList></SequenceContainer></ContainerSet>
            </TelemetryMetaData>
            </SpaceSystem>
            """;
    }
}
