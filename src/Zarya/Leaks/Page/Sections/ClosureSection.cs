using System.Globalization;
using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page.Sections;

/// <summary>The closures that were taken, and those that were advised.</summary>
internal static class ClosureSection
{
    public static string Write(LeakStory story, PageText text) => Next(story, text) + Taken(story, text) + Advised(story, text);

    private static string Next(LeakStory story, PageText text)
    {
        if (story.Standing is null || story.Advice.Latest is not { } latest) return "";
        if (latest.Closure is not { } closure) return $"<p><b>Next closure:</b> none. {PageText.Safe(latest.Why)}</p>\n";
        string inside = closure.InsideModules.Count == 0 ? "the side cut off" : string.Join(" + ", closure.InsideModules.Select(m => Module(story, m)));
        return $"<p><b>Next closure: {Hatch(story, closure.Hatch)}</b> (advised {text.Utc(latest.Time)}). If the leak is in {inside}: 1 mmHg there in {PageText.Quantity(closure.IfInsideMinTo1MmHg, "min")}; if not: 1 mmHg on the other side in {PageText.Quantity(closure.IfOutsideMinTo1MmHg, "min")}. "
            + $"Wait {PageText.Quantity(closure.WaitMin, "min")}; open again within {PageText.Quantity(closure.OpenAgainBeforeMin, "min")}{(closure.KeepClosed ? ", and keep the last hatch shut as well" : "")}. {Moves(story, closure)} {PageText.Safe(latest.Why)}</p>\n";
    }

    private static string Taken(LeakStory story, PageText text)
    {
        var table = new HtmlTable("taken: hatch", "shut", "opened again", ">rate before", ">rate after", "most likely before", "most likely after");
        foreach (ClosureTaken closure in story.Closures)
        {
            table.Add(Hatch(story, closure.Hatch), text.Utc(closure.Shut), closure.Opened is { } opened ? $"{text.Utc(opened)}, after {PageText.Hours((opened - closure.Shut).Nanoseconds / 3.6e12)}" : "still shut",
                Rate(closure.Before), Rate(closure.After), Likely(story, closure.Before), Likely(story, closure.After));
        }
        return table.OrElse("No hatch was shut.") + HtmlTable.AndMore(story.Closures);
    }

    private static string Advised(LeakStory story, PageText text)
    {
        var table = new HtmlTable("advised", "hatch", ">inside: 1 mmHg in, min", ">outside: 1 mmHg in, min", ">wait, min", ">open again before, min", ">bits", "also", "why");
        foreach (NextClosureReport advice in story.Advice)
        {
            if (advice.Closure is not { } c) table.Add(text.Utc(advice.Time), "none", "", "", "", "", "", "", PageText.Safe(advice.Why));
            else table.Add(text.Utc(advice.Time), Hatch(story, c.Hatch), PageText.Number(c.IfInsideMinTo1MmHg), PageText.Number(c.IfOutsideMinTo1MmHg), PageText.Number(c.WaitMin), PageText.Number(c.OpenAgainBeforeMin), PageText.Number(c.ExpectedBits), (c.KeepClosed ? "keep the last one shut. " : "") + Moves(story, c), PageText.Safe(advice.Why));
        }
        return table.OrElse("No closure was advised.") + HtmlTable.AndMore(story.Advice);
    }

    private static string Moves(LeakStory story, ClosureAdvice closure) => closure.CrewMoves.Count == 0 ? ""
        : "Crew before shutting: " + string.Join(", ", closure.CrewMoves.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Count} in {Module(story, m.Module)}"))) + ".";

    private static string Rate(LossState? state) => state is null ? "" : PageText.Interval(state.RateMmHgPerH, "mmHg/h");

    private static string Likely(LeakStory story, LossState? state)
    {
        if (state is null || state.Compartments.Count == 0) return "";
        int best = Enumerable.Range(0, state.Compartments.Count).MaxBy(i => state.Compartments[i]);
        return $"{Module(story, best)} {PageText.Percent(state.Compartments[best])}";
    }

    private static string Hatch(LeakStory story, int index) => (uint)index < (uint)story.Plan.Hatches.Count ? PageText.Safe(story.Plan.Hatches[index].Id) : "no hatch of the file";

    private static string Module(LeakStory story, int index) => (uint)index < (uint)story.Plan.Modules.Count ? PageText.Safe(story.Plan.Modules[index].Id) : "no module of the file";
}
