using System.Globalization;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Plans;

namespace Zarya.Processing.LeakWatch;

/// <summary>What the watch says, in words for people.</summary>
internal static class LeakWords
{
    /// <summary>The state of the air in one line.</summary>
    public static string Verdict(StationPlan plan, LeakWatchOptions options, LossState state, LeakReport report)
    {
        Estimate rate = state.RateMmHgPerH;
        string loss = LeakSentences.Rate.Say(Figure(rate.Median), Figure(rate.P05), Figure(rate.P95));
        // An alarm stands when assessments come by the minute: the probability says so without being told.
        if (report is not AlarmReport && state.RuledOut.Count == 0 && state.LeakProbability < 0.5) return LeakSentences.NoLeak.Say(loss);
        int at = Likeliest(state);
        string leak = LeakSentences.Leak.Say(loss, Figure(state.CdaMm2.Median), Hours(state.ReserveTo490H), Figure(options.FirstFloorMmHg), Hours(state.ReserveTo520H), Figure(options.SecondFloorMmHg));
        return state.Compartments.Count > 0 ? LeakSentences.Likeliest.Say(leak, plan.Modules[at].Id, state.Compartments[at].ToString("P0", CultureInfo.InvariantCulture)) : leak;
    }

    /// <summary>The alarm.</summary>
    public static string Alarm(StationPlan plan, LeakWatchOptions options, AlarmReport report)
    {
        string alarm = LeakSentences.Of.Say(report.LeakId, Verdict(plan, options, report.State, report));
        return report.State.RuledOut.Count > 0 ? LeakSentences.RuledOut.Say(alarm, string.Join("; ", report.State.RuledOut)) : alarm;
    }

    /// <summary>The end of a leak.</summary>
    public static string Over(ClearReport report) => LeakSentences.Over.Say(report.LeakId, report.Reason);

    /// <summary>The advice.</summary>
    public static string Next(StationPlan plan, NextClosureReport report)
    {
        if (report.Closure is not { } c) return LeakSentences.NoHatch.Say(report.Why);
        string shut = (c.KeepClosed ? LeakSentences.ShutToo : LeakSentences.Shut)
            .Say(plan.Hatches[c.Hatch].Id, Figure(c.IfInsideMinTo1MmHg), Modules(plan, c.InsideModules), Figure(c.IfOutsideMinTo1MmHg), Figure(c.WaitMin), Figure(c.OpenAgainBeforeMin));
        return c.CrewMoves.Count > 0 ? LeakSentences.CrewFirst.Say(shut, Crew(plan, c.CrewMoves)) : shut;
    }

    /// <summary>The grade of a patch.</summary>
    public static string Patch(StationPlan plan, PatchVerdictReport report)
    {
        (string left, string low, string high) = (Figure(report.ResidualCdaMm2.Median), Figure(report.ResidualCdaMm2.P05), Figure(report.ResidualCdaMm2.P95));
        string patch = report.Module >= 0 ? LeakSentences.PatchIn.Say(plan.Modules[report.Module].Id, report.Verdict, left, low, high) : LeakSentences.Patch.Say(report.Verdict, left, low, high);
        bool isWaited = report.Verdict != PatchGrade.Holds && double.IsFinite(report.WaitMinFor99Percent) && report.WaitMinFor99Percent > 0;
        return isWaited ? LeakSentences.Sure.Say(patch, Figure(report.WaitMinFor99Percent)) : patch;
    }

    /// <summary>A sensor that is no good.</summary>
    public static string Fault(StationPlan plan, SensorFaultReport report) => LeakSentences.Fault.Say(ChannelNames.Of(report.Quantity), plan.Modules[report.Module].Id, report.Reason);

    /// <summary>Ids of modules.</summary>
    public static string Modules(StationPlan plan, IReadOnlyList<int> modules) => string.Join(" ", modules.Select(m => plan.Modules[m].Id));

    /// <summary>People by module.</summary>
    public static string Crew(StationPlan plan, IReadOnlyList<CrewPlace> places)
    {
        string crew = "";
        foreach (CrewPlace place in places.Reverse())
        {
            string module = plan.Modules[place.Module].Id;
            crew = crew.Length == 0 ? LeakSentences.People.Say(place.Count, module) : LeakSentences.PeopleAndMore.Say(place.Count, module, crew);
        }
        return crew;
    }

    /// <summary>The module in which the leak is likeliest.</summary>
    public static int Likeliest(LossState state)
    {
        int best = 0;
        for (int m = 1; m < state.Compartments.Count; m++)
            if (state.Compartments[m] > state.Compartments[best]) best = m;
        return best;
    }

    private static string Hours(Estimate h) => h.Median >= 72 ? LeakSentences.Days.Say(Figure(h.Median / 24), Figure(h.P05 / 24), Figure(h.P95 / 24)) : LeakSentences.Hours.Say(Figure(h.Median), Figure(h.P05), Figure(h.P95));

    private static string Figure(double number) => double.IsFinite(number) ? number.ToString(Math.Abs(number) >= 100 ? "0" : "G3", CultureInfo.InvariantCulture) : "?";
}
