using System.Text.Json;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;
using Zarya.Tests.Station.Leaks.Words;
using Zarya.Time;

namespace Zarya.Tests.Station.Leaks;

/// <summary>The watch over the simulator's own trainer station: it needs nothing from outside.</summary>
public class LeakWatchTests
{
    private const string Leak = """{"compartment":"C","CdA_mm2":2.5133,"onset_h":2,"profile":"step"}""";

    [Fact]
    public void A_hole_of_two_millimetres_is_found_within_minutes_with_its_size()
    {
        List<LeakReport> said = Watch(Fly(Leak, 4));
        AlarmReport alarm = Assert.Single(said.OfType<AlarmReport>());
        AssessmentReport later = said.OfType<AssessmentReport>().Last();
        Assert.InRange(Hours(alarm.Time), 2, 2.1);
        Assert.InRange(later.State.CdaMm2.Median, 2.3, 2.8);
        Assert.True(later.State.CdaMm2.P05 < later.State.CdaMm2.Median && later.State.CdaMm2.Median < later.State.CdaMm2.P95);
        Assert.InRange(later.State.ReserveTo490H.Median, 15, 30);
    }

    [Fact]
    public void Nothing_is_found_where_nothing_leaks() => Assert.Empty(Watch(Fly("", 24)).OfType<AlarmReport>());

    [Fact]
    public void A_leak_that_begins_during_an_operation_is_found_and_the_operation_raises_no_alarm_hours_later()
    {
        // A vent is logged for half an hour; in one flight something stays open after it.
        static List<LeakReport> During(string leak)
        {
            List<(Measurement Row, Operation? Operation)> rows = Fly(leak, 16);
            Instant Start(double h) => Cases.Own(hours: 1).Cases[0].Start + Duration.FromSeconds((long)(h * 3600));
            rows.Insert(rows.FindIndex(r => r.Row.Time >= Start(6)), (default, new Operation(Start(6), OperationKind.VentStart, 1, "B", double.NaN, "", "")));
            rows.Insert(rows.FindIndex(r => r.Row.Time >= Start(6.5)), (default, new Operation(Start(6.5), OperationKind.VentStop, 1, "B", double.NaN, "", "")));
            return Watch(rows);
        }

        Assert.Empty(During("").OfType<AlarmReport>());
        AlarmReport alarm = Assert.Single(During("""{"compartment":"C","CdA_mm2":0.4,"onset_h":6.25,"profile":"step"}""").OfType<AlarmReport>());
        Assert.InRange(Hours(alarm.Time), 6.25, 7.5);
    }

    [Fact]
    public void After_an_incident_the_next_leak_is_found_as_fast_as_the_first()
    {
        List<LeakReport> said = Watch(Fly("""{"compartment":"C","CdA_mm2":0.06,"profile":"segments","onset_h":12,"segments":[{"from_h":12,"factor":1},{"from_h":16,"factor":0}]},{"compartment":"B","CdA_mm2":0.06,"onset_h":18.2,"profile":"step"}""", 24));
        double[] alarms = [.. said.OfType<AlarmReport>().Select(a => Hours(a.Time))];
        Assert.Equal(2, alarms.Length);
        Assert.Single(said.OfType<ClearReport>(), c => Hours(c.Time) < 18.2);
        List<AssessmentReport> states = [.. said.OfType<AssessmentReport>()];
        Assert.All(states.Where(a => Hours(a.Time) > alarms[0] + 0.5 && Hours(a.Time) < 16), a => Assert.InRange(a.State.LeakProbability, 0.99, 1));
        Assert.InRange(states.Last(a => Hours(a.Time) < Hours(said.OfType<ClearReport>().First().Time)).State.LeakProbability, 0, 0.9);
        Assert.InRange(alarms[1] - 18.2, 0, 1.5 * (alarms[0] - 12) + 0.05);
    }

    [Fact]
    public void What_is_said_up_to_a_time_does_not_depend_on_what_comes_later()
    {
        List<(Measurement Row, Operation? Operation)> rows = Fly(Leak, 4);
        string[] whole = Lines(Watch(rows));
        foreach (int part in (int[])[rows.Count / 3, rows.Count / 2, rows.Count * 2 / 3])
        {
            string[] begun = Lines(Watch(rows[..part]));
            Assert.NotEmpty(begun);
            Assert.Equal(whole[..begun.Length], begun);
        }
    }

    [Fact]
    public void Every_subset_of_channels_is_watched_without_a_word_out_of_range()
    {
        List<(Measurement Row, Operation? Operation)> rows = Fly(Leak, 3);
        for (int mask = 0; mask < 16; mask++)
        {
            List<LeakReport> said = Watch(rows.Where(r => r.Operation is not null || ((mask >> ((int)r.Row.Quantity % 4)) & 1) == 1));
            foreach (AssessmentReport a in said.OfType<AssessmentReport>())
            {
                Assert.Equal(1, a.State.Compartments.Sum(), 6);
                Assert.True(double.IsFinite(a.State.RateMmHgPerH.Median) && a.State.RateMmHgPerH.P05 <= a.State.RateMmHgPerH.P95);
            }
        }
    }

