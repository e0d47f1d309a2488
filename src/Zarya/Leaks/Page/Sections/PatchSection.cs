using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page.Sections;

/// <summary>How well patches hold.</summary>
internal static class PatchSection
{
    public static string Write(LeakStory story, PageText text)
    {
        var table = new HtmlTable("said", "patch", "verdict", ">residual Cd·A", ">at most (95 %)", ">holds", ">wait for 99 %");
        foreach (PatchVerdictReport verdict in story.Patches)
        {
            Operation? patch = story.Operations.LastOrDefault(o => o.Kind == OperationKind.Patch && o.Time <= verdict.Time && o.Place == verdict.Module);
            string what = patch is null ? "" : $"{PageText.Safe(patch.Text)}, {text.Utc(patch.Time)}, ";
            string module = (uint)verdict.Module < (uint)story.Plan.Modules.Count ? PageText.Safe(story.Plan.Modules[verdict.Module].Id) : "";
            table.Add(text.Utc(verdict.Time), what + module, $"<b>{PageText.Safe(verdict.Verdict)}</b>", PageText.Interval(verdict.ResidualCdaMm2, "mm²"), PageText.Quantity(verdict.ResidualCdaMm2.P95, "mm²"), PageText.Percent(verdict.HoldsProbability), PageText.Quantity(verdict.WaitMinFor99Percent, "min"));
        }
        int unjudged = story.Operations.Count(o => o.Kind == OperationKind.Patch && !story.Patches.Any(v => v.Time >= o.Time && v.Module == o.Place));
        return table.OrElse("There is no verdict on a patch.") + HtmlTable.AndMore(story.Patches)
            + (unjudged == 0 ? "" : $"<p>Patches of the log without a verdict so far: {Printing.Numbers.Grouped(unjudged)}.</p>\n")
            + (table.Count == 0 ? "" : "<p class=\"soft\">\"Holds\" is the probability that at most 5 % of the area before the patch is left.</p>\n");
    }
}
