using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Plans;

namespace Zarya.Processing.LeakWatch;

/// <summary>All parameters of the leak watch of a station: <c>/Station/Leak/…</c>.</summary>
/// <remarks>Limits on the reserve time: a week (watch), three days (warning), a day (distress), eight hours (critical), three hours (severe). They are settings of ours, not flight rules; change them as any limits.</remarks>
internal sealed class LeakParameters
{
    /// <summary>The space systems that they stand in.</summary>
    public static readonly string[] System = ["Station", "Leak"];

    /// <summary>The inner system with one probability a module.</summary>
    public const string WherePlace = "Where";

    public const string NoLeak = "NO_ALARM";
    public const string Leak = "LEAK";

    /// <summary>Pounds (avoirdupois) a kilogram: 1/0.45359237, NIST SP 811 appendix B.8.</summary>
    private const double PoundsPerKg = 1 / 0.45359237;

    private static readonly LeakLimit[] s_reserve = [new(AlarmLevel.Watch, 168), new(AlarmLevel.Warning, 72), new(AlarmLevel.Distress, 24), new(AlarmLevel.Critical, 8), new(AlarmLevel.Severe, 3)];
    private static readonly string[] s_verdicts = ["NONE", "TOO_EARLY", "HOLDS", "REDUCED", "DOES_NOT_HOLD"];

    private readonly StationPlan _plan;
    private readonly List<LeakParameter> _all = [];
    private readonly LeakWatchOptions _options;

    private LeakParameters(StationPlan plan, LeakWatchOptions options) => (_plan, _options) = (plan, options);

    /// <summary>The table.</summary>
    public static IReadOnlyList<LeakParameter> Of(StationPlan plan, LeakWatchOptions options)
    {
        var table = new LeakParameters(plan, options);
        table.AddState();
        table.AddAmounts();
        table.AddAttribution();
        table.AddPlaces();
        table.AddClosure();
        table.AddPatch();
        return table._all;
    }

    private void AddState()
    {
        _all.Add(new LeakParameter("", "alarm", "", [NoLeak, Leak], false, "Whether the leak alarm stands", r => r switch
        {
            AlarmReport => TelemetryValue.OfLabel(1, Leak),
            ClearReport => TelemetryValue.OfLabel(0, NoLeak),
            _ => null,
        })
        {
            LabelLevels = [(Leak, AlarmLevel.Critical)],
        });
        Text("leak_id", "The leak of which the alarm speaks", r => r is AlarmReport a ? a.LeakId : null);
        Text("verdict", "All in one line", r => r is ClearReport c ? LeakWords.Over(c) : State(r) is { } s ? LeakWords.Verdict(_plan, _options, s, r) : null);
        Number("probability", "", "Probability of a leak beyond the ordinary loss", s => s.LeakProbability);
        Text("doubt", "What the telemetry cannot tell, and what would", r => State(r) is { } s ? string.Join("; ", s.Doubt) : null);
        Text("ruled_out", "Explanations that do not do", r => State(r) is { } s ? string.Join("; ", s.RuledOut) : null);
        Text("sensor_fault", "The last sensor that was judged faulty", r => r is SensorFaultReport f ? LeakWords.Fault(_plan, f) : null);
    }

