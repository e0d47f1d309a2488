using OxyPlot;
using Zarya.Time;

namespace Zarya.Leaks.Page.Charts;

/// <summary>The charts of the page.</summary>
/// <param name="story">What happened.</param>
/// <param name="marks">What is marked.</param>
/// <param name="leapSeconds">To write UTC.</param>
internal sealed class StoryCharts(LeakStory story, EventMarks marks, LeapSeconds leapSeconds)
{
    /// <summary>Pressure of the group.</summary>
    public string Pressure()
    {
        TimeChart chart = New("pressure, mmHg");
        chart.AddLine("pressure of the connected group", story.Pressure, Ink.Blue);
        marks.AddTo(chart);
        return chart.Draw("pressure", 240, "Pressure of the connected group, mmHg", Range(story.Pressure, "mmHg"));
    }

    /// <summary>Mass of nitrogen, which nothing on board adds or takes away.</summary>
    public string Nitrogen()
    {
        TimeChart chart = New("dry nitrogen, kg");
        chart.AddLine("mass of dry nitrogen in the group, at the file's volumes", story.Nitrogen, Ink.Green);
        marks.AddTo(chart);
        return chart.Draw("nitrogen", 240, "Mass of dry nitrogen in the connected group, kg", Range(story.Nitrogen, "kg"));
    }

    /// <summary>Rate with its interval.</summary>
    public string Rate()
    {
        TimeChart chart = New("loss, mmHg/h");
        chart.AddBand("5 to 95 %", story.Rate.P05, story.Rate.P95, Ink.Blue);
        chart.AddLine("whole loss to space, median", story.Rate.Median, Ink.Blue);
        chart.AddLevel(0);
        marks.AddTo(chart);
        return chart.Draw("rate", 240, "Rate of the whole loss to space, mmHg/h", Range(story.Rate.Median, "mmHg/h"));
    }

    /// <summary>What the change of pressure consists of.</summary>
    public string Attribution()
    {
        AttributionSeries parts = story.Attribution;
        TimeChart chart = New("change, mmHg/h");
        chart.AddLevel(0);
        chart.AddBand("unexplained, 5 to 95 %", parts.UnexplainedLow, parts.UnexplainedHigh, Ink.Red);
        chart.AddLine("unexplained", parts.Unexplained, Ink.Red, thickness: 2.5);
        chart.AddLine("temperature", parts.Temperature, Ink.Orange, LineStyle.Dash);
        chart.AddLine("oxygen", parts.Oxygen, Ink.Blue, LineStyle.Dot);
        chart.AddLine("CO₂ and water", parts.CarbonDioxideAndWater, Ink.Sky, LineStyle.DashDot);
        chart.AddLine("operations", parts.Operations, Ink.Purple, LineStyle.LongDash);
        chart.AddLine("ordinary loss", parts.Ordinary, Ink.Green, LineStyle.DashDotDot);
        marks.AddTo(chart);
        return chart.Draw("attribution", 300, "Attribution of the change of pressure, mmHg/h", Range(parts.Unexplained, "mmHg/h unexplained"));
    }

    /// <summary>Probability of a leak.</summary>
    public string Probability()
    {
        TimeChart chart = New("leak probability");
        chart.Limit(-0.02, 1.02);
        chart.AddLine("probability of a leak above the ordinary loss", story.Probability, Ink.Red);
        marks.AddTo(chart);
        return chart.Draw("probability", 170, "Probability of a leak above the ordinary loss", Range(story.Probability, ""));
    }

    private TimeChart New(string unit) => new(unit, story.First, story.Last, leapSeconds);

    private static string Range(BinnedSeries series, string unit)
    {
        SeriesBin[] bins = [.. series.Bins().Select(b => b.Bin)];
        return bins.Length == 0 ? "Nothing to show." : $"From {PageText.Number(bins[0].Mean)} to {PageText.Number(bins[^1].Mean)}; lowest {PageText.Number(bins.Min(b => b.Min))}, highest {PageText.Number(bins.Max(b => b.Max))} {unit}".TrimEnd() + ".";
    }
}
