using Zarya.Station.Leaks.Filtering;

namespace Zarya.Tests.Station.Leaks.Filtering;

/// <summary>What begins beside an older change, against the obvious way: a filter that is told of the old change, run over the same telemetry, sees the new one alone.</summary>
public class CompanionTests
{
    private const int Changed = 60, Chosen = 200, Began = 260, Steps = 330;
    private const double SizeMmHgPerH = -0.3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_leak_beside_an_older_change_speaks_as_it_would_to_a_filter_that_knows_the_change(int seed)
    {
        var kept = new CabinFilter(NoiseModel.Set[0], 855, hypotheses: true);
        for (int step = 1; step <= Steps; step++) kept.Step(Blocks.Quiet(step * 20, new Random(step)), 20, []);
        int began = (int)Enumerable.Range(0, kept.Leaks.Count).Select(i => kept.Leaks.StartS(i) / 20).MinBy(s => Math.Abs(s - Began));
        var ignorant = new CabinFilter(NoiseModel.Set[0], 855, hypotheses: true);
        var told = new CabinFilter(NoiseModel.Set[0], 855, hypotheses: true);
        double[] change = new double[CabinState.Stride];
        (change[CabinState.WaterRate], change[CabinState.CarbonDioxideRate], change[CabinState.OxygenRate]) = (1, 0.18, -0.21);
        var random = new Random(seed);
        (double water, double lost) = (0, 0);
        for (int step = 1; step <= Steps; step++)
        {
            Block block = Blocks.Quiet(step * 20, random);
            // Fewer people breathe: less water, a little more oxygen, all together 0.97 of it.
            if (step > Changed) water += SizeMmHgPerH * 20 / 3600;
            if (step > began) lost += 0.5 * 20 / 3600;
            block.Water += water;
            block.Pressure += (0.97 * water) - lost;
            ignorant.Step(block, 20, []);
            told.Step(block, 20, [], step == Changed + 1 ? change : default, SizeMmHgPerH);
            if (step != Chosen) continue;
            OnsetBank bank = ignorant.Activity;
            int k = Enumerable.Range(0, bank.Count).MinBy(i => Math.Abs(bank.StartS(i) - (Changed * 20)));
            ignorant.Companion.Consider(10, bank, k, 1, step * 20);
            Assert.True(ignorant.Companion.IsThere);
        }

        int leak = Enumerable.Range(0, told.Leaks.Count).Single(i => told.Leaks.StartS(i) == began * 20);
        (double c, double i) = (told.Leaks.Score(leak), told.Leaks.Information(leak));
        double expected = c / Math.Sqrt(i);
        (c, i) = ignorant.Companion.Rest(ignorant.Leaks, leak);
        double beside = c / Math.Sqrt(i);
        double alone = ignorant.Leaks.Score(leak) / Math.Sqrt(ignorant.Leaks.Information(leak));
        Assert.True(Math.Abs(beside - expected) < 0.5 * Math.Abs(alone - expected), $"told {expected:0.00}, beside {beside:0.00}, alone {alone:0.00}");
    }

    [Fact]
    public void It_goes_when_it_is_no_longer_believed_and_when_it_is_half_a_day_old()
    {
        (Companion companion, OnsetBank bank) = Chose();
        companion.Consider(0.5, bank, 0, 1, 2000);
        Assert.False(companion.IsThere);
        (companion, bank) = Chose();
        companion.Consider(5, null, -1, 1, 13 * 3600);
        Assert.False(companion.IsThere);
    }

    [Fact]
    public void What_began_before_it_was_chosen_shares_nothing()
    {
        (Companion companion, OnsetBank bank) = Chose();
        Assert.Equal((bank.Score(0), bank.Information(0)), companion.Rest(bank, 0));
    }

    private static (Companion Companion, OnsetBank Bank) Chose()
    {
        var bank = new OnsetBank(new double[CabinState.Stride], 0, feedsLoss: true, 36000, 0.25);
        var still = new Propagation { StepH = 20.0 / 3600, NitrogenShare = 0.78, OxygenShare = 0.21, ThermometerDecay = 1, OxygenRateDecay = 1, WaterDecay = 1, WanderDecay = 1, ThermalSlopeDecay = 1, CarbonDioxideRateDecay = 1, WaterRateDecay = 1 };
        bank.Predict(still, 0);
        var companion = new Companion();
        companion.Consider(5, bank, 0, 1, 1800);
        Assert.True(companion.IsThere);
        return (companion, bank);
    }
}
