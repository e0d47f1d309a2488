using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zarya.Console.Tests;

/// <summary>The guides say what is so: their commands are typed as they stand there, and what they promise is looked for. Only ports are others, as those may be taken.</summary>
[Collection(NightCollection.Name)]
public class GuideTests(Night night)
{
    [Fact]
    public async Task TheFirstTenMinutesAreAsTheGuideSays()
    {
        Assert.SkipWhen(night.IsMissing, "there is no browser");
        string command = Assert.Single(Guide.Commands("first-ten-minutes.md"));
        Assert.StartsWith("dotnet run --project src/Zarya -c Release -- ", command, StringComparison.Ordinal);
        string address = $"127.0.0.1:{RunningZarya.FreePort()}";
        // Built it is already; the rest of the line is typed.
        string[] arguments = [.. command[(command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..].Split(' '), "--listen", address];
        await using RunningZarya server = RunningZarya.Start(arguments);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        await server.UntilAsync("the server answers", async () => (await client.GetAsync("/api/instances", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        string promised = Regex.Match(Guide.Text("first-ten-minutes.md"), "^The night of .*$", RegexOptions.Multiline).Value;
        await server.UntilAsync("the line that the guide shows", () => Task.FromResult(server.Told.Contains(promised.Replace("127.0.0.1:8090", address, StringComparison.Ordinal))));

        await using Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
        await seat.Page.GotoAsync("/");
        await Expect(seat.Page.Locator(".z-module")).ToHaveCountAsync(26);
        // "The clock stands at 20:00 as soon as the day before is flown", and there is no leak yet: two minutes of it are left at 60 times.
        await server.UntilAsync("the day before is flown", async () => (await SimulationAsync(client)).GetProperty("fastUntil").ValueKind == JsonValueKind.Null);
        Assert.StartsWith("2018-08-29T2", (await SimulationAsync(client)).GetProperty("time").GetString(), StringComparison.Ordinal);
        // "Make it faster".
        await seat.Page.Locator("#z-sim-speed").SelectOptionAsync("600");
        await seat.Page.Locator("#z-sim-set").ClickAsync();
        await Expect(seat.Page.Locator(".z-verdict")).ToContainTextAsync("LEAK leak-1", new() { Timeout = 240_000 });
        await seat.Page.Locator("#z-sim-speed").SelectOptionAsync("60");
        await seat.Page.Locator("#z-sim-set").ClickAsync();
        // "The alarm": Displays, Leak, by the tree that is unfolded.
        await seat.Page.GetByLabel("Navigate to Leak").First.ClickAsync();
        await Expect(seat.Page.Locator(".z-reserve")).ToContainTextAsync("490");
        await Expect(seat.Page.Locator("[data-part=next]")).ToContainTextAsync("Shut H_");
        // "Choose the hatch and press Close".
        string hatch = Regex.Match(await seat.Page.Locator("[data-part=next] .z-headline").TextContentAsync() ?? "", "H_[A-Za-z0-9_]+").Value;
        await seat.Page.Locator("#z-hatch").SelectOptionAsync(hatch);
        await seat.Page.Locator("[data-do=hatch_close]").ClickAsync();
        await Expect(seat.Page.Locator("[data-part=operations]")).ToContainTextAsync(hatch);
        seat.AssertNoTrouble();
    }

    [Fact]
    public async Task YourOwnSpacecraftIsAsTheGuideSays()
    {
        Assert.SkipWhen(night.IsMissing || OperatingSystem.IsWindows(), "there is no browser, or no bash");
        using var folder = new MissionInTemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "missions"), Path.Combine(Night.Root, "missions"));
        folder.Write("bin/zarya", $"#!/bin/sh\nexec dotnet '{RunningZarya.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder.Path, "bin", "zarya"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = $"{Path.Combine(folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        (int http, int udp, int tcp) = (RunningZarya.FreePort(), RunningZarya.FreePort(), RunningZarya.FreePort());
        string Here(string text) => text.Replace(":8090", $":{http}", StringComparison.Ordinal).Replace(":10015", $":{udp}", StringComparison.Ordinal).Replace("/10025", $"/{tcp}", StringComparison.Ordinal).Replace(":10025", $":{tcp}", StringComparison.Ordinal);
        RunningZarya Type(string command) => RunningZarya.Start("bash", ["-c", Here(command)], folder.Path, ("PATH", path));

        string[] commands = Guide.Commands("your-own-spacecraft.md");
        Assert.Equal(["zarya mdb check", "zarya decode", "zarya new", "zarya check", "zarya serve", "cat"], commands.Select(c => Regex.Match(c, "^(zarya mdb check|zarya \\w+|\\w+)").Value));
        foreach (string command in commands.TakeWhile(c => !c.StartsWith("zarya serve", StringComparison.Ordinal)))
        {
            await using RunningZarya typed = Type(command);
            Assert.True(await typed.EndAsync() == 0, $"{command}\n{string.Join('\n', typed.Told)}");
            if (command.StartsWith("zarya new", StringComparison.Ordinal)) folder.Write("my-mission/mission.yaml", Here(await File.ReadAllTextAsync(Path.Combine(folder.Path, "my-mission", "mission.yaml"), TestContext.Current.CancellationToken)));
        }
        await using RunningZarya server = Type(commands[^2]);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        await server.UntilAsync("the server answers", async () => (await client.GetAsync("/api/instances", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await using (RunningZarya sent = Type(commands[^1])) Assert.True(await sent.EndAsync() == 0, string.Join('\n', sent.Told));

        // "Look": the first page is the display Values, with what was sent and when it was made.
        await using Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
        await seat.Page.GotoAsync("/");
        ILocator voltage = seat.Page.Locator("tr[data-parameter='/FirstLight/BUS_VOLTAGE']");
        await Expect(voltage).ToContainTextAsync("2026-11-23 05:00:59 UTC");
        await seat.PhotographAsync("values");
        // Choosing it shows its plot at the time of the data, however long ago that is.
        await voltage.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(seat.Page).ToHaveURLAsync(new Regex("tc.mode=fixed"));
        await Expect(seat.Page.Locator(".gl-plot").First).ToBeVisibleAsync();
        // "Archive, Whole record".
        await seat.Page.GetByLabel("Navigate to Archive").First.ClickAsync();
        await seat.Page.Locator("#z-arc-whole").ClickAsync();
        await Expect(seat.Page.Locator("#z-arc-start")).ToHaveValueAsync(new Regex("^2026-11-23 05:00"));
        await Expect(seat.Page.Locator(".z-have").First).ToBeAttachedAsync();
        seat.AssertNoTrouble();
    }

    private static Task<JsonElement> SimulationAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>($"/api/zarya/{Night.Mission}/simulation", TestContext.Current.CancellationToken);
}
