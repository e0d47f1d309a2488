using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Tests.Station.Leaks.Yardstick;

public class RampTestTests
{
    private const double Sigma = 0.1;

    private static readonly StationPlan s_plan = new("One", [new("A", "", 100, []), new("B", "", 100, [])], [new("H", 0, 1, 0.5, true)], [], 0,
        new SensorSuite([new SensorChannel("P_total", ["A"], Sigma, 0, 1)]));

    // T = (3 z² σ²/(f r²))^(1/3), facts/leak-statistics.md section 3, with the level known.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    [InlineData(2)]
    public void The_delay_is_that_of_theory(double mmHgPerH)
    {
        const double z = 5.57;
        double theory = Math.Cbrt(3 * z * z * Sigma * Sigma / (mmHgPerH / 3_600 * mmHgPerH / 3_600));
        double[] delays = [.. Enumerable.Range(1, 20).Select(seed => Delay(seed, mmHgPerH, 40_000))];
        Assert.InRange(delays.Average(), 0.7 * theory, 1.3 * theory);
    }

    [Fact]
    public void The_reckoned_delay_is_that_of_theory_with_a_level_that_is_learned()
    {
        RampTestOptions options = RampTestOptions.For(s_plan) with { DiffusionMmHg2PerH = 0 };
        double theory = Math.Cbrt(1.75 * 3 * 5.57 * 5.57 * Sigma * Sigma / (0.6 / 3_600 * 0.6 / 3_600));
        Assert.InRange(RampWindows.DelayS(options, 5.57, 0.6), theory, 1.35 * theory);
        Assert.Equal(double.PositiveInfinity, RampWindows.DelayS(options, 5.57, 1e-4));
    }

    [Fact]
    public void White_noise_and_a_rise_raise_no_alarm()
    {
        Assert.True(double.IsNaN(Delay(1, 0, 40_000)));
        Assert.True(double.IsNaN(Delay(2, -1, 40_000)));
    }

    [Fact]
    public void What_temperature_does_is_no_leak()
    {
        var test = New();
        for (int s = 0; s < 30_000; s++)
        {
            // A fall of 1 K in 8 h, and the pressure with it: 0.3 mmHg/h that would be found in ten minutes.
            double celsius = 23 - (s / 28_800.0);
            test.Measure(new Measurement(At(s), Quantity.TotalPressure, 0, 740 * (celsius + 273.15) / 296.15));
            if (s % 60 == 0) test.Measure(new Measurement(At(s), Quantity.AirTemperature, 1, celsius));
        }
        Assert.Equal(0, test.Alarms);
    }

    [Fact]
    public void Logged_operations_are_passed_over_and_the_level_is_learned_anew()
    {
        var test = New();
        for (int s = 0; s < 40_000; s++)
        {
            if (s == 20_000) test.Operate(new Operation(At(s), OperationKind.VentStart, 0, "A", double.NaN, "", ""));
            if (s == 21_000) test.Operate(new Operation(At(s), OperationKind.VentStop, 0, "A", double.NaN, "", ""));
            test.Measure(new Measurement(At(s), Quantity.TotalPressure, 0, s < 20_000 ? 740 : Math.Max(735, 740 - ((s - 20_000) * 0.005))));
        }
        Assert.Equal(0, test.Alarms);
    }

    [Fact]
    public void A_sensor_that_falls_silent_moves_nothing_and_noise_is_that_of_the_file()
    {
        Assert.Equal(Sigma / Math.Sqrt(15), RampTestOptions.For(s_plan).SigmaMmHg, 1e-9);
        var test = New();
        for (int s = 0; s < 40_000; s++)
        {
            test.Measure(new Measurement(At(s), Quantity.TotalPressure, 0, 740));
            if (s < 20_000) test.Measure(new Measurement(At(s), Quantity.TotalPressure, 1, 743));
        }
        Assert.Equal(0, test.Alarms);
        Assert.Equal(0, test.Statistic, 1e-6);
    }

    [Fact]
    public void A_year_loses_no_digits()
    {
        var windows = new RampWindows(new RampTestOptions { DiffusionMmHg2PerH = 0, SigmaMmHg = 1 });
        for (int k = 0; k < 2_000_000; k++) Assert.InRange(windows.Add(0.001 * k), double.NegativeInfinity, 0);
        double alone = double.NaN, late = double.NaN;
        var fresh = new RampWindows(new RampTestOptions { DiffusionMmHg2PerH = 0, SigmaMmHg = 1 });
        for (int k = 0; k < 3_000; k++)
        {
            double y = 2_000 - (0.01 * Math.Max(0, k - 2_500));
            late = windows.Add(y);
            alone = fresh.Add(y);
        }
        Assert.Equal(alone, late, 1e-6);
    }

    private static double Delay(int seed, double mmHgPerH, int seconds)
    {
        var random = new Random(seed);
        RampTest test = New();
        const int onset = 20_000;
        for (int s = 0; s < onset + seconds; s++)
        {
            double noise = Sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            test.Measure(new Measurement(At(s), Quantity.TotalPressure, 0, 740 + noise - (Math.Max(0, s - onset) * mmHgPerH / 3_600)));
            if (test.IsAlarmed) return (test.AlarmTime - At(onset)).Nanoseconds / 1e9;
        }
        return double.NaN;
    }

    private static RampTest New() => new(s_plan, RampTestOptions.For(s_plan) with { DiffusionMmHg2PerH = 0 });

    private static Instant At(int seconds) => Instant.FromTaiNanoseconds(0) + Duration.FromSeconds(seconds);
}
