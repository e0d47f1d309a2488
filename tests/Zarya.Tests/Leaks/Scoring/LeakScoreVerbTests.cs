using System.Text.Json;
using Zarya.Leaks.Scoring;
using Zarya.Simulation.Station;
using Zarya.Tests.Verbs;
using Zarya.Tests.Verbs.Decode;

namespace Zarya.Tests.Leaks.Scoring;

public class LeakScoreVerbTests
{
    private const string Cases =
        """
        {"configs":{"ROOMS":{"id":"ROOMS","crew":2,"modules":[{"id":"A","free_m3":60},{"id":"B","free_m3":40},{"id":"C","free_m3":8}],
          "hatches":[{"id":"H_AB","a":"A","b":"B","area_m2":0.5,"open_at_t0":true},{"id":"H_BC","a":"B","b":"C","area_m2":0.5,"open_at_t0":true}],"lifeboats":[]}},
         "sensor_suites":{"fine":{"channels":[{"name":"P_total","where":"all","sigma":0.02,"quantum":0.01,"rate_hz":0.1},{"name":"T_air","where":"all","sigma":0.05,"quantum":0.01,"rate_hz":0.02}]}},
         "cases":[{"id":"leak","config":"ROOMS","crew":2,"duration_h":6,"sensor_suite":"fine","leaks":[{"compartment":"C","CdA_mm2":2.5,"onset_h":2,"profile":"step"}],"confounders":[{"type":"crew_metabolism"}],
           "truth":{"per_leak":[{"best_credible_delay_h":0.0119,"dPdt_mmHg_per_h":12.4}]},"human":{"detection_delay_h":{"assumed":[1,3]}},"expectations":{"accept_group":["C"]}},
          {"id":"none","config":"ROOMS","crew":2,"duration_h":4,"sensor_suite":"fine","leaks":[],"confounders":[{"type":"crew_metabolism"}]}]}
        """;

    [Fact]
    public void Cases_are_scored_the_same_on_any_number_of_threads()
    {
        using var scratch = new ScratchFolder();
        string file = scratch.Add("cases.json", Cases);
        VerbRun one = VerbRun.Of("leak", "score", file, "--seeds", "2", "--jobs", "1", "--json", scratch["one.json"]);
        VerbRun two = VerbRun.Of("leak", "score", file, "--seeds", "2", "--jobs", "2", "--json", scratch["two.json"]);
        Assert.Equal(0, one.Exit);
        Assert.Equal(one.Output, two.Output);
        Assert.Equal(File.ReadAllText(scratch["one.json"]), File.ReadAllText(scratch["two.json"]));
        Assert.Contains("Detection (plain)", one.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(scratch["one.json"]));
        JsonElement[] cases = [.. json.RootElement.GetProperty("cases").EnumerateArray()];
        Assert.Equal(["leak", "none"], cases.Select(c => c.GetProperty("id").GetString()));
        Assert.Equal(2, cases[0].GetProperty("human_delay_h").GetDouble());
        Assert.All(cases, c => Assert.Equal(2, c.GetProperty("runs").GetArrayLength()));
    }

    [Fact]
    public void What_cannot_be_asked_is_said()
    {
        using var scratch = new ScratchFolder();
        string file = scratch.Add("cases.json", Cases);
        Assert.Contains("has no case S99; it has leak, none", VerbRun.Of("leak", "score", file, "--case", "S99").Error, StringComparison.Ordinal);
        Assert.Contains("needs --years", VerbRun.Of("leak", "score", file, "--tune-yardstick").Error, StringComparison.Ordinal);
        Assert.Contains("is not JSON", VerbRun.Of("leak", "score", scratch.Add("x.json", "{"), "--seeds", "1").Error, StringComparison.Ordinal);
        Assert.Equal(1, VerbRun.Of("leak", "score", file, "--seeds", "0").Exit);
    }

    [Fact]
    public void Targets_are_read_and_the_block_is_the_group_that_is_accepted()
    {
        byte[] octets = System.Text.Encoding.UTF8.GetBytes(Cases);
        LeakCaseFile file = LeakCaseFile.Read(octets, Zarya.Tests.Time.Tables.True);
        IReadOnlyDictionary<string, CaseTargets> targets = CaseTargets.Read(octets, file.Cases);
        Assert.Equal((0.0119, 2.0, 12.4), (targets["leak"].BestDelayH, targets["leak"].HumanDelayH, targets["leak"].RateMmHgPerH));
        Assert.Equal([2], targets["leak"].Block);
        Assert.True(double.IsNaN(targets["none"].BestDelayH));
        Assert.Empty(targets["none"].Block);
    }
}
