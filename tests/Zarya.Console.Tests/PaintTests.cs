namespace Zarya.Console.Tests;

/// <summary>How soon the first page shows something that means something: the modules of the station with their pressures.</summary>
[Collection(NightCollection.Name)]
public class PaintTests(Night night)
{
    // A frame after the mutation the browser has painted it.
    private const string Watch = """
        window.zaryaPaint = new Promise(done => {
          const look = new MutationObserver(() => {
            if (![...document.querySelectorAll('.z-module text')].some(t => /\d/.test(t.textContent) && /mmHg|°C/.test(t.textContent))) return;
            look.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
          });
          look.observe(document, { childList: true, subtree: true });
        });
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheFirstMeaningfulPaintIsMeasured(bool isAgain)
    {
        await using Seat seat = await night.SitDownAsync();
        await seat.Page.AddInitScriptAsync(Watch);
        await seat.Page.GotoAsync("/");
        double meaningful = await seat.Page.EvaluateAsync<double>("() => window.zaryaPaint");
        if (isAgain)
        {
            await seat.Page.ReloadAsync();
            meaningful = await seat.Page.EvaluateAsync<double>("() => window.zaryaPaint");
        }
        double first = await seat.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
        Assert.True(first >= 0 && meaningful >= first, $"{first} {meaningful}");
        string when = isAgain ? "again" : "first visit";
        Measures.Add($"first contentful paint, {when}", first / 1000, "s");
        Measures.Add($"first meaningful paint, {when}", meaningful / 1000, "s");
        seat.AssertNoTrouble();
    }
}
