using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;
using Zarya.Tests.Station.Leaks.Places;

namespace Zarya.Tests.Station.Leaks.Patches;

public class PatchTestAdvisorTests
{
    private readonly StationPlan _iss = Stations.Iss2018();

    [Fact]
    public void A_patch_in_a_small_volume_is_proven_by_shutting_it_off()
    {
        ClosureChoice choice = Advise(0.965, new RateSensing());
        Assert.Contains(_iss.Hatches[choice.Closure!.Hatch].Id, new[] { "H_Sz09", "H_Sz09_SA", "H_MRM1" });
        Assert.Contains(_iss.ModuleIndex("SoyuzMS09_BO"), choice.Closure.InsideModules);
        Assert.Equal(6, choice.Closure.CrewMoves.Sum(c => c.Count));
        // Twice what the rule of thumb asks for still fits into the half hour in which a verdict is wanted.
        Assert.InRange(choice.Closure.WaitMin, 15, 30);
    }

    [Fact]
    public void Smaller_rests_take_longer() => Assert.True(Advise(0.1, new RateSensing()).Closure!.WaitMin > Advise(1, new RateSensing()).Closure!.WaitMin);

    [Fact]
    public void Nothing_is_shut_when_nothing_can_be_read_behind_the_hatch()
    {
        ClosureChoice choice = Advise(0.965, new RateSensing { GaugeByHand = false });
        Assert.Null(choice.Closure);
        Assert.Contains("no safe closure", choice.Why, StringComparison.Ordinal);
    }

    private ClosureChoice Advise(double areaMm2, RateSensing sensing) =>
        new PatchTestAdvisor(_iss).Advise(new HatchStates(_iss), _iss.ModuleIndex("SoyuzMS09_BO"), areaMm2, 0.2, 740, sensing);
}