    [Fact]
    public void A_pressure_in_pascal_is_called_one_and_raises_no_alarm()
    {
        List<LeakReport> said = Watch(Fly("", 3).Select(r => r.Row.Quantity == Quantity.TotalPressure && r.Row.Module == 0 ? (r.Row with { Value = r.Row.Value * 133.322 }, r.Operation) : r));
        Assert.Contains(said.OfType<SensorFaultReport>(), f => f.Module == 0 && f.Reason.Contains("Pa", StringComparison.Ordinal));
        Assert.Empty(said.OfType<AlarmReport>());
    }

    [Fact]
    public void A_gauge_that_drifts_away_from_the_others_is_the_fault_not_a_leak()
    {
        List<LeakReport> said = Watch(Fly("", 6).Select(r => r.Row.Quantity == Quantity.TotalPressure && r.Row.Module == 1 && Hours(r.Row.Time) > 2 ? (r.Row with { Value = r.Row.Value - (0.5 * (Hours(r.Row.Time) - 2)) }, r.Operation) : r));
        SensorFaultReport fault = Assert.Single(said.OfType<SensorFaultReport>());
        Assert.Equal((Quantity.TotalPressure, 1), (fault.Quantity, fault.Module));
        Assert.InRange(Hours(fault.Time), 2, 2.6);
        Assert.Empty(said.OfType<AlarmReport>());
    }

    [Fact]
    public void A_row_whose_clock_leapt_does_not_end_the_watch()
    {
        List<(Measurement Row, Operation? Operation)> rows = Fly(Leak, 3);
        int at = rows.Count / 3;
        rows.Insert(at, (rows[at].Row with { Time = rows[at].Row.Time + Duration.FromSeconds(86400 * 365) }, null));
        Assert.Single(Watch(rows).OfType<AlarmReport>());
    }

    [Fact]
    public void A_repress_of_known_mass_measures_the_volume()
    {
        // The watch's file says 6 % less than there is; a kilogram of nitrogen in it tells.
        StationPlan own = Cases.Own(hours: 1).Cases[0].Plan;
        StationPlan file = new(own.Id, [.. own.Modules.Select(m => m with { FreeM3 = 0.94 * m.FreeM3 })], own.Hatches, own.Lifeboats, own.Crew, own.Sensors);
        LossState Last(string operations)
        {
            var flight = new CaseFlight(Cases.Own(scripted: operations, hours: 6).Cases[0], Realism.Plain, 7);
            var watch = new LeakWatch(file, new LeakWatchOptions());
            LossState? last = null;
            while (flight.TryNext(out Measurement row, out Operation? operation))
            {
                if (operation is null) watch.Measure(row);
                else watch.Operate(operation);
                while (watch.TryTake(out LeakReport? report)) last = (report as AssessmentReport)?.State ?? last;
            }

            return last!;
        }

        LossState blind = Last(""), told = Last("""{"t_h":2,"type":"n2_repress","gas":"N2","mass_kg":1.0,"rate_kg_h":2}""");
        double trueM3 = own.Modules.Sum(m => m.FreeM3);
        Assert.InRange(Relative(blind), 0.93, 0.95);
        Assert.InRange(Relative(told), 0.975, 1.02);

        // Area per rate and pressure is the volume that the watch believes in, over the true one.
        double Relative(LossState state) => state.CdaMm2.Median / state.RateMmHgPerH.Median * state.PressureMmHg / ChokedLoss.AreaMm2(1, trueM3, 1);
    }

    private static List<(Measurement Row, Operation? Operation)> Fly(string leak, double hours)
    {
        var flight = new CaseFlight(Cases.Own(leaks: leak, hours: hours).Cases[0], Realism.Plain, 7);
        List<(Measurement, Operation?)> rows = [];
        while (flight.TryNext(out Measurement row, out Operation? operation)) rows.Add((row, operation));
        return rows;
    }

    private static List<LeakReport> Watch(IEnumerable<(Measurement Row, Operation? Operation)> rows)
    {
        var watch = new LeakWatch(Cases.Own(hours: 1).Cases[0].Plan, new LeakWatchOptions());
        List<LeakReport> said = [];
        foreach ((Measurement row, Operation? operation) in rows)
        {
            if (operation is null) watch.Measure(row);
            else watch.Operate(operation);
            while (watch.TryTake(out LeakReport? report)) said.Add(report!);
        }

        Spoken.IsKnown(Spoken.Of(said));
        return said;
    }

    private static double Hours(Instant at) => (at - Cases.Own(hours: 1).Cases[0].Start).Nanoseconds / 3.6e12;

    private static string[] Lines(List<LeakReport> said) => [.. said.Select(r => r.GetType().Name + JsonSerializer.Serialize(r, r.GetType(), s_options))];

    private static readonly JsonSerializerOptions s_options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
