using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

public class LifeboatReachTests
{
    private readonly StationPlan _iss = Stations.Iss2018();
    private readonly LifeboatReach _reach = new();

    [Fact]
    public void People_leave_the_side_that_has_no_lifeboat()
    {
        HatchStates states = new HatchStates(_iss).After(Stations.Did(OperationKind.CrewAt, _iss.ModuleIndex("Columbus"), 2));
        Assert.True(_reach.TryPlace(states, _iss.HatchIndex("H_N1aft"), out CrewPlace[] places, out _));
        Assert.Equal(6, places.Sum(p => p.Count));
        HatchStates after = states.With(_iss.HatchIndex("H_N1aft"), open: false);
        Assert.All(places, p => Assert.True(after.Group(p.Module).Lifeboats > 0));
        Assert.True(_reach.IsSafe(states, _iss.HatchIndex("H_N1aft"), places));
        Assert.False(_reach.IsSafe(states, _iss.HatchIndex("H_N1aft"), [new CrewPlace(_iss.ModuleIndex("Columbus"), 6)]));
    }

    [Fact]
    public void People_stay_where_they_are_when_that_will_do()
    {
        int lab = _iss.ModuleIndex("Lab"), rassvet = _iss.ModuleIndex("Rassvet");
        HatchStates states = new HatchStates(_iss).After(Stations.Did(OperationKind.CrewAt, lab, 4)).After(Stations.Did(OperationKind.CrewAt, rassvet, 2));
        Assert.True(_reach.TryPlace(states, _iss.HatchIndex("H_MRM1"), out CrewPlace[] places, out _));
        Assert.Contains(places, p => p.Module == lab && p.Count >= 4);
        Assert.DoesNotContain(places, p => p.Module == rassvet);
    }

    [Fact]
    public void Seats_that_are_known_are_counted()
    {
        HatchStates states = new(_iss);
        Assert.True(new LifeboatReach(3).TryPlace(states, _iss.HatchIndex("H_MRM1"), out CrewPlace[] places, out _));
        HatchStates after = states.With(_iss.HatchIndex("H_MRM1"), open: false);
        Assert.Equal(3, places.Where(p => after.GroupIndex(p.Module) == after.GroupIndex(_iss.ModuleIndex("Rassvet"))).Sum(p => p.Count));
        Assert.False(new LifeboatReach(2).TryPlace(states, _iss.HatchIndex("H_MRM1"), out _, out string why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Those_behind_a_shut_hatch_without_a_lifeboat_forbid_any_closure_until_it_opens()
    {
        HatchStates states = new HatchStates(_iss).After(Stations.Did(OperationKind.CrewAt, _iss.ModuleIndex("Columbus"), 1)).With(_iss.HatchIndex("H_COL"), open: false);
        Assert.False(_reach.TryPlace(states, _iss.HatchIndex("H_MRM1"), out _, out string why));
        Assert.Contains("Columbus", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_lifeboats_everybody_keeps_to_the_largest_volume()
    {
        StationPlan trainer = Stations.Trainer();
        HatchStates states = new HatchStates(trainer).After(Stations.Did(OperationKind.CrewAt, 2, 1));
        Assert.True(_reach.TryPlace(states, trainer.HatchIndex("H_BC"), out CrewPlace[] places, out _));
        Assert.Equal(2, places.Where(p => p.Module < 2).Sum(p => p.Count));
        Assert.False(_reach.IsSafe(states, trainer.HatchIndex("H_AB"), [new CrewPlace(1, 2)]));
    }
}
