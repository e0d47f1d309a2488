using System.Globalization;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Processing.LeakWatch;

/// <summary>What the watch says, in words for people.</summary>
internal static class LeakWords
{
    /// <summary>The state of the air in one line.</summary>
    public static string Verdict(StationPlan plan, LeakWatchOptions options, LossState state, LeakReport report)
    {
        Estimate rate = state.RateMmHgPerH;
        string loss = $"{Figure(rate.Median)} ({Figure(rate.P05)}–{Figure(rate.P95)}) mmHg/h";
        // An alarm stands when assessments come by the minute: the probability says so without being told.
        if (report is not AlarmReport && state.RuledOut.Count == 0 && state.LeakProbability < 0.5) return $"no leak: the station loses {loss}, as it ordinarily does";
        int at = Likeliest(state);
        string where = state.Compartments.Count > 0 ? $"; likeliest in {plan.Modules[at].Id} ({state.Compartments[at].ToString("P0", CultureInfo.InvariantCulture)})" : "";
        return $"leak: {loss}, Cd·A {Figure(state.CdaMm2.Median)} mm²; {Hours(state.ReserveTo490H)} to {Figure(options.FirstFloorMmHg)} mmHg, {Hours(state.ReserveTo520H)} to {Figure(options.SecondFloorMmHg)} mmHg{where}";
    }

    /// <summary>The alarm.</summary>
    public static string Alarm(StationPlan plan, LeakWatchOptions options, AlarmReport report) => $"{report.LeakId}: {Verdict(plan, options, report.State, report)}{(report.State.RuledOut.Count > 0 ? "; ruled out: " + string.Join("; ", report.State.RuledOut) : "")}";

    /// <summary>The advice.</summary>
    public static string Next(StationPlan plan, NextClosureReport report)
    {
        if (report.Closure is not { } c) return $"no hatch to shut: {report.Why}";
        string keep = c.KeepClosed ? ", keep the last one shut" : "";
        string crew = c.CrewMoves.Count > 0 ? $"; crew first: {Crew(plan, c.CrewMoves)}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"shut {plan.Hatches[c.Hatch].Id}{keep}: 1 mmHg in {Figure(c.IfInsideMinTo1MmHg)} min if the leak is inside ({Modules(plan, c.InsideModules)}), {Figure(c.IfOutsideMinTo1MmHg)} min if outside; wait {Figure(c.WaitMin)} min, open again before {Figure(c.OpenAgainBeforeMin)} min{crew}");
    }

    /// <summary>The grade of a patch.</summary>
    public static string Patch(StationPlan plan, PatchVerdictReport report)
    {
        string wait = report.Verdict != "holds" && double.IsFinite(report.WaitMinFor99Percent) && report.WaitMinFor99Percent > 0 ? $"; 99 % sure in {Figure(report.WaitMinFor99Percent)} min" : "";
        return $"patch{(report.Module >= 0 ? " in " + plan.Modules[report.Module].Id : "")}: {report.Verdict}; {Figure(report.ResidualCdaMm2.Median)} ({Figure(report.ResidualCdaMm2.P05)}–{Figure(report.ResidualCdaMm2.P95)}) mm² left{wait}";
    }

    /// <summary>A sensor that is no good.</summary>
    public static string Fault(StationPlan plan, SensorFaultReport report) => $"{ChannelNames.Of(report.Quantity)} in {plan.Modules[report.Module].Id}: {report.Reason}";

    /// <summary>Ids of modules.</summary>
    public static string Modules(StationPlan plan, IReadOnlyList<int> modules) => string.Join(" ", modules.Select(m => plan.Modules[m].Id));

    /// <summary>People by module.</summary>
    public static string Crew(StationPlan plan, IReadOnlyList<CrewPlace> places) => string.Join(", ", places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} in {plan.Modules[p.Module].Id}")));

    /// <summary>The module in which the leak is likeliest.</summary>
    public static int Likeliest(LossState state)
    {
        int best = 0;
        for (int m = 1; m < state.Compartments.Count; m++)
            if (state.Compartments[m] > state.Compartments[best]) best = m;
        return best;
    }

    private static string Hours(Estimate h) => h.Median >= 72 ? $"{Figure(h.Median / 24)} d ({Figure(h.P05 / 24)}–{Figure(h.P95 / 24)})" : $"{Figure(h.Median)} h ({Figure(h.P05)}–{Figure(h.P95)})";

    private static string Figure(double number) => double.IsFinite(number) ? number.ToString(Math.Abs(number) >= 100 ? "0" : "G3", CultureInfo.InvariantCulture) : "?";
}
