using Zarya.Leaks.Page.Charts;
using Zarya.Leaks.Page.Schematics;
using Zarya.Leaks.Page.Sections;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>The report of <c>zarya leak report</c>: one HTML page that needs nothing beside itself and no script.</summary>
internal static class LeakPage
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, LeakStory story, LeapSeconds leapSeconds)
    {
        var text = new PageText(leapSeconds);
        var marks = new EventMarks(story);
        var charts = new StoryCharts(story, marks, leapSeconds);
        string station = PageText.Safe(story.Plan.Id);
        (string style, string line) = Verdict.Of(story, text);
        // The policy keeps the page still even if some text slipped through unescaped.
        output.Write($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n<title>Leak report: {station}</title>\n<style>{PageStyle.Css}</style>\n</head>\n<body>\n");
        output.Write($"<header><h1>Leak report: {station}</h1>\n<p class=\"soft\">From {text.Utc(story.First)} to {text.Utc(story.Last)}, all times UTC. Brackets hold the 5 to 95 % interval.</p></header>\n");
        output.Write($"<p class=\"verdict {style}\" id=\"verdict\">{line}</p>\n");
        Section(output, "figures", "How big, how long", FigureSection.Write(story, text));
        Section(output, "pressure-over-time", "Pressure and nitrogen", Figure(charts.Pressure(), "Numbers above the charts are those of the list of operations.") + Figure(charts.Nitrogen(), "Nothing on board makes or uses nitrogen: a fall that no operation explains is a loss."));
        Section(output, "rate-over-time", "Rate and probability", Figure(charts.Rate(), "Intervals that are far wider than most are cut at the edge; the figures above are whole.") + Figure(charts.Probability(), ""));
        Section(output, "attribution-over-time", "Attribution", AttributionSection.Write(story) + Figure(charts.Attribution(), "The parts add up to the observed change; a fall is negative."));
        Section(output, "place", "Where", Figure(Schematic.Draw(story), "Shading: probability that the leak is there. Full outline: in the connected volume that loses air; dashed: outside of it. Ring: open hatch; square with a cross: shut hatch. Inner line and ⚓: lifeboat.") + PlaceSection.Write(story));
        Section(output, "closures", "Closures", ClosureSection.Write(story, text));
        Section(output, "patches", "Patches", PatchSection.Write(story, text));
        Section(output, "doubts", "Ruled out, and in doubt", DoubtSection.Write(story));
        Section(output, "log", "Alarms and operations", LogSection.Write(story, marks, text));
        Section(output, "quality", "Sensors and telemetry", QualitySection.Write(story, text));
        output.Write("<footer><p><strong>No certified flight tool.</strong> The figures are estimates of a statistical model from the telemetry and the log that it was given; they replace neither flight rules nor crew procedures, and nobody has certified them for either. What the method assumes and cannot do stands in docs/leak-watch.md of Zarya.</p></footer>\n</body>\n</html>\n");
    }

    private static string Figure(string svg, string caption) => $"<figure>{svg}{(caption.Length == 0 ? "" : $"<figcaption>{caption}</figcaption>")}</figure>\n";

    private static void Section(TextWriter output, string id, string title, string content) => output.Write($"<section id=\"{id}\">\n<h2>{title}</h2>\n{content}</section>\n");
}
