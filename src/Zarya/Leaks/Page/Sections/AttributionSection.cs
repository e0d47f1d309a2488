using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page.Sections;

/// <summary>What the change of pressure consists of at the end.</summary>
internal static class AttributionSection
{
    public static string Write(LeakStory story)
    {
        if (story.State is not { } state) return "<p>There is no assessment.</p>\n";
        Attribution a = state.Attribution;
        double observed = a.Temperature + a.Oxygen + a.CarbonDioxideAndWater + a.Operations + a.Ordinary + a.Unexplained;
        return $"<p>Of {PageText.Quantity(observed, "mmHg/h")} now: temperature {PageText.Number(a.Temperature)}, oxygen {PageText.Number(a.Oxygen)}, CO₂ and water {PageText.Number(a.CarbonDioxideAndWater)}, operations {PageText.Number(a.Operations)}, "
            + $"ordinary loss {PageText.Number(a.Ordinary)}, <b>unexplained {PageText.Number(a.Unexplained)}</b> <span class=\"interval\">({PageText.Number(a.Unexplained - (1.645 * a.UnexplainedSd))} to {PageText.Number(a.Unexplained + (1.645 * a.UnexplainedSd))})</span> mmHg/h.</p>\n";
    }
}
