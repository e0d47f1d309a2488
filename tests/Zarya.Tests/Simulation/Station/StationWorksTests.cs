using Zarya.Simulation.Station;
using Zarya.Station.Leaks;

namespace Zarya.Tests.Simulation.Station;

/// <summary>Operations do to the pressure what <c>facts/station.md</c> §5 says.</summary>
public class StationWorksTests
{
    /// <summary>15 % of the airlock's air, which is 8 of 108 m³: 8.2 mmHg. In full, the cabin gains what the pump saves, loses it when the lock is filled again, and the lock is empty meanwhile.</summary>
    [Fact]
    public void An_airlock_costs_what_its_pump_leaves()
    {
        LeakCase flown = Cases.Own(confounders: """{"type": "eva_depress", "t_h": 1, "where": "C", "outside_h": 5}""", hours: 12).Cases[0];
        double start = Pressure(new CaseFlight(flown, Realism.Plain, 1), 0.9).Cabin;
        Assert.InRange(start - Pressure(new CaseFlight(flown, Realism.Plain, 1), 2).Cabin, 8, 8.5);
        Realism full = Realism.Plain with { IsUnfriendly = true };
        Assert.InRange(Pressure(new CaseFlight(flown, full, 1), 3).Cabin - start, 48, 52);
        Assert.InRange(Pressure(new CaseFlight(flown, full, 1), 3).Airlock, 0, 1);
        Assert.InRange(start - Pressure(new CaseFlight(flown, full, 1), 8).Cabin, 7.5, 9);
        Assert.Equal(["EvaDepressStart", "HatchClose", "EvaDepressStop", "HatchOpen"], Cases.FlyTo(new CaseFlight(flown, full, 1), 12).Log.Where(o => o.Kind != OperationKind.CrewAt).Select(o => o.Kind.ToString()));
    }

    [Theory]
    [InlineData("""{"type": "repress", "t_h": 1, "mmHg": 10, "rate_mmHg_per_h": 20}""", 10)]
    [InlineData("""{"type": "n2_repress", "t_h": 1, "mass_kg": 1.3747, "rate_kg_h": 5}""", 8.404)]
    [InlineData("""{"type": "docking_vestibule_vent", "t_h": 1, "lost_air_m3_at_cabin_pressure": 1.08}""", -7.4)]
    public void Gas_in_and_out_is_felt_to_the_mole(string happening, double mmHg)
    {
        var flight = new CaseFlight(Cases.Own(confounders: happening).Cases[0], Realism.Plain, 1);
        double before = Pressure(flight, 0.9).Cabin;
        Assert.InRange(Pressure(flight, 3).Cabin - before - mmHg, -0.06, 0.06);
    }

    /// <summary>Oxygen in, carbon dioxide out: 2 people take 0.835 kg/d each; 3 kg/d of oxygen raise 108 m³ by 16.0 mmHg a day.</summary>
    [Fact]
    public void A_generator_and_people_balance()
    {
        var flight = new CaseFlight(Cases.Own(confounders: """{"type": "o2_generator", "mode": "OGA 3 kg/d"}""").Cases[0], Realism.Plain, 1);
        double before = Pressure(flight, 0.01).Cabin;
        Assert.InRange(Pressure(flight, 24).Cabin - before, 15.9, 16.1);
    }

    [Fact]
    public void A_warm_module_raises_the_pressure_of_all()
    {
        var flight = new CaseFlight(Cases.Own(confounders: """{"type": "thermal_ramp", "t_h": 1, "K_per_h": 0.5, "duration_h": 2, "where": "B"}""").Cases[0], Realism.Plain, 1);
        Assert.InRange(Pressure(flight, 4).Cabin - 740, 740.0 * 40 / 108 / 296.15 * 0.99, 740.0 * 40 / 108 / 296.15 * 1.01);
    }

    [Fact]
    public void A_vehicle_brings_its_air_and_takes_air_along()
    {
        var flight = new CaseFlight(Cases.Own(confounders: """{"type": "vehicle_hatch_open", "t_h": 1, "volume_m3": 12, "dP_mmHg": 20, "duration_h": 5, "where": "A"}""").Cases[0], Realism.Plain, 1);
        (List<Operation> log, _, _) = Cases.FlyTo(flight, 3);
        Assert.Equal(740 + (20.0 * 12 / 120), flight.Truth(flight.Now).GroupPressureMmHg, 2);
        Assert.Equal(120, flight.Truth(flight.Now).GroupVolumeM3, 6);
        Assert.Contains(log, o => o.Kind == OperationKind.VehicleDocked && o.Text.Contains("free_m3=12 ", StringComparison.Ordinal));
        Cases.FlyTo(flight, 8);
        Assert.Equal(742, flight.Truth(flight.Now).GroupPressureMmHg, 2);
        Assert.Equal(108, flight.Truth(flight.Now).GroupVolumeM3, 6);
    }

    /// <summary>Nobody is shut in by the script: a crew member behind the hatch comes out first.</summary>
    [Fact]
    public void A_script_shuts_nobody_in()
    {
        var flight = new CaseFlight(Cases.Own(scripted: """{"type": "hatch_close", "t_h": 1, "hatch": "AB"}""").Cases[0], Realism.Plain, 1);
        (List<Operation> log, _, _) = Cases.FlyTo(flight, 2);
        Assert.Equal(0, log.Last(o => o.Kind == OperationKind.CrewAt && o.Place == 1).Number);
        Assert.Equal(2, log.Last(o => o.Kind == OperationKind.CrewAt && o.Place == 0).Number);
    }

    /// <summary>H03: the crew lived beside the aft chamber, so that the test could not shut it off; USOS was.</summary>
    [Fact]
    public void The_test_of_August_2020_shuts_all_but_the_crews_own_block()
    {
        var flight = new CaseFlight(Cases.Shared("H03_Zvezda_search_2020"), Realism.Plain, 1);
        Cases.FlyTo(flight, 100);
        FlightTruth truth = flight.Truth(flight.Now);
        string[] block = [.. truth.Group.Select(m => flight.Plan.Modules[m].Id)];
        Assert.Contains("SM_PrK", block);
        Assert.Contains("SM_RO", block);
        Assert.Contains("SoyuzMS16_SA", block);
        Assert.DoesNotContain("Node1", block);
        Assert.DoesNotContain("FGB_PGO", block);
    }

    private static (double Cabin, double Airlock) Pressure(CaseFlight flight, double hour)
    {
        Cases.FlyTo(flight, hour);
        FlightTruth truth = flight.Truth(flight.Now);
        return (truth.PressureMmHg[0], truth.PressureMmHg[2]);
    }
}
