using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

public class ClosureAdvisorTests
{
    private readonly StationPlan _iss = Stations.Iss2018();

    [Theory]
    [InlineData("H_MRM1", 2.9, 97)]
    [InlineData("H_N1aft", 25, 75)]
    public void Minutes_to_one_mmHg_are_those_of_the_facts(string hatch, double inside, double outside)
    {
        // facts/station.md sections 0 and 8, leak-statistics.md section 7: 0.6 mmHg/h over 855 m³.
        HatchStates shut = new HatchStates(_iss).With(_iss.HatchIndex(hatch), open: false);
        Hatch joint = _iss.Hatches[_iss.HatchIndex(hatch)];
        double[] minutes = [.. new[] { joint.A, joint.B }.Select(m => 60 / ChokedLoss.RateMmHgPerH(0.965, shut.Group(m).VolumeM3, 740)).Order()];
        Assert.InRange(minutes[0] / inside, 0.96, 1.04);
        Assert.InRange(minutes[1] / outside, 0.96, 1.04);
    }

    [Theory]
    [InlineData(0.965)]
    [InlineData(2.5133)]
    public void The_way_home_is_proved_first(double cdaMm2)
    {
        ClosureChoice choice = Advise(new HatchStates(_iss), PlacePrior.ByKind(_iss), cdaMm2);
        Assert.NotNull(choice.Closure);
        Assert.Contains(_iss.Hatches[choice.Closure.Hatch].Id, new[] { "H_MRM1", "H_Sz09", "H_Sz08", "H_Poisk" });
        Assert.Equal(6, choice.Closure.CrewMoves.Sum(c => c.Count));
        Assert.Contains("lifeboat", choice.Why, StringComparison.Ordinal);
        Assert.Equal(choice.Why, Advise(new HatchStates(_iss), PlacePrior.ByKind(_iss), cdaMm2).Why);
    }

    [Fact]
    public void A_hatch_opens_again_within_half_the_time_of_one_mmHg()
    {
        ClosureAdvice advice = Advise(new HatchStates(_iss), PlacePrior.ByKind(_iss), 0.965).Closure!;
        double fastest = Math.Min(advice.IfInsideMinTo1MmHg, advice.IfOutsideMinTo1MmHg);
        Assert.Equal(0.5 * fastest / 1.1, advice.OpenAgainBeforeMin, 6);
    }

    [Fact]
    public void A_smaller_leak_takes_longer_to_tell()
    {
        double[] waits = [.. new[] { 3.0, 0.3, 0.05 }.Select(a => Advise(new HatchStates(_iss), PlacePrior.ByKind(_iss), a).Closure!.WaitMin)];
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[2] > 2 * waits[0]);
    }

    [Fact]
    public void A_found_compartment_is_shut_off_for_good_when_no_lifeboat_is_lost()
    {
        ClosureChoice choice = Advise(new HatchStates(_iss), Sure("Columbus"), 0.6);
        Assert.Equal("H_COL", _iss.Hatches[choice.Closure!.Hatch].Id);
        Assert.True(choice.Closure.KeepClosed);
        ClosureChoice done = Advise(new HatchStates(_iss).With(_iss.HatchIndex("H_COL"), open: false), Sure("Columbus"), 0.6);
        Assert.Null(done.Closure);
        Assert.Contains("Columbus", done.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SoyuzMS09_BO")]
    [InlineData("Node1")]
    public void A_found_compartment_is_left_open_when_shutting_it_costs_more_than_it_saves(string module)
    {
        ClosureChoice choice = Advise(new HatchStates(_iss), Sure(module), 0.965);
        Assert.Null(choice.Closure);
        Assert.Contains("patch", choice.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_knowing_the_size_nothing_is_advised()
    {
        ClosureChoice choice = new ClosureAdvisor(_iss).Advise(new HatchStates(_iss), PlacePrior.ByKind(_iss), new Estimate(double.NaN, double.NaN, double.NaN), 740, new RateSensing(), Stations.At(0));
        Assert.Null(choice.Closure);
        Assert.NotEmpty(choice.Why);
    }

    [Fact]
    public void A_ring_that_no_single_hatch_divides_gets_no_advice_but_a_reason()
    {
        StationPlan ring = Stations.Make("A:50 B:50 C:50", "AB=A-B BC=B-C CA=C-A", "A", crew: 3);
        ClosureChoice choice = new ClosureAdvisor(ring).Advise(new HatchStates(ring), [0.3, 0.3, 0.4], Stations.Area(1), 740, new RateSensing(), Stations.At(0));
        Assert.Null(choice.Closure);
        Assert.Contains("divides", choice.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Bits_are_those_of_the_binary_test()
    {
        Assert.Equal(1, TestInformation.Bits(0.5, 12), 3);
        Assert.Equal(0.4690, TestInformation.Entropy(0.1), 4);
        Assert.Equal(0.4690, TestInformation.Bits(0.1, 11), 2);
        // Two normal laws 2 sd apart, equally probable: 0.4861 bit (capacity of binary signalling at an amplitude of one sd).
        Assert.Equal(0.486, TestInformation.Bits(0.5, 2), 2);
        Assert.Equal(0, TestInformation.Bits(0.5, 0));
    }

    private ClosureChoice Advise(HatchStates states, double[] compartments, double cdaMm2) =>
        new ClosureAdvisor(_iss).Advise(states, compartments, Stations.Area(cdaMm2), 740, Stations.Ops2018(_iss), Stations.At(0));

    private double[] Sure(string module) => [.. _iss.Modules.Select(m => m.Id == module ? 0.975 : 0.001)];
}