    private void AddAmounts()
    {
        Estimate("rate", "mmHg/h", "Whole loss to space as a fall of pressure", s => s.RateMmHgPerH);
        Estimate("loss_kg", "kg/d", "Whole loss to space", s => s.RateKgPerD);
        Estimate("loss_lb", "lb/d", "Whole loss to space", s => new Estimate(s.RateKgPerD.Median * PoundsPerKg, s.RateKgPerD.P05 * PoundsPerKg, s.RateKgPerD.P95 * PoundsPerKg));
        Number("seconds_per_mmHg", "s/mmHg", "Seconds for a fall of 1 mmHg", s => s.RateMmHgPerH.Median > 0 ? 3600 / s.RateMmHgPerH.Median : double.NaN);
        Estimate("cda", "mm2", "Effective area Cd·A of the whole loss", s => s.CdaMm2);
        string first = Floor(_options.FirstFloorMmHg), second = Floor(_options.SecondFloorMmHg);
        Estimate($"reserve_{first}", "h", $"Time until {first} mmHg", s => s.ReserveTo490H, s_reserve);
        Estimate($"reserve_{second}", "h", $"Time until {second} mmHg", s => s.ReserveTo520H, s_reserve);
        Number($"reserve_linear_{first}", "h", $"Time until {first} mmHg, conservative", s => s.ReserveLinear490H.Median);
        Number($"reserve_linear_{second}", "h", $"Time until {second} mmHg, conservative", s => s.ReserveLinear520H.Median);
        Number("pressure", "mmHg", "Pressure of the volume in which the loss is", s => s.PressureMmHg);
        Number("nitrogen", "kg", "Dry nitrogen in it", s => s.NitrogenKg);
    }

    private void AddAttribution()
    {
        Number("by_temperature", "mmHg/h", "Change of pressure by warming and cooling", s => s.Attribution.Temperature);
        Number("by_oxygen", "mmHg/h", "Change of pressure by oxygen made and used", s => s.Attribution.Oxygen);
        Number("by_co2_and_water", "mmHg/h", "Change of pressure by carbon dioxide and water", s => s.Attribution.CarbonDioxideAndWater);
        Number("by_operations", "mmHg/h", "Change of pressure by what people did", s => s.Attribution.Operations);
        Number("by_ordinary_loss", "mmHg/h", "Change of pressure by the ordinary loss", s => s.Attribution.Ordinary);
        Number("unexplained", "mmHg/h", "Change of pressure that nothing else explains", s => s.Attribution.Unexplained);
        Number("unexplained_sd", "mmHg/h", "Standard deviation of that", s => s.Attribution.UnexplainedSd);
    }

    private void AddPlaces()
    {
        Text("likeliest", "Where the leak is likeliest", r => State(r) is { Compartments.Count: > 0 } s ? _plan.Modules[LeakWords.Likeliest(s)].Id : null);
        Number("likeliest_probability", "", "Probability of that", s => s.Compartments.Count > 0 ? s.Compartments[LeakWords.Likeliest(s)] : double.NaN);
        Text("group", "Modules of the connected volume in which the loss is", r => State(r) is { } s ? LeakWords.Modules(_plan, s.Group) : null);
        for (int m = 0; m < _plan.Modules.Count; m++)
        {
            int module = m;
            Add(WherePlace, SignalNames.XtceName(_plan.Modules[m].Id), "", $"Probability that the leak is in {_plan.Modules[m].Id}", r => State(r) is { } s && module < s.Compartments.Count ? s.Compartments[module] : null, []);
        }
    }

    private void AddClosure()
    {
        Text("next_hatch", "The hatch to shut next; empty: none", r => Next(r) is { } n ? n.Closure is { } c && c.Hatch >= 0 ? _plan.Hatches[c.Hatch].Id : "" : null);
        Text("next_inside", "Modules that it cuts off", r => Next(r) is { } n ? LeakWords.Modules(_plan, n.Closure?.InsideModules ?? []) : null);
        Text("next_crew", "Where everybody must be before", r => Next(r) is { } n ? LeakWords.Crew(_plan, n.Closure?.CrewMoves ?? []) : null);
        Text("next_why", "Why", r => Next(r)?.Why);
        Closure("next_if_inside", "min", "Until the cut-off side has fallen by 1 mmHg if the leak is in it", c => c.IfInsideMinTo1MmHg);
        Closure("next_if_outside", "min", "Until the other side has fallen by 1 mmHg if the leak is there", c => c.IfOutsideMinTo1MmHg);
        Closure("next_wait", "min", "To wait before the test tells", c => c.WaitMin);
        Closure("next_open_before", "min", "When the hatch must be open again", c => c.OpenAgainBeforeMin);
        Closure("next_bits", "bit", "Information that is expected of it", c => c.ExpectedBits);
        _all.Add(new LeakParameter("", "next_keep_closed", "", ["NO", "YES"], false, "Shut it too and do not reopen the last one", r => Next(r) is { } n ? n.Closure is { KeepClosed: true } ? TelemetryValue.OfLabel(1, "YES") : TelemetryValue.OfLabel(0, "NO") : null));
    }

