using System.Text.Json;
using Zarya.Simulation.Station;

namespace Zarya.Tests.Simulation.Station;

/// <summary>Oracle: the <c>truth</c> of every leak case, computed by whoever wrote the file.</summary>
public class CaseTruthTests
{
    /// <summary>Air is not at the file's 23 °C everywhere (in S16 the leak is in a vehicle that was 6 K colder), and cabin air is 0.6 % lighter than the dry air of the file.</summary>
    private const double RateTolerance = 0.005;
    private const double MassTolerance = 0.01;

    [Fact]
    public void Rates_flows_and_reserve_times_are_those_of_the_file()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require(Path.Combine("..", "cases", "leak-cases.json"))));
        int compared = 0;
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            LeakCase flown = Cases.Shared(one.GetProperty("id").GetString()!);
            JsonElement[] truths = [.. one.GetProperty("truth").GetProperty("per_leak").EnumerateArray()];
            for (int i = 0; i < truths.Length; i++)
            {
                Compare(flown, flown.Leaks[i], truths[i]);
                compared++;
            }
        }
        Assert.Equal(14, compared);
    }

    private static void Compare(LeakCase flown, LeakPlan leak, JsonElement truth)
    {
        var flight = new CaseFlight(flown, Realism.Plain, 1, isScripted: false);
        double hour = leak.OnsetH + 0.005;
        Cases.FlyTo(flight, hour);
        FlightTruth now = flight.Truth(Cases.At(flight, hour));
        double Stated(string name) => truth.GetProperty(name).GetDouble();
        Assert.Equal(leak.Module, now.LeakModule);
        Assert.Equal(1, now.GroupVolumeM3 / Stated("volume_felt_m3"), 3);
        // The file gives the leak at its full area and the case's first pressure.
        double atStart = flown.Initial.PressureMmHg / now.GroupPressureMmHg, part = leak.CdaMm2 / now.GroupCdaMm2;
        double rate = now.RateMmHgPerH * atStart * part;
        Assert.InRange(rate / Stated("dPdt_mmHg_per_h"), 1 - RateTolerance, 1 + RateTolerance);
        Assert.InRange(now.LossKgPerD * atStart * part / Stated("mass_flow_kg_per_d"), 1 - MassTolerance, 1 + MassTolerance);
        double p = flown.Initial.PressureMmHg;
        FlightTruth alone = now with { ReserveTo490H = now.ReserveTo490H * Math.Log(p / 490) / Math.Log(now.GroupPressureMmHg / 490) / part };
        Assert.InRange(alone.ReserveTo490H / Stated("T_res_490_exponential_h"), 1 - RateTolerance, 1 + RateTolerance);
        Assert.InRange(now.ReserveTo520H * Math.Log(p / 520) / Math.Log(now.GroupPressureMmHg / 520) / part / Stated("T_res_520_exponential_h"), 1 - RateTolerance, 1 + RateTolerance);
        Assert.InRange((p - 490) / rate / Stated("T_res_490_linear_h"), 1 - RateTolerance, 1 + RateTolerance);
    }

    /// <summary>MS-09: 0.6 mmHg/h, tape leaves a sixth, 10 mmHg of air, epoxy ends it at about 750 mmHg (<c>facts/station.md</c> §7.2).</summary>
    [Fact]
    public void The_night_of_MS09_goes_as_it_went()
    {
        var flight = new CaseFlight(Cases.Shared("H01_MS09_step"), Realism.Plain, 3);
        FlightTruth At(double hour)
        {
            Cases.FlyTo(flight, hour);
            return flight.Truth(Cases.At(flight, hour));
        }
        FlightTruth before = At(23.9), open = At(38.9), taped = At(40.9), pressed = At(47.5);
        Assert.Equal(-1, before.LeakModule);
        Assert.InRange(before.LossKgPerD, 0.26, 0.275);
        Assert.Equal(0.965, open.LeakCdaMm2.Max(), 9);
        Assert.InRange(open.GroupPressureMmHg - before.GroupPressureMmHg, -9.5, -7.5);
        Assert.Equal(0.965 * 0.17, taped.LeakCdaMm2.Max(), 9);
        Assert.InRange(pressed.GroupPressureMmHg - taped.GroupPressureMmHg, 9, 10.3);
        Assert.Equal(-1, pressed.LeakModule);
    }

    [Fact]
    public void Spektr_is_cut_off_in_time()
    {
        var flight = new CaseFlight(Cases.Shared("H05_Mir_Spektr_1997"), Realism.Plain, 1);
        Cases.FlyTo(flight, 2);
        FlightTruth truth = flight.Truth(Cases.At(flight, 2));
        int core = flight.Plan.ModuleIndex("Core"), spektr = flight.Plan.ModuleIndex("Spektr");
        Assert.InRange(truth.PressureMmHg[core], 660, 680);
        Assert.InRange(truth.PressureMmHg[spektr], 0, 40);
        Assert.Equal([spektr], truth.Group);
    }

    /// <summary>S17: behind the seal of 0.15 mm² and the leak of 0.5 mm² pressure settles at 0.3 of the cabin's.</summary>
    [Fact]
    public void A_bad_seal_feeds_the_leak()
    {
        var flight = new CaseFlight(Cases.Shared("S17_hatch_seal"), Realism.Plain, 1);
        Cases.FlyTo(flight, 48);
        FlightTruth truth = flight.Truth(Cases.At(flight, 48));
        Assert.InRange(truth.PressureMmHg[2] / truth.PressureMmHg[0], 0.3, 0.48);
    }
}
