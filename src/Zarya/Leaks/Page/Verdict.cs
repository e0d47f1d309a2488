using System.Globalization;
using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page;

/// <summary>The one line that is read first.</summary>
internal static class Verdict
{
    /// <summary>The class of the line in the page's style, and the line, safe.</summary>
    public static (string Style, string Line) Of(LeakStory story, PageText text)
    {
        if (story.State is not { } state) return ("doubt", "NOT KNOWN: there was too little telemetry for an assessment.");
        string rate = PageText.Interval(state.RateMmHgPerH, "mmHg/h");
        if (story.Standing is { } alarm)
            return ("leak", $"LEAK since {text.Utc(alarm.Time)} ({PageText.Safe(alarm.LeakId)}): {rate}, {Trend(story)}; {Place(story, state)}; {PageText.Hours(state.ReserveTo490H.Median)} to {PageText.Quantity(story.Options.FirstFloorMmHg, "mmHg")}.");
        string loss = $"leak probability {PageText.Percent(state.LeakProbability)}, whole loss {rate}";
        if (story.Alarms.Latest is ClearReport clear) return ("", $"NO LEAK STANDS: the last alarm ({PageText.Safe(clear.LeakId)}) ended {text.Utc(clear.Time)}, {PageText.Safe(clear.Reason)}; {loss}.");
        return state.LeakProbability > 0.5 ? ("doubt", $"NO ALARM, BUT SUSPICION: {loss}.") : ("", $"NO LEAK ALARM: {loss}.");
    }

    /// <summary>Whether the loss grows: its interval against that of six hours before, or of the first assessment since.</summary>
    public static string Trend(LeakStory story)
    {
        (Time.Instant Middle, SeriesBin Bin)[] low = [.. story.Rate.P05.Bins()], high = [.. story.Rate.P95.Bins()];
        if (low.Length < 2 || high.Length != low.Length) return "trend not known";
        long from = Math.Max(low[^1].Middle.TaiNanoseconds - 21_600_000_000_000, story.Standing?.Time.TaiNanoseconds ?? long.MinValue);
        int then = Array.FindIndex(low, b => b.Middle.TaiNanoseconds >= from);
        if (then < 0 || then == low.Length - 1) return "trend not known";
        return low[^1].Bin.Mean > high[then].Bin.Mean ? "growing" : high[^1].Bin.Mean < low[then].Bin.Mean ? "falling" : "steady within its interval";
    }

    private static string Place(LeakStory story, LossState state)
    {
        int[] likely = [.. Enumerable.Range(0, Math.Min(state.Compartments.Count, story.Plan.Modules.Count)).OrderByDescending(i => state.Compartments[i]).Take(3).Where(i => state.Compartments[i] > 0)];
        if (likely.Length == 0) return "place not known";
        string names = string.Join(", ", likely.Select(i => string.Create(CultureInfo.InvariantCulture, $"{PageText.Safe(story.Plan.Modules[i].Id)} {PageText.Percent(state.Compartments[i])}")));
        return state.Compartments[likely[0]] >= 0.5 ? "in " + names : "place open: " + names;
    }
}
