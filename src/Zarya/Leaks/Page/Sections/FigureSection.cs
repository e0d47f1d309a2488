using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page.Sections;

/// <summary>Rate, area and the countdown to both floors.</summary>
internal static class FigureSection
{
    public static string Write(LeakStory story, PageText text)
    {
        if (story.State is not { } state) return "<p>There is no assessment.</p>\n";
        var sizes = new HtmlTable("whole present loss to space", ">median", ">5 to 95 %", "unit");
        Add(sizes, "rate, fall of pressure", state.RateMmHgPerH, "mmHg/h");
        Add(sizes, "rate, mass", state.RateKgPerD, "kg/d");
        Add(sizes, "", Units.Times(state.RateKgPerD, PageText.PoundsPerKg), "lb/d");
        Add(sizes, "time for 1 mmHg on the gauge", Units.SecondsPerMmHg(state.RateMmHgPerH), "s");
        Add(sizes, "effective area Cd·A", state.CdaMm2, "mm²");
        string when = text.Utc(story.StateTime);
        return $"<p class=\"soft\">As of {when}, the last assessment. Pressure of the group {PageText.Quantity(state.PressureMmHg, "mmHg")}, dry nitrogen {PageText.Quantity(state.NitrogenKg, "kg")} at the volumes of the station file, {Trend(story)}. The station's ordinary loss is included.</p>\n"
            + sizes.OrElse("") + "<div class=\"count\">"
            + Countdown(story.Options.FirstFloorMmHg, state.ReserveTo490H, state.ReserveLinear490H, story, text)
            + Countdown(story.Options.SecondFloorMmHg, state.ReserveTo520H, state.ReserveLinear520H, story, text) + "</div>\n";
    }

    private static string Trend(LeakStory story) => "trend of the rate: " + Verdict.Trend(story);

    private static void Add(HtmlTable table, string what, Estimate estimate, string unit) =>
        table.Add(what, $"<b>{PageText.Number(estimate.Median)}</b>", $"{PageText.Number(estimate.P05)} to {PageText.Number(estimate.P95)}", unit);

    // What is left is counted from the end of what was read, not from the last assessment: that is when the page is right.
    private static string Countdown(double floorMmHg, Estimate exponential, Estimate linear, LeakStory story, PageText text)
    {
        double since = Math.Max(0, (story.Last - story.StateTime).Nanoseconds / 3.6e12);
        return $"<div><p>until {PageText.Quantity(floorMmHg, "mmHg")}</p>{Left("reserve time", exponential)}{Left("linear, conservative", linear)}</div>";

        string Left(string what, Estimate hours)
        {
            Estimate left = new(Math.Max(0, hours.Median - since), Math.Max(0, hours.P05 - since), Math.Max(0, hours.P95 - since));
            return $"<p>{what}: <b>{PageText.Hours(left.Median)}</b> <span class=\"interval\">({PageText.Hours(left.P05)} to {PageText.Hours(left.P95)})</span><br/>runs out {text.UtcAfter(story.Last, left.Median)} <span class=\"interval\">({text.UtcAfter(story.Last, left.P05)} to {text.UtcAfter(story.Last, left.P95)})</span></p>";
        }
    }
}
