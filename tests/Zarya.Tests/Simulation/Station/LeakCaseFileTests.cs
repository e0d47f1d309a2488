using System.Text;
using System.Text.Json;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;

namespace Zarya.Tests.Simulation.Station;

public class LeakCaseFileTests
{
    [Fact]
    public void The_published_cases_are_all_understood()
    {
        LeakCaseFile file = Cases.Shared();
        Assert.Empty(file.Problems);
        Assert.Equal(17, file.Cases.Count);
    }

    /// <summary>Every type of the confounder library does something to telemetry.</summary>
    [Theory]
    [InlineData("""{"type": "crew_metabolism"}""")]
    [InlineData("""{"type": "crew_metabolism", "per_crew_kg_d": {"O2_in": 2}, "activity": {"sleep": 0.5}, "sleep_window_utc_h": [22, 5]}""")]
    [InlineData("""{"type": "o2_generator", "mode": "OGA 5.5 kg/d continuous"}""")]
    [InlineData("""{"type": "o2_generator", "mode": "Elektron 3.1 kg/d", "where": "B"}""")]
    [InlineData("""{"type": "o2_generator", "mode": "OGA trip", "t_h": 3, "duration_h": 4}""")]
    [InlineData("""{"type": "o2_generator", "mode": "cycling", "kg_d": 4, "on_h": 2, "off_h": 1}""")]
    [InlineData("""{"type": "co2_removal"}""")]
    [InlineData("""{"type": "thermal", "day_cycle_K": 0.15}""")]
    [InlineData("""{"type": "thermal_ramp", "t_h": 1, "K_per_h": 0.5, "duration_h": 3, "where": "B"}""")]
    [InlineData("""{"type": "eva_depress", "t_h": 2}""")]
    [InlineData("""{"type": "n2_repress", "t_h": 2, "mmHg": 5}""")]
    [InlineData("""{"type": "repress", "t_h": 2, "mass_kg": 1.5, "gas": "O2", "rate_kg_h": 2}""")]
    [InlineData("""{"type": "vehicle_hatch_open", "t_h": 2, "hatch": "BC", "dP_mmHg": -15, "dT_K": -6}""")]
    [InlineData("""{"type": "vehicle_hatch_open", "t_h": 2, "volume_m3": 9, "dP_mmHg": 15, "duration_h": 5}""")]
    [InlineData("""{"type": "docking_vestibule_vent", "t_h": 2, "lost_air_m3_at_cabin_pressure": 0.6}""")]
    [InlineData("""{"type": "sensor", "kind": "drift", "where": "A", "t_h": 2, "mmHg_per_h": -0.5, "duration_h": 8}""")]
    [InlineData("""{"type": "sensor", "kind": "stuck", "where": "A", "t_h": 2}""")]
    [InlineData("""{"type": "sensor", "kind": "step", "channel": "ppN2_MCA", "where": "A", "t_h": 2, "mmHg": 0.5}""")]
    [InlineData("""{"type": "sensor", "kind": "dead", "where": "A", "t_h": 2}""")]
    [InlineData("""{"type": "exercise", "t_h": 2}, {"type": "crew_metabolism"}""")]
    public void Every_confounder_is_felt(string confounder)
    {
        LeakCaseFile quiet = Cases.Own(hours: 12), disturbed = Cases.Own(confounders: confounder, hours: 12);
        Assert.Empty(disturbed.Problems);
        Assert.NotEqual(Sums(quiet.Cases[0]), Sums(disturbed.Cases[0]));
    }

    [Fact]
    public void What_changes_nothing_in_the_cabin_is_known_all_the_same() =>
        Assert.Empty(Cases.Own(confounders: """{"type": "crew_noise"}""", scripted: """{"type": "pressure_reading", "t_h": 3, "P_mmHg": 739}, {"type": "crew_wake", "t_h": 4}""").Problems);

    [Fact]
    public void What_is_not_known_is_told()
    {
        LeakCaseFile file = Cases.Own(
            leaks: """{"compartment": "Z", "CdA_mm2": 1}, {"compartment": "A", "CdA_mm2": 1, "profile": "wild"}""",
            confounders: """{"type": "meteor_shower"}, {"type": "sensor", "kind": "melts", "where": "A"}, {"type": "thermal_ramp", "where": "Q"}""",
            scripted: """{"type": "hatch_close", "t_h": 1, "hatch": "nope"}, {"type": "dance"}""");
        foreach (string word in new[] { "meteor_shower", "melts", "'Q'", "nope", "dance", "wild", "no module of the station" }) Assert.Contains(file.Problems, p => p.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_cases_says_so()
    {
        Assert.NotEmpty(LeakCaseFile.Read("{}"u8.ToArray(), Cases.Leap).Problems);
        Assert.NotEmpty(LeakCaseFile.Read(Encoding.UTF8.GetBytes("""{"cases": [{"id": "x", "config": "none"}]}"""), Cases.Leap).Problems);
        Assert.ThrowsAny<JsonException>(() => LeakCaseFile.Read("{"u8.ToArray(), Cases.Leap));
    }

    [Theory]
    [InlineData("""{"compartment": "C", "CdA_mm2": 2, "onset_h": 2, "profile": "step"}""", "0 0 2 2 2")]
    [InlineData("""{"compartment": "C", "CdA_mm2": 2, "onset_h": 2, "profile": "ramp", "ramp_h": 4}""", "0 0 0 0.5 2")]
    [InlineData("""{"compartment": "C", "CdA_mm2": 2, "onset_h": 2, "profile": "growing", "ramp_h": 2, "felt": "cabin"}""", "0 0 0 1 2")]
    [InlineData("""{"compartment": "C", "CdA_mm2": 2, "onset_h": 1, "profile": "steps", "segments": [{"from_h": 1, "factor": 0.5}, {"from_h": 3, "factor": 2}]}""", "0 1 1 4 4")]
    public void Leaks_follow_their_profile(string leak, string areas)
    {
        LeakPlan plan = Cases.Own(leaks: leak).Cases[0].Leaks[0];
        Assert.Equal(areas.Split(' ').Select(double.Parse), new[] { 0.0, 1, 2, 3, 8 }.Select(plan.AreaMm2));
    }

    /// <summary>H07 is a lumped station without any of the places of its suite: sensors stand in its large compartments.</summary>
    [Fact]
    public void Sensors_without_their_places_stand_in_the_largest()
    {
        LeakCase lumped = Cases.Shared("H07_PrK_2024_jump");
        Assert.Equal(["USOS", "RS_rest"], lumped.Plan.Sensors.Channels.Single(c => c.Name == "P_total").Modules);
        Assert.Equal(["USOS", "RS_rest"], lumped.Plan.Sensors.Channels.Single(c => c.Name == "dewpoint").Modules);
    }

    private static string Sums(LeakCase flown)
    {
        var flight = new CaseFlight(flown, Realism.Plain, 1);
        var sums = new SortedDictionary<string, double>();
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            if (operation is not null) continue;
            string key = $"{row.Quantity}{row.Module}";
            sums[key] = sums.GetValueOrDefault(key) + row.Value;
        }
        return string.Join(" ", sums.Select(s => $"{s.Key}={s.Value:F6}"));
    }
}
