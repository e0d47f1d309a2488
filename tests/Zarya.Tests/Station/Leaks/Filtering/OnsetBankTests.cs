using Zarya.Station.Leaks.Filtering;

namespace Zarya.Tests.Station.Leaks.Filtering;

/// <summary>The bank's log-likelihood ratio against the obvious way: run the filter twice, once told of the leak, and compare how well each expects what comes.</summary>
public class OnsetBankTests
{
    [Theory]
    [InlineData(1, 30, 0.5, false)]
    [InlineData(2, 60, 2.0, false)]
    [InlineData(3, 10, -0.7, false)]
    [InlineData(4, 60, 2.0, true)]
    [InlineData(5, 60, 0.5, true)]
    public void Ratio_is_that_of_a_filter_that_knows_the_leak(int seed, int onset, double rate, bool duringAnOperation)
    {
        // An operation that takes any rate for its own while it lasts, and is over before the end.
        Disturbance[] operations = duringAnOperation ? [new Disturbance(40 * 20, 80 * 20, 0.3, 15)] : [];
        // Starts are thinned with age, whatever the data: one that is kept is taken.
        var kept = new CabinFilter(NoiseModel.Set[1], 855, hypotheses: true);
        for (int step = 1; step <= 120; step++) kept.Step(Blocks.Quiet(step * 20, new Random(step)), 20, []);
        onset = (int)Enumerable.Range(0, kept.Leaks.Count).Select(i => kept.Leaks.StartS(i) / 20).MinBy(s => Math.Abs(s - onset));
        var random = new Random(seed);
        NoiseModel noise = NoiseModel.Set[1];
        var without = new CabinFilter(noise, 855, hypotheses: true);
        var with = new CabinFilter(noise, 855, hypotheses: false);
        double llWithout = 0, llWith = 0;
        for (int step = 1; step <= 120; step++)
        {
            Block block = Blocks.Quiet(step * 20, random);
            Before(without, ref llWithout);
            Before(with, ref llWith);
            // The other filter knows: its air has lost what leaked in this step, before anything is measured.
            double[] leaked = new double[CabinState.Stride];
            if (step > onset)
            {
                ReadOnlySpan<double> x = without.State;
                double total = without.Pressure;
                foreach (int gas in (int[])[CabinState.Nitrogen, CabinState.Oxygen, CabinState.CarbonDioxide, CabinState.Water]) leaked[gas] = -x[gas] / total * 20 / 3600;
            }

            without.Step(block, 20, operations);
            with.Step(block, 20, operations, leaked, rate);
            llWithout = After(without, llWithout);
            llWith = After(with, llWith);
        }

        int k = Enumerable.Range(0, without.Leaks.Count).Single(i => without.Leaks.StartS(i) == onset * 20);
        double expected = (rate * without.Leaks.Score(k)) - (rate * rate * without.Leaks.Information(k) / 2);
        // The shares of the gases are those of each filter's own state: the two part by the leak itself.
        Assert.Equal(expected, llWith - llWithout, 0.02 * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void Memory_is_bounded_and_starts_are_spread_by_age()
    {
        var bank = new OnsetBank(new double[CabinState.Stride], 0, feedsLoss: true, 10 * 86400, 0.25);
        var f = new Propagation { StepH = 20.0 / 3600, NitrogenShare = 0.78, OxygenShare = 0.21, ThermometerDecay = 1, OxygenRateDecay = 1, WaterDecay = 1, WanderDecay = 1, ThermalSlopeDecay = 1, CarbonDioxideRateDecay = 1, WaterRateDecay = 1 };
        for (int step = 1; step <= 100_000; step++) bank.Predict(f, step * 20.0);
        Assert.InRange(bank.Count, 20, 96);
        double now = 100_000 * 20.0;
        Assert.True(now - bank.StartS(0) <= (10 * 86400) + 1e6 * 0.25);
        for (int i = 1; i < bank.Count; i++) Assert.True(bank.StartS(i) - bank.StartS(i - 1) <= Math.Max(20, 0.5 * (now - bank.StartS(i - 1))));
    }

    private static void Before(CabinFilter filter, ref double sum) => sum -= filter.LogLikelihood * Math.Exp(-20.0 / 86400);

    private static double After(CabinFilter filter, double sum) => sum + filter.LogLikelihood;
}
