using Zarya.Leaks.Scoring;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Tests.Leaks.Page;
using Zarya.Time;

namespace Zarya.Tests.Leaks.Scoring;

public class RunCardTests
{
    [Fact]
    public void An_alarm_before_the_onset_is_false_and_the_first_after_it_gives_the_delay()
    {
        var card = new RunCard(Case());
        card.Hear(Alarm(2), () => 0);
        card.Hear(Alarm(5.5), () => 1);
        card.Hear(Alarm(7), () => 1);
        RunFigures figures = card.Finish(After(24));
        Assert.Equal((1, 1.5, 1, 4.0), (figures.FalseAlarms, figures.DelayH, figures.RepeatedAlarms, figures.LeakFreeH));
    }

    [Fact]
    public void A_leak_that_nobody_tells_is_missed_and_an_alarm_when_it_is_patched_is_false()
    {
        var card = new RunCard(Case());
        card.Hear(Alarm(10), () => 0);
        RunFigures figures = card.Finish(After(24));
        Assert.Equal((1, double.PositiveInfinity), (figures.FalseAlarms, figures.DelayH));
        Assert.Equal(24, new RunCard(Case() with { Leaks = [] }).Finish(After(24)).LeakFreeH);
    }

    [Fact]
    public void Samples_are_taken_at_their_times_and_compared()
    {
        var card = new RunCard(Case());
        card.Hear(Alarm(5), () => 1);
        Assert.Equal(After(5.5), card.Due);
        // Truth: 1 mm², 0.5 mmHg/h, 480 h; said: 0.96 (0.9 to 1.14), 0.6 (0.54 to 0.72), 500 (400 to 600).
        card.Sample(Truth(5.5, 1, 0.5));
        Assert.Equal(After(6), card.Due);
        card.Hear(new AssessmentReport(After(6), StoryMaking.State(0.5, 0.99, 200, 0.2, 0.4, 0.4)), () => 1);
        card.Operate(new Operation(After(6), OperationKind.HatchClose, 0, "H_LN", double.NaN, "", ""));
        card.Sample(Truth(6, 2, 0.5));
        Assert.Equal(After(11), card.Due);
        SampleFigures[] samples = [.. card.Finish(After(24)).Samples];
        Assert.Equal((0.5, true, false, true, 1.0), (samples[0].AfterAlarmH, samples[0].IsCdaCovered, samples[0].IsRateCovered, samples[0].IsReserveCovered, samples[0].Rank));
        Assert.Equal(-0.04, samples[0].CdaError, 1e-12);
        Assert.Equal((500.0 / 480) - 1, samples[0].ReserveError, 1e-12);
        Assert.Equal((false, true), (samples[1].IsCdaCovered, samples[1].IsRateCovered));
        Assert.True(double.IsNaN(samples[1].Rank));
    }

    [Fact]
    public void Equal_probabilities_share_their_ranks()
    {
        Assert.Equal(1, RunCard.Rank([0.1, 0.9], 1));
        Assert.Equal(2.5, RunCard.Rank([0.5, 0.2, 0.2, 0.1], 1));
    }

    [Theory]
    [InlineData(0.0, 0.9, true, false)]
    [InlineData(0.5, 0.9, false, true)]
    [InlineData(0.5, 0.1, true, false)]
    [InlineData(0.04, 0.1, false, false)]
    public void A_patch_is_marked_half_an_hour_later(double left, double saidToHold, bool isRight, bool isFalseHold)
    {
        var card = new RunCard(Case());
        card.Know(1);
        card.Operate(new Operation(After(8), OperationKind.Patch, 2, "Ferry", double.NaN, "", "tape"));
        Assert.Equal(After(8.5), card.Due);
        card.Hear(new PatchVerdictReport(After(8.2), 2, new Estimate(left, left - 0.1, left + 0.1), saidToHold, 5, ""), () => left);
        card.Know(left);
        card.Sample(Truth(8.5, left, 0.1));
        PatchFigures patch = Assert.Single(card.Finish(After(24)).Patches);
        Assert.Equal((8.0, true, isRight, isFalseHold, true), (patch.AfterH, patch.HasVerdict, patch.IsRight, patch.IsFalseHold, patch.IsCovered));
    }

    [Fact]
    public void A_patch_without_a_verdict_is_neither_right_nor_wrong()
    {
        var card = new RunCard(Case());
        card.Hear(new PatchVerdictReport(After(7), 2, new Estimate(1, 1, 1), 0.5, 5, "of another"), () => 1);
        card.Operate(new Operation(After(8), OperationKind.Patch, 2, "Ferry", double.NaN, "", "tape"));
        card.Sample(Truth(8.5, 1, 0.1));
        Assert.False(Assert.Single(card.Figures.Patches).HasVerdict);
    }

    [Fact]
    public void Growth_is_followed_or_not()
    {
        var grown = new LeakPlan(2, 1, 0, 0, [new(0, 0.2), new(4, 0.5), new(10, 0.55), new(12, 1)]);
        var card = new RunCard(Case() with { Leaks = [grown] });
        // 0.2 to 0.5 mm² counts, 0.5 to 0.55 does not, 0.55 to 1 does.
        card.Hear(Assessment(4.5, 0.3), () => 0.5);
        card.Hear(Assessment(6, 0.4), () => 0.5);
        card.Hear(Assessment(13, 0.7), () => 1);
        Assert.Equal([(4.0, 2.0), (12.0, double.PositiveInfinity)], card.Finish(After(24)).Rises.Select(r => (r.AtH, r.NoticedAfterH)));
    }

    [Fact]
    public void Unsafe_advice_is_counted()
    {
        var card = new RunCard(Case());
        // The lifeboat is the third module; three people in the first, and the hatch between is shut.
        card.Hear(new NextClosureReport(After(5), new ClosureAdvice(0, [1, 2], 1, 1, 1, 1, 1, false, [new CrewPlace(0, 3)]), ""), () => 1);
        card.Hear(new NextClosureReport(After(5), new ClosureAdvice(0, [1, 2], 1, 1, 1, 1, 1, false, [new CrewPlace(2, 3)]), ""), () => 1);
        Assert.Equal(1, card.Figures.Unsafe);
    }

    private static LeakCase Case() => new() { Id = "T", Plan = StoryMaking.Plan(), Crew = 3, Start = StoryMaking.Start, StartSecondOfDay = 79_200, DurationH = 24, Leaks = [new LeakPlan(2, 1, 4, 0, [])] };

    private static AlarmReport Alarm(double hours) => new(After(hours), "L", StoryMaking.State(0.6, 0.99));

    private static AssessmentReport Assessment(double hours, double cdaMm2) => new(After(hours), StoryMaking.State(cdaMm2 / 1.6, 0.99));

    private static FlightTruth Truth(double hours, double cdaMm2, double rate) =>
        new(After(hours), [740, 740, 740], [0, 0, cdaMm2], 2, [0, 1, 2], 179, 740, cdaMm2, rate, 16, 0.1, 16, [After(4)], 480, 430, 400, 350);

    private static Instant After(double hours) => StoryMaking.After(hours);
}
