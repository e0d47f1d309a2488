using System.Globalization;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;
using Zarya.Time;

namespace Zarya.Tests.Station.Leaks;

/// <summary>Stations nobody tuned for: names, volumes, noise, crews and rates drawn anew each time.</summary>
public class ShuffledStationTests
{
    private const int Flights = 24;

    [Fact]
    public void Leaks_of_random_size_in_random_stations_are_found_with_honest_intervals()
    {
        Random random = new(20260829);
        int found = 0, area = 0, reserve = 0, early = 0;
        List<double> errors = [];
        List<string> missed = [];
        for (int n = 0; n < Flights; n++)
        {
            (LeakCase flown, double onsetH) = RandomCase(random);
            var flight = new CaseFlight(flown, Realism.Plain, (ulong)n + 1);
            var watch = new LeakWatch(flown.Plan, new LeakWatchOptions());
            Instant? due = null;
            LossState? state = null;
            while (due is null || flight.Now < due)
            {
                if (!flight.TryNext(out Measurement row, out Operation? operation)) break;
                if (operation is null) watch.Measure(row);
                else watch.Operate(operation);
                while (watch.TryTake(out LeakReport? report))
                {
                    if (report is AlarmReport alarm && due is null) due = alarm.Time + Duration.FromSeconds(3600);
                    if (report is AlarmReport && (report.Time - flight.Start).Nanoseconds < onsetH * 3.6e12) early++;
                    if (report is AssessmentReport assessment) state = assessment.State;
                }
            }

            if (due is null || state is null)
            {
                missed.Add(FormattableString.Invariant($"{n}: {flown.Leaks[0].CdaMm2} mm² in {flown.Plan.Modules.Sum(m => m.FreeM3):0} m³ with {flown.Plan.Crew} people"));
                continue;
            }

            FlightTruth truth = flight.Truth(flight.Now);
            found++;
            errors.Add(Math.Abs((state.CdaMm2.Median / truth.GroupCdaMm2) - 1));
            area += truth.GroupCdaMm2 >= state.CdaMm2.P05 && truth.GroupCdaMm2 <= state.CdaMm2.P95 ? 1 : 0;
            reserve += truth.ReserveTo490H >= state.ReserveTo490H.P05 && truth.ReserveTo490H <= state.ReserveTo490H.P95 ? 1 : 0;
        }

        Assert.Empty(missed);
        Assert.Equal(0, early);
        // 90 % intervals: fewer than 17 of 24 would be one in two thousand.
        Assert.True(area >= 17 && reserve >= 17, $"held the truth: area {area}, reserve time {reserve} of {found}");
        Assert.InRange(errors.Order().ElementAt(Flights / 2), 0, 0.15);
    }

    [Fact]
    public void Names_mean_nothing()
    {
        var flight = new CaseFlight(Cases.Own(leaks: """{"compartment":"C","CdA_mm2":2,"onset_h":2,"profile":"step"}""", hours: 3.5).Cases[0], Realism.Plain, 3);
        StationPlan plan = flight.Plan, renamed = new("other", [.. plan.Modules.Select((m, i) => m with { Id = $"SoyuzMS09_{2 - i}" })], [.. plan.Hatches.Select((h, i) => h with { Id = $"x{i}" })], plan.Lifeboats, plan.Crew, plan.Sensors);
        (LeakWatch a, LeakWatch b) = (new LeakWatch(plan, new LeakWatchOptions()), new LeakWatch(renamed, new LeakWatchOptions()));
        int compared = 0;
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            if (operation is null)
            {
                a.Measure(row);
                b.Measure(row);
            }
            else
            {
                a.Operate(operation);
                b.Operate(operation);
            }

            while (a.TryTake(out LeakReport? first))
            {
                Assert.True(b.TryTake(out LeakReport? second));
                Assert.Equal((first!.GetType(), first.Time), (second!.GetType(), second.Time));
                if (first is AssessmentReport one && second is AssessmentReport other) Assert.Equal((one.State.LeakProbability, one.State.RateMmHgPerH), (other.State.LeakProbability, other.State.RateMmHgPerH));
                compared++;
            }
        }

        Assert.True(compared > 60);
    }

    private static (LeakCase Flown, double OnsetH) RandomCase(Random random)
    {
        int count = random.Next(2, 7);
        double onset = 3 + random.NextDouble();
        List<string> modules = [], hatches = [];
        string[] names = [.. Enumerable.Range(0, count).Select(m => $"{(char)('A' + random.Next(26))}{m}")];
        for (int m = 0; m < count; m++)
        {
            double m3 = Math.Round(5 + (120 * random.NextDouble()), 1);
            modules.Add(Text($$"""{"id":"{{names[m]}}","free_m3":{{m3}}}"""));
            if (m > 0) hatches.Add($$"""{"id":"H{{m}}","a":"{{names[random.Next(m)]}}","b":"{{names[m]}}","area_m2":0.5,"open_at_t0":true}""");
        }

        // From a hole of 1 mm to one of 5 mm: what people breathe and machines make weighs as much in a small station as the leak does.
        double area = 0.7 * Math.Pow(25, random.NextDouble()), noise = 0.5 + random.NextDouble();
        string all = string.Join(',', names.Select(n => $"\"{n}\""));
        string json = Text($$$"""
            {"configs":{"T":{"id":"T","crew":{{{random.Next(2, 6)}}},"modules":[{{{string.Join(',', modules)}}}],"hatches":[{{{string.Join(',', hatches)}}}],"lifeboats":["{{{names[0]}}}"]}},
             "sensor_suites":{"s":{"channels":[{"name":"P_total","where":[{{{all}}}],"sigma":{{{0.04 * noise}}},"quantum":0.02,"rate_hz":1},{"name":"T_air","where":"all","sigma":{{{0.02 * noise}}},"quantum":0.01,"rate_hz":0.1},
              {"name":"dewpoint","where":["{{{names[0]}}}"],"sigma":{{{0.1 * noise}}},"quantum":0.1,"rate_hz":0.1},{"name":"ppO2_MCA","where":["{{{names[0]}}}"],"sigma":{{{0.1 * noise}}},"quantum":0.1,"cycle_s":120},
              {"name":"ppN2_MCA","where":["{{{names[0]}}}"],"sigma":{{{0.1 * noise}}},"quantum":0.1,"cycle_s":120},{"name":"ppCO2_MCA","where":["{{{names[0]}}}"],"sigma":{{{0.02 * noise}}},"quantum":0.01,"cycle_s":120}]}},
             "cases":[{"id":"own","config":"T","sensor_suite":"s","crew":2,"duration_h":{{{onset + 4}}},"t0_utc":"2020-01-01T00:00Z",
              "initial":{"P_mmHg":740,"ppO2_mmHg":158.4,"ppCO2_mmHg":2.5,"ppH2O_mmHg":9.5,"T_C":23},"baseline_leak_kg_per_d":0.05,
              "leaks":[{"compartment":"{{{names[random.Next(count)]}}}","CdA_mm2":{{{area}}},"onset_h":{{{onset}}},"profile":"step"}],"confounders":[{"type":"crew_metabolism"},{"type":"thermal","day_cycle_K":0.1}],"scripted_operations":[]}]}
            """);
        return (LeakCaseFile.Read(System.Text.Encoding.UTF8.GetBytes(json), Cases.Leap).Cases[0], onset);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