    private void AddPatch()
    {
        _all.Add(new LeakParameter("", "patch", "", s_verdicts, false, "How well the last patch holds", r => r is PatchVerdictReport p ? Verdict(p) : r is AlarmReport ? TelemetryValue.OfLabel(0, s_verdicts[0]) : null)
        {
            LabelLevels = [(s_verdicts[3], AlarmLevel.Watch), (s_verdicts[4], AlarmLevel.Warning)],
        });
        Text("patch_module", "Where it was put on", r => r is PatchVerdictReport p && p.Module >= 0 ? _plan.Modules[p.Module].Id : null);
        Patch("patch_left", "mm2", "Effective area that it leaves", p => p.ResidualCdaMm2.Median);
        Patch("patch_left_p05", "mm2", "5 % of the probability lies below", p => p.ResidualCdaMm2.P05);
        Patch("patch_left_p95", "mm2", "95 % of the probability lies below", p => p.ResidualCdaMm2.P95);
        Patch("patch_holds", "", "Probability that at most 5 % is left", p => p.HoldsProbability);
        Patch("patch_wait", "min", "Until it is known to 99 %", p => p.WaitMinFor99Percent);
    }

    private static LossState? State(LeakReport report) => (report as AssessmentReport)?.State ?? (report as AlarmReport)?.State;

    /// <summary>What is advised; with the end of a leak no advice is left.</summary>
    private static NextClosureReport? Next(LeakReport report) => report as NextClosureReport ?? (report is ClearReport c ? new NextClosureReport(c.Time, null, "") : null);

    private static TelemetryValue Verdict(PatchVerdictReport report)
    {
        int verdict = report.Verdict switch { PatchGrade.Holds => 2, PatchGrade.Reduced => 3, PatchGrade.DoesNotHold => 4, _ => 1 };
        return TelemetryValue.OfLabel(verdict, s_verdicts[verdict]);
    }

    private static string Floor(double mmHg) => mmHg.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', '_');

    private void Text(string name, string words, Func<LeakReport, string?> of) =>
        _all.Add(new LeakParameter("", name, "", [], true, words, r => of(r) is { } text ? TelemetryValue.OfText(text) : null));

    private void Number(string name, string unit, string words, Func<LossState, double> of, params LeakLimit[] limits) => Add("", name, unit, words, r => State(r) is { } s ? of(s) : null, limits);

    private void Closure(string name, string unit, string words, Func<ClosureAdvice, double> of) => Add("", name, unit, words, r => Next(r) is { } n ? n.Closure is { } c ? of(c) : double.NaN : null, []);

    private void Patch(string name, string unit, string words, Func<PatchVerdictReport, double> of) => Add("", name, unit, words, r => r is PatchVerdictReport p ? of(p) : null, []);

    private void Estimate(string name, string unit, string words, Func<LossState, Estimate> of, params LeakLimit[] limits)
    {
        Number(name, unit, words, s => of(s).Median, limits);
        Number(name + "_p05", unit, words + ": 5 % of the probability lies below", s => of(s).P05);
        Number(name + "_p95", unit, words + ": 95 % of the probability lies below", s => of(s).P95);
    }

    private void Add(string place, string name, string unit, string words, Func<LeakReport, double?> of, LeakLimit[] limits) =>
        _all.Add(new LeakParameter(place, name, unit, [], false, words, r => of(r) is { } number ? TelemetryValue.OfFloat(number) : null) { Limits = limits });
}
