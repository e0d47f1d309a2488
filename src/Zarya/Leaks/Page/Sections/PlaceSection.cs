using System.Globalization;
using Zarya.Leaks.Page.Schematics;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Page.Sections;

/// <summary>Modules and hatches in words: what the schematic shows.</summary>
internal static class PlaceSection
{
    public static string Write(LeakStory story)
    {
        StationPlan plan = story.Plan;
        var modules = new HtmlTable("module", ">probability", ">free volume", "in the group", "crew", "lifeboat", "hatches");
        foreach (int i in Enumerable.Range(0, plan.Modules.Count).OrderByDescending(i => Schematic.ProbabilityOf(story, i) is var p && double.IsFinite(p) ? p : 0))
        {
            string hatches = string.Join(", ", Enumerable.Range(0, plan.Hatches.Count).Where(h => plan.Hatches[h].A == i || plan.Hatches[h].B == i).Select(h => PageText.Safe(plan.Hatches[h].Id) + (story.HatchOpen[h] ? "" : " <b>shut</b>")));
            modules.Add(PageText.Safe(plan.Modules[i].Id), PageText.Percent(Schematic.ProbabilityOf(story, i)), PageText.Quantity(plan.Modules[i].FreeM3, "m³"), story.State?.Group.Contains(i) == true ? "yes" : "no",
                story.Crew[i] < 0 ? "" : story.Crew[i].ToString(CultureInfo.InvariantCulture), plan.Lifeboats.Contains(i) ? "⚓ lifeboat" : "", hatches);
        }
        string crew = story.Crew.All(c => c < 0) ? "The log does not say who is where." : "Who is where is as the log last said.";
        return string.Create(CultureInfo.InvariantCulture, $"<p>{plan.Crew} people on board at the start. {crew} Volumes are those of the station file and uncertain by about 6 %.</p>\n") + modules.OrElse("The station file has no module.");
    }
}
