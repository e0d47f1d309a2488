using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

public class HatchStatesTests
{
    private readonly StationPlan _iss = Stations.Iss2018();

    [Fact]
    public void The_ISS_of_2018_is_855_cubic_metres_and_a_shut_BEAM()
    {
        HatchStates states = new(_iss);
        Assert.Equal([_iss.ModuleIndex("BEAM")], states.Groups[1].Modules);
        Assert.InRange(states.Groups[0].VolumeM3, 855.1, 855.4);
        Assert.Equal(2, states.Groups[0].Lifeboats);
    }

    [Fact]
    public void Hatches_are_shut_and_opened_and_known_in_their_order()
    {
        HatchStates states = new(_iss);
        HatchStates shut = states.After(Stations.Did(OperationKind.HatchClose, _iss.HatchIndex("H_MRM1"), minutes: 3)).After(Stations.Did(OperationKind.HatchClose, _iss.HatchIndex("H_CL"), minutes: 5));
        Assert.Equal([_iss.HatchIndex("H_MRM1"), _iss.HatchIndex("H_CL")], shut.Shut.Select(s => s.Hatch));
        Assert.InRange(shut.Group(_iss.ModuleIndex("Rassvet")).VolumeM3, 24.92, 24.94);
        HatchStates open = shut.After(Stations.Did(OperationKind.HatchOpen, _iss.HatchIndex("H_MRM1"))).After(Stations.Did(OperationKind.HatchOpen, _iss.HatchIndex("H_CL")));
        Assert.True(open.SameAir(states));
        Assert.False(shut.SameAir(states));
        Assert.Same(open, open.After(Stations.Did(OperationKind.HatchOpen, 0)));
        Assert.Same(open, open.After(Stations.Did(OperationKind.HatchClose, -1, subject: "no such")));
    }

    [Fact]
    public void People_on_the_move_are_unknown_and_what_was_said_longest_ago_gives_way()
    {
        CrewRoll roll = CrewRoll.Nowhere(6).At(0, 4).At(1, 2);
        Assert.Equal(0, roll.Unknown);
        Assert.Equal(4, roll.At(0, 0).Unknown);
        Assert.Equal([new CrewPlace(1, 2), new CrewPlace(2, 4)], roll.At(2, 4).Known);
        Assert.Equal([new CrewPlace(2, 6)], roll.At(2, 9).Known);
    }

    [Fact]
    public void A_vehicle_of_the_plan_that_leaves_takes_its_air_its_lifeboat_and_its_people()
    {
        HatchStates states = new HatchStates(_iss).After(Stations.Did(OperationKind.CrewAt, _iss.ModuleIndex("SoyuzMS08_SA"), 3));
        HatchStates left = states.After(Stations.Did(OperationKind.VehicleUndocked, -1, subject: "SoyuzMS08"));
        Assert.Equal(1, left.Group(0).Lifeboats);
        Assert.InRange(states.Group(0).VolumeM3 - left.Group(0).VolumeM3, 9.0999, 9.1001);
        Assert.Equal(3, left.Crew.Crew);
        Assert.False(left.IsPresent(_iss.ModuleIndex("SoyuzMS08_BO")));
        HatchStates back = left.After(Stations.Did(OperationKind.VehicleDocked, -1, subject: "SoyuzMS08")).With(_iss.HatchIndex("H_Sz08"), open: true).With(_iss.HatchIndex("H_Sz08_SA"), open: true);
        Assert.True(back.SameAir(new HatchStates(_iss)));
    }

    [Fact]
    public void A_vehicle_that_is_not_in_the_plan_adds_its_air_while_its_hatch_is_open()
    {
        HatchStates states = new HatchStates(_iss).After(Stations.Did(OperationKind.VehicleDocked, -1, subject: "Cygnus", text: "free_m3=27 hatch=H_Cygnus at=Node1"));
        Assert.True(states.SameAir(new HatchStates(_iss)));
        HatchStates open = states.After(Stations.Did(OperationKind.HatchOpen, -1, subject: "H_Cygnus"));
        Assert.InRange(open.Group(0).VolumeM3, 882.1, 882.4);
        Assert.True(open.After(Stations.Did(OperationKind.VehicleUndocked, -1, subject: "Cygnus")).SameAir(states));
        Assert.InRange(states.After(Stations.Did(OperationKind.VehicleDocked, -1, subject: "Dragon", text: "free_m3=10 at=Node2")).Group(0).VolumeM3, 865.1, 865.4);
    }
}
