using System.Globalization;
using System.Text;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Page.Schematics;

/// <summary>The station as boxes and hatches, shaded by where the leak is thought to be.</summary>
internal static class Schematic
{
    private const int LongestName = 15;

    /// <summary>The element.</summary>
    public static string Draw(LeakStory story)
    {
        StationPlan plan = story.Plan;
        (double X, double Y)[] places = SchematicLayout.Place(plan);
        double width = places.Length == 0 ? 100 : places.Max(p => p.X) + (SchematicLayout.BoxWidth / 2) + 8;
        double height = places.Length == 0 ? 40 : places.Max(p => p.Y) + (SchematicLayout.BoxHeight / 2) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"schematic\" viewBox=\"0 0 {width:F0} {height:F0}\" role=\"img\" aria-labelledby=\"schematic-title\"><title id=\"schematic-title\">Modules and hatches of {PageText.Safe(plan.Id)} at the end of what was read; the table below says the same in words</title>");
        for (int i = 0; i < plan.Hatches.Count; i++) DrawHatchLine(svg, places[plan.Hatches[i].A], places[plan.Hatches[i].B], story.HatchOpen[i]);
        for (int i = 0; i < plan.Modules.Count; i++) DrawModule(svg, story, i, places[i]);
        for (int i = 0; i < plan.Hatches.Count; i++) DrawHatchMark(svg, plan.Hatches[i], places, story.HatchOpen[i]);
        return svg.Append("</svg>").ToString();
    }

    private static void DrawHatchLine(StringBuilder svg, (double X, double Y) a, (double X, double Y) b, bool isOpen) =>
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{a.X:F1}\" y1=\"{a.Y:F1}\" x2=\"{b.X:F1}\" y2=\"{b.Y:F1}\" class=\"{(isOpen ? "passage" : "passage shut")}\"/>");

    // Open is a ring, shut a filled square with a cross: shape, not colour.
    private static void DrawHatchMark(StringBuilder svg, Hatch hatch, (double X, double Y)[] places, bool isOpen)
    {
        ((double X, double Y) a, (double X, double Y) b) = (places[hatch.A], places[hatch.B]);
        double x = (a.X + b.X) / 2, y = (a.Y + b.Y) / 2;
        svg.Append("<g>").Append("<title>").Append(PageText.Safe(hatch.Id)).Append(isOpen ? ": open" : ": shut").Append("</title>");
        if (isOpen) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4.5\" class=\"hatch\"/>");
        else svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x - 6:F1}\" y=\"{y - 6:F1}\" width=\"12\" height=\"12\" class=\"hatch shut\"/><path d=\"M{x - 4:F1} {y - 4:F1}l8 8m0 -8l-8 8\" class=\"cross\"/>");
        // A name that would stand on a module's is left to the table and to the mark's title.
        double end = x + 8 + (6 * Math.Min(LongestName, hatch.Id.Length));
        if (!Array.Exists(places, p => x + 8 < p.X + (SchematicLayout.BoxWidth / 2) && end > p.X - (SchematicLayout.BoxWidth / 2) && y - 16 < p.Y + 16 && y > p.Y - 16))
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8:F1}\" y=\"{y - 5:F1}\" class=\"small\">{PageText.Safe(Short(hatch.Id))}</text>");
        svg.Append("</g>");
    }

    private static void DrawModule(StringBuilder svg, LeakStory story, int index, (double X, double Y) place)
    {
        PressurisedVolume module = story.Plan.Modules[index];
        double probability = ProbabilityOf(story, index);
        bool isInGroup = story.State?.Group.Contains(index) ?? false, isLifeboat = story.Plan.Lifeboats.Contains(index);
        double left = place.X - (SchematicLayout.BoxWidth / 2), top = place.Y - (SchematicLayout.BoxHeight / 2);
        string box = string.Create(CultureInfo.InvariantCulture, $"x=\"{left:F1}\" y=\"{top:F1}\" width=\"{SchematicLayout.BoxWidth}\" height=\"{SchematicLayout.BoxHeight}\" rx=\"8\"");
        svg.Append("<g><title>").Append(PageText.Safe(module.Id)).Append(", ").Append(PageText.Quantity(module.FreeM3, "m³ free")).Append(isLifeboat ? ", lifeboat" : "").Append("</title>")
            .Append("<rect ").Append(box).Append(" class=\"module\"/>")
            .Append(CultureInfo.InvariantCulture, $"<rect {box} class=\"shade{(isInGroup ? " group" : "")}\" fill-opacity=\"{(double.IsFinite(probability) ? 0.6 * probability : 0):F3}\"/>");
        if (isLifeboat) svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left + 3:F1}\" y=\"{top + 3:F1}\" width=\"{SchematicLayout.BoxWidth - 6}\" height=\"{SchematicLayout.BoxHeight - 6}\" rx=\"6\" class=\"lifeboat\"/>");
        string crew = story.Crew[index] > 0 ? string.Create(CultureInfo.InvariantCulture, $" · {story.Crew[index]} crew") : "";
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{place.X:F1}\" y=\"{place.Y - 4:F1}\" class=\"name\">{PageText.Safe(Short(module.Id))}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{place.X:F1}\" y=\"{place.Y + 13:F1}\" class=\"small middle\">{PageText.Percent(probability)}{crew}{(isLifeboat ? " · ⚓" : "")}</text></g>");
    }

    /// <summary>The posterior of a module, NaN before there is one.</summary>
    public static double ProbabilityOf(LeakStory story, int module) => story.State is { } state && module < state.Compartments.Count ? state.Compartments[module] : double.NaN;

    private static string Short(string id) => id.Length <= LongestName ? id : id[..(LongestName - 1)] + "…";
}
