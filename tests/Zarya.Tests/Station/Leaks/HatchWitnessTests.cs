using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;
using Zarya.Time;

namespace Zarya.Tests.Station.Leaks;

/// <summary>Gauges on both sides of a hatch tell when it really moved: two modules joined by hatch 0, a gauge of 0.05 mmHg at 1 Hz in each.</summary>
public class HatchWitnessTests
{
    private static readonly StationPlan s_plan = Cases.Own(hours: 1).Cases[0].Plan;

    [Fact]
    public void A_hatch_that_opens_before_its_log_line_is_seen_within_a_minute()
    {
        // Shut by the log; A falls by 12 mmHg/h, until at 1500 s the air is one again.
        (double AtS, int Hatch, bool IsOpen) seen = Assert.Single(Look(logged: false, advised: -1, until: 1800, t => t < 1500 ? (-12 * Math.Max(0, t - 1200) / 3600, 0) : (-0.4, -0.4)));
        Assert.Equal((0, true), (seen.Hatch, seen.IsOpen));
        Assert.InRange(seen.AtS, 1500, 1560);
    }

    [Fact]
    public void A_difference_that_passes_through_zero_opens_nothing() =>
        Assert.Empty(Look(logged: false, advised: -1, until: 3000, t => (t < 1200 ? 0.5 * Math.Min(1, t / 1000.0) : 0.5 - (14 * (t - 1200) / 3600), 0)));

    [Fact]
    public void A_hatch_shut_on_advice_that_nobody_logs_is_seen_by_the_sides_parting()
    {
        (double AtS, int Hatch, bool IsOpen) seen = Look(logged: true, advised: 0, until: 1500, t => (-6 * Math.Max(0, t - 1200) / 3600, 0))[0];
        Assert.Equal((0, false), (seen.Hatch, seen.IsOpen));
        Assert.InRange(seen.AtS, 1220, 1320);
    }

    [Fact]
    public void Air_that_falls_as_one_parts_nowhere() => Assert.Empty(Look(logged: true, advised: 0, until: 3000, t => (-6 * t / 3600, -6 * t / 3600)));

    [Fact]
    public void A_gauge_of_a_side_that_the_log_joins_too_early_is_not_judged_faulty_and_one_judged_just_before_a_log_line_is_acquitted()
    {
        var sensors = new SensorBank(s_plan);
        var memory = new GroupMemory(s_plan.Modules.Count, 108);
        void Fly(double from, double to, Func<double, double> a)
        {
            for (double t = from; t < to; t += 20) Step(sensors, memory, [0, 1], t, t2 => (a(t2), 0));
        }

        Fly(0, 600, _ => 0);
        Fly(600, 1400, t => -0.4);
        Assert.Single(sensors.NewFaults());
        sensors.HatchMoved(1400);
        Fly(1400, 1900, t => -0.4);
        Assert.Empty(sensors.NewFaults());
        Assert.Equal(2, sensors.Heard(Quantity.TotalPressure, [0, 1], 1900, 60));
    }

    private static List<(double AtS, int Hatch, bool IsOpen)> Look(bool logged, int advised, double until, Func<double, (double A, double B)> pressure)
    {
        var sensors = new SensorBank(s_plan);
        var witness = new HatchWitness(s_plan, sensors);
        HatchStates states = new HatchStates(s_plan).With(0, logged);
        GroupMemory one = new(s_plan.Modules.Count, 108), other = new(s_plan.Modules.Count, 48);
        List<(double, int, bool)> seen = [];
        for (double t = 0; t < until; t += 20)
        {
            // Offsets are learned while the air is one.
            Step(sensors, one, t < 600 || logged ? [0, 1] : [0], t, pressure);
            if (t >= 600 && !logged) _ = sensors.Take([1], t + 20, 20, other, Expectation.None);
            if (t >= 600 && witness.TrySee(t + 20, states, advised, out int hatch, out bool isOpen)) seen.Add((t + 20, hatch, isOpen));
        }

        return seen;
    }

    private static void Step(SensorBank sensors, GroupMemory memory, int[] modules, double fromS, Func<double, (double A, double B)> pressure)
    {
        for (int s = 0; s < 20; s++)
        {
            var random = new Random((int)(fromS + s));
            (double a, double b) = pressure(fromS + s);
            sensors.Take(fromS + s, new Measurement(Instant.MinValue, Quantity.TotalPressure, 0, 740.3 + a + Noise(random)));
            sensors.Take(fromS + s, new Measurement(Instant.MinValue, Quantity.TotalPressure, 1, 739.8 + b + Noise(random)));
        }

        _ = sensors.Take(modules, fromS + 20, 20, memory, Expectation.None);
    }

    private static double Noise(Random random) => 0.05 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
