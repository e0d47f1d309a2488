using System.Text.Json;
using Zarya.Inputs;
using Zarya.Leaks;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Tests.Simulation.Station;

namespace Zarya.Tests.Verbs;

public sealed class LeakSimulateVerbTests : IDisposable
{
    private const string CasesText = """
        {"configs": {"T": {"id": "T", "crew": 2, "modules": [{"id": "A", "free_m3": 60}, {"id": "B", "free_m3": 8}], "hatches": [{"id": "AB", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": true}], "lifeboats": ["A"]}},
         "sensor_suites": {"s": {"channels": [{"name": "P_total", "where": "all", "sigma": 0.02, "quantum": 0.01, "rate_hz": 1}, {"name": "T_air", "where": "all", "sigma": 0.02, "rate_hz": 0.1}]}},
         "cases": [{"id": "one", "config": "T", "sensor_suite": "s", "crew": 2, "duration_h": 3, "t0_utc": "2020-01-01T00:00Z", "baseline_leak_kg_per_d": 0.01,
            "leaks": [{"compartment": "B", "CdA_mm2": 2, "onset_h": 1}], "confounders": [{"type": "crew_metabolism"}, {"type": "sunspots"}],
            "scripted_operations": [{"t_h": 2, "type": "hatch_close", "hatch": "AB"}, {"t_h": 2.5, "type": "patch", "patch": "tape, much of it", "CdA_factor": 0.1}]},
          {"id": "another", "config": "T", "sensor_suite": "s", "duration_h": 1, "leaks": []}]}
        """;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "zarya-simulate-" + Guid.NewGuid().ToString("N"));

    public LeakSimulateVerbTests()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "cases.json"), CasesText);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What is written reads back as what was flown.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_read_back_as_the_flight(bool unfriendly)
    {
        string folder = Path.Combine(_folder, "out");
        VerbRun run = VerbRun.Of(["leak", "simulate", Path.Combine(_folder, "cases.json"), "--case", "one", "--seed", "7", "--out", folder, .. unfriendly ? (string[])["--unfriendly"] : []]);
        Assert.Equal(0, run.Exit);
        Assert.Contains("'sunspots' is no confounder", run.Error, StringComparison.Ordinal);
        var problems = new List<StationProblem>();
        StationPlan plan = StationFile.Read(File.ReadAllBytes(Path.Combine(folder, "station.json")), problems)!;
        Assert.Empty(problems);
        var told = new StringWriter();
        using InputFile telemetry = InputFile.Open(Path.Combine(folder, "telemetry.csv")), operations = InputFile.Open(Path.Combine(folder, "operations.csv"));
        var measured = new LeakRowReader("t", telemetry.Content, plan, Cases.Leap, new RowProblems(told));
        var done = new LeakRowReader("o", operations.Content, plan, Cases.Leap, new RowProblems(told));
        var flight = new CaseFlight(LeakCaseFile.Read(File.ReadAllBytes(Path.Combine(_folder, "cases.json")), Cases.Leap).Cases[0], unfriendly ? Realism.Unfriendly : Realism.Plain, 7);
        long rows = 0;
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            rows++;
            Assert.True((operation is null ? measured : done).TryRead(out LeakRow read));
            if (operation is not null) Assert.Equal(operation, read.Operation);
            else Assert.Equal((row.Time, row.Quantity, row.Module, Math.Round(row.Value, 6)), (read.Time, read.Measurement.Quantity, read.Measurement.Module, read.Measurement.Value));
        }
        Assert.False(measured.TryRead(out _) || done.TryRead(out _));
        Assert.Equal("", told.ToString());
        Assert.InRange(rows, 20_000, 25_000);
    }

    [Fact]
    public void The_truth_stands_beside()
    {
        VerbRun.Of("leak", "simulate", Path.Combine(_folder, "cases.json"), "--case", "one", "--out", Path.Combine(_folder, "out"));
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "out", "truth.json")));
        JsonElement root = truth.RootElement;
        Assert.Equal("2020-01-01T01:00:00Z", root.GetProperty("leaks")[0].GetProperty("onset").GetString());
        JsonElement[] states = [.. root.GetProperty("states").EnumerateArray()];
        Assert.Equal(18, states.Length);
        Assert.Equal("2020-01-01T03:00:00Z", states[^1].GetProperty("time").GetString());
        Assert.Empty(states[4].GetProperty("leak_cda_mm2").EnumerateObject());
        Assert.Equal(2, states[10].GetProperty("leak_cda_mm2").GetProperty("B").GetDouble());
        Assert.Equal(0.2, states[^1].GetProperty("leak_cda_mm2").GetProperty("B").GetDouble(), 9);
        Assert.Equal(["B"], states[^1].GetProperty("group").EnumerateArray().Select(m => m.GetString()));
        Assert.True(states[10].GetProperty("t_res_h").GetProperty("490").GetDouble() > states[10].GetProperty("t_res_h").GetProperty("520").GetDouble());
    }

    [Theory]
    [InlineData("nothing", "there is no case 'nothing'; there are: one, another")]
    [InlineData("o", "'o' may be one or another")]
    public void A_case_that_is_not_there_is_told(string id, string message)
    {
        VerbRun run = VerbRun.Of("leak", "simulate", Path.Combine(_folder, "cases.json"), "--case", id, "--out", _folder);
        Assert.Equal(1, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
