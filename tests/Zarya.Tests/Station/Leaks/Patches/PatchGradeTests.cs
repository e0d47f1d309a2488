using Zarya.Station.Leaks.Patches;

namespace Zarya.Tests.Station.Leaks.Patches;

public class PatchGradeTests
{
    [Fact]
    public void Tape_on_MS09_is_reduced_not_sealed_and_epoxy_holds()
    {
        PatchVerdict tape = PatchGrade.Grade((0.965, 0.05), (0.17 * 0.965, 0.02), 10, 0.001);
        Assert.Equal(PatchGrade.Reduced, tape.Words);
        Assert.InRange(tape.ResidualCdaMm2.Median, 0.16, 0.17);
        Assert.InRange(tape.HoldsProbability, 0, 0.01);
        PatchVerdict epoxy = PatchGrade.Grade((0.965, 0.05), (0.002, 0.01), 20, 0.001);
        Assert.Equal(PatchGrade.Holds, epoxy.Words);
        Assert.InRange(epoxy.HoldsProbability, 0.95, 1);
        Assert.True(epoxy.ResidualCdaMm2.P05 >= 0);
        Assert.Equal(0, epoxy.WaitMinFor99Percent);
    }

    [Fact]
    public void A_patch_that_does_nothing_does_not_hold() => Assert.Equal(PatchGrade.DoesNotHold, PatchGrade.Grade((1, 0.03), (1.02, 0.05), 10, 0.001).Words);

    [Fact]
    public void With_much_noise_it_is_too_early_and_the_wait_is_said()
    {
        PatchVerdict verdict = PatchGrade.Grade((1, 0.05), (0.02, 0.3), 5, 0.001);
        Assert.Equal(PatchGrade.TooEarly, verdict.Words);
        // 99 % below 0.05 from 0.02, cut off at 0: sd about 0.013, so (0.3/0.013)^(2/3) times the five minutes.
        Assert.InRange(verdict.WaitMinFor99Percent, 25, 50);
        PatchVerdict after = PatchGrade.Grade((1, 0.05), (0.02, 0.3 * Math.Pow((5 + verdict.WaitMinFor99Percent) / 5, -1.5)), 5 + verdict.WaitMinFor99Percent, 0);
        Assert.InRange(after.HoldsProbability, 0.97, 1);
    }

    [Fact]
    public void A_background_above_what_is_needed_means_never() =>
        Assert.Equal(double.PositiveInfinity, PatchGrade.Grade((1, 0.05), (0.02, 0.3), 5, 0.05).WaitMinFor99Percent);

    [Fact]
    public void More_left_is_less_likely_to_hold()
    {
        double[] holds = [.. new[] { -0.3, -0.05, 0, 0.03, 0.05, 0.1, 0.4 }.Select(a => PatchGrade.Grade((1, 0.05), (a, 0.05), 10, 0.001).HoldsProbability)];
        Assert.Equal(holds.OrderDescending(), holds);
        Assert.All(holds, h => Assert.InRange(h, 0, 1));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, 1, 0)]
    public void What_was_not_measured_is_not_graded(double before, double after, double sd) => Assert.Equal(PatchGrade.TooEarly, PatchGrade.Grade((before, 0.1), (after, sd), 1, 0).Words);

    [Theory]
    [InlineData(-30, 1)]
    [InlineData(-60, 1)]
    [InlineData(30, 1e-3)]
    public void Far_tails_stay_numbers(double after, double sd)
    {
        PatchVerdict verdict = PatchGrade.Grade((1, 0.1), (after, sd), 1, 0);
        Assert.True(double.IsFinite(verdict.ResidualCdaMm2.Median) && verdict.ResidualCdaMm2.P05 <= verdict.ResidualCdaMm2.P95 && verdict.HoldsProbability is >= 0 and <= 1);
    }
}
