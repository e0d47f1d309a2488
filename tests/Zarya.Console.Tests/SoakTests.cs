using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Zarya.Console.Tests;

/// <summary>
/// Hours of the mission on every display, accelerated; what stays in the browser's heap after a full collection is compared. <c>ZARYA_SOAK_HOURS</c> says how many (8 for a release; a short run otherwise).
/// </summary>
[Collection(NightCollection.Name)]
public class SoakTests(Night night)
{
    private const double Speed = 600;
    private static readonly string[] s_displays = ["station", "leak", "overview", "archive", "fleet"];
    private static readonly double s_hours = double.Parse(Environment.GetEnvironmentVariable("ZARYA_SOAK_HOURS") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task TheHeapDoesNotGrowOnAnyDisplay()
    {
        Assert.SkipWhen(night.IsMissing, "there is no browser");
        string address = $"127.0.0.1:{RunningZarya.FreePort()}";
        await using RunningZarya server = RunningZarya.Start("demo", "--speed", Speed.ToString(CultureInfo.InvariantCulture), "--listen", address);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        await server.UntilAsync("the leak stands", async () => (await client.GetFromJsonAsync<JsonElement>($"/api/zarya/{Night.Mission}/leak", TestContext.Current.CancellationToken)).GetProperty("alarm").ValueKind == JsonValueKind.Object);
        var seats = new List<Seat>();
        try
        {
            foreach (string display in s_displays)
            {
                Seat seat = await night.SitDownAtAsync(client.BaseAddress.ToString());
                seats.Add(seat);
                await seat.OpenAsync(display);
            }
            // What is made on the way and then stays (compiled code, caches, the first rows of tables) is not growth: a quarter of the time belongs to the start.
            await FlyAsync(server, client, s_hours / 4);
            Heap[] before = await ReadAsync(seats);
            await FlyAsync(server, client, s_hours);
            Heap[] after = await ReadAsync(seats);
            for (int i = 0; i < s_displays.Length; i++)
            {
                Measures.Add($"heap of {s_displays[i]} over {s_hours} h", after[i].Octets / 1e6, "MB");
                Measures.Add("growth of it", 100 * Growth(before[i], after[i]), "%");
            }
            for (int i = 0; i < s_displays.Length; i++)
            {
                Assert.True(Growth(before[i], after[i]) < 0.05, $"{s_displays[i]}: {before[i]} became {after[i]}");
                // Listeners do not come with time. Nodes do until the tables of alarms, events and operations, which show 50 lines, are full.
                Assert.True(after[i].Listeners <= before[i].Listeners * 1.2 + 50, $"{s_displays[i]}: {before[i]} became {after[i]}");
                Assert.True(after[i].Nodes <= before[i].Nodes + 3000, $"{s_displays[i]}: {before[i]} became {after[i]}");
                seats[i].AssertNoTrouble();
            }
        }
        finally
        {
            foreach (Seat seat in seats) await seat.DisposeAsync();
        }
    }

    private static double Growth(Heap before, Heap after) => ((double)after.Octets / before.Octets) - 1;

    private static async Task FlyAsync(RunningZarya server, HttpClient client, double hours)
    {
        DateTimeOffset until = await NowAsync(client) + TimeSpan.FromHours(hours);
        await server.UntilAsync($"{until:u}", async () => await NowAsync(client) >= until);
    }

    private static async Task<DateTimeOffset> NowAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/zarya/{Night.Mission}/simulation", TestContext.Current.CancellationToken)).GetProperty("time").GetDateTimeOffset();

    private static async Task<Heap[]> ReadAsync(List<Seat> seats)
    {
        var heaps = new List<Heap>();
        foreach (Seat seat in seats)
        {
            await using ICDPSession session = await seat.Page.Context.NewCDPSessionAsync(seat.Page);
            // Twice: what the first frees may hold more.
            for (int i = 0; i < 2; i++) await session.SendAsync("HeapProfiler.collectGarbage");
            JsonElement? heap = await session.SendAsync("Runtime.getHeapUsage");
            JsonElement? tree = await session.SendAsync("Memory.getDOMCounters");
            heaps.Add(new Heap((long)heap!.Value.GetProperty("usedSize").GetDouble(), tree!.Value.GetProperty("nodes").GetInt32(), tree.Value.GetProperty("jsEventListeners").GetInt32()));
        }
        return [.. heaps];
    }

    private sealed record Heap(long Octets, int Nodes, int Listeners);
}
