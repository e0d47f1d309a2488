using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

/// <summary>What others wrote is text wherever it is shown: names, descriptions and units of a definition, titles of displays. Events, notes and comments: <see cref="ActionTests"/>, <see cref="IncidentPageTests"/>.</summary>
[Collection(NightCollection.Name)]
public class MarkupTests(Night night)
{
    private const string Name = "<img src=x onerror=alert(5)>";
    private const string Injected = "() => document.querySelectorAll('img[src=x], b[onclick]').length";
    private const string Words = "<script>alert(6)</script><b onclick=alert(7)>bold</b>";

    [Fact]
    public async Task NamesAndDescriptionsOfADefinitionAreText()
    {
        using var folder = new MissionInTemporaryFolder();
        (int http, int udp) = (RunningZarya.FreePort(), RunningZarya.FreePort());
        folder.Write("mission.xtce.xml", Definition());
        folder.Write("mission.yaml", $"name: odd\ndescription: \"{Words}\"\nmdb:\n  files: [mission.xtce.xml]\n  root: /Odd/Packet\nlinks:\n  - name: udp\n    kind: udp\n    listen: 127.0.0.1:{udp}\nrecord:\n  folder: record\nserver:\n  listen: 127.0.0.1:{http}\n");
        folder.Write("displays/values.json", $$"""{"kind": "parameters", "title": "{{Words}}", "under": "/Odd"}""");
        await using RunningZarya server = RunningZarya.Start("serve", folder.Path);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        await server.UntilAsync("the server answers", async () => (await client.GetAsync("/api/instances", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await using Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
        await seat.Page.GotoAsync("/");
        ILocator row = seat.Page.Locator(".z-values tbody tr", new() { HasText = Name });
        await Expect(row).ToContainTextAsync(Words);
        await Expect(seat.Page.Locator("[role=tree]").First).ToContainTextAsync(Words);
        // A value beyond its limit: then the name stands among the alarms.
        using (var sender = new UdpClient())
            await sender.SendAsync(new byte[] { 0x00, 0x64, 0xC0, 0x00, 0x00, 0x01, 0x00, 0x09 }, new IPEndPoint(IPAddress.Loopback, udp), TestContext.Current.CancellationToken);
        await Expect(row).ToContainTextAsync("■ critical");
        // Open MCT's own page of the parameter, with its name as the title.
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(seat.Page.GetByText(Name).First).ToBeVisibleAsync();
        Assert.Equal(0, await seat.Page.EvaluateAsync<int>(Injected));
        await seat.Page.GotoAsync("/#/browse/faults.taxonomy:faultManagement.view");
        await Expect(seat.Page.GetByLabel("Fault name").Filter(new() { HasText = Name }).First).ToBeVisibleAsync();
        Assert.Equal(0, await seat.Page.EvaluateAsync<int>(Injected));
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
            <ParameterTypeSet><IntegerParameterType name="Head" signed="false" sizeInBits="16"><IntegerDataEncoding sizeInBits="16" encoding="unsigned"/></IntegerParameterType><IntegerParameterType name="Word" signed="false" sizeInBits="16"><UnitSet><Unit>{words}</Unit></UnitSet><IntegerDataEncoding sizeInBits="16" encoding="unsigned"/><DefaultAlarm><StaticAlarmRanges><CriticalRange maxInclusive="5"/></StaticAlarmRanges></DefaultAlarm></IntegerParameterType></ParameterTypeSet>
            <ParameterSet><Parameter name="ID" parameterTypeRef="Head"/><Parameter name="COUNT" parameterTypeRef="Head"/><Parameter name="LENGTH" parameterTypeRef="Head"/><Parameter name="{name}" shortDescription="{words}" parameterTypeRef="Word"/></ParameterSet>
            <ContainerSet><SequenceContainer name="Packet"><EntryList><ParameterRefEntry parameterRef="ID"/><ParameterRefEntry parameterRef="COUNT"/><ParameterRefEntry parameterRef="LENGTH"/><ParameterRefEntry parameterRef="{name}"/></EntryList></SequenceContainer></ContainerSet>
            </TelemetryMetaData>
            </SpaceSystem>
            """;
    }
}
