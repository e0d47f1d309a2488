using System.Text;
using System.Text.Json;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Plans;

/// <summary>Station files: what is taken from them, and everything that can be wrong with one.</summary>
public class StationFileTests
{
    private const string Two = """
        {"id": "S", "crew": 2, "lifeboats": ["B"],
         "modules": [{"id": "A", "segment": "US", "free_m3": 60, "approx_center_m": [1, 0, -2.5]}, {"id": "B", "free_m3": 8.5}],
         "hatches": [{"id": "H", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": false}],
         "sensor_suite": {"channels": [{"name": "P_total", "where": ["A"], "unit": "mmHg", "sigma": 0.1, "quantum": 0.05, "rate_hz": 2, "bias_sigma": 0.5, "drift_per_day_sigma": 0.02}]}}
        """;

    [Fact]
    public void A_station_is_read_whole()
    {
        StationPlan plan = Sound(Two);
        Assert.Equal(("S", 2), (plan.Id, plan.Crew));
        Assert.Equal([new("A", "US", 60, plan.Modules[0].CentreM), new("B", "", 8.5, plan.Modules[1].CentreM)], plan.Modules);
        Assert.Equal([1, 0, -2.5], plan.Modules[0].CentreM);
        Assert.Empty(plan.Modules[1].CentreM);
        Assert.Equal([new Hatch("H", 0, 1, 0.5, false)], plan.Hatches);
        Assert.Equal([1], plan.Lifeboats);
        SensorChannel channel = Assert.Single(plan.Sensors.Channels);
        Assert.Equal(new SensorChannel("P_total", channel.Modules, 0.1, 0.05, 0.5, 0.5, 0.02), channel);
        Assert.Equal(["A"], channel.Modules);
        Assert.Equal((0, 1, -1, 0), (plan.ModuleIndex("A"), plan.ModuleIndex("B"), plan.ModuleIndex("H"), plan.HatchIndex("H")));
    }

    [Theory]
    [InlineData("""{"modules":""", "", "line 1, column 12: this is not JSON")]
    [InlineData("[1]", "", "object")]
    [InlineData("{}", "modules", "at least one")]
    [InlineData("""{"modules": {}}""", "modules", "not a list")]
    [InlineData("""{"modules": [3]}""", "modules[0]", "object")]
    [InlineData("""{"modules": [{"free_m3": 3}]}""", "modules[0].id", "text")]
    [InlineData("""{"modules": [{"id": "A"}]}""", "modules[0].free_m3", "free volume")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 0}]}""", "modules[0].free_m3", "not a number from")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": -4}]}""", "modules[0].free_m3", "not a number from")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 1e999}]}""", "modules[0].free_m3", "not a number from")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": "7"}]}""", "modules[0].free_m3", "not a number from")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}, {"id": "A", "free_m3": 7}]}""", "modules[1].id", "two modules")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}], "hatches": [{"id": "H", "a": "A", "b": "Q", "area_m2": 1, "open_at_t0": true}]}""", "hatches[0].b", "no module 'Q'")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}], "hatches": [{"id": "H", "a": "A", "b": "A", "area_m2": 1, "open_at_t0": true}]}""", "hatches[0].b", "itself")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}], "lifeboats": ["Q"]}""", "lifeboats[0]", "id of a module")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}], "crew": 2.5}""", "crew", "whole")]
    [InlineData("""{"modules": [{"id": "A", "free_m3": 7}], "crew": -1}""", "crew", "not a number from")]
    [InlineData("""{"modules": [{"id": "\ud800", "free_m3": 7}]}""", "", "not Unicode")]
    public void Errors_leave_no_plan(string json, string path, string text)
    {
        (StationPlan? plan, List<StationProblem> problems) = Read(json);
        Assert.Null(plan);
        Assert.Contains(problems, p => p.IsError && p.Path == path && p.Text.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"crew\": 2,", "\"crew\": 2, \"crow\": 3,", "crow", "not a member")]
    [InlineData("\"crew\": 2,", "\"crew\": 2, \"crew\": 2,", "crew", "stands twice")]
    [InlineData("\"crew\": 2,", "", "crew", "0 is taken")]
    [InlineData("\"free_m3\": 60", "\"free_m3\": 60, \"colour\": 1", "modules[0].colour", "not a member")]
    [InlineData("[1, 0, -2.5]", "[1, 0]", "modules[0].approx_center_m", "three numbers")]
    [InlineData("\"area_m2\": 0.5, ", "", "hatches[0].area_m2", "0.5 m² is taken")]
    [InlineData("\"open_at_t0\": false", "\"open_at_t0\": null", "hatches[0].open_at_t0", "true is taken")]
    [InlineData("\"lifeboats\": [\"B\"],", "", "lifeboats", "missing")]
    [InlineData("\"mmHg\"", "\"Pa\"", "sensor_suite.channels[0].unit", "not in 'Pa'")]
    [InlineData("\"sigma\": 0.1", "\"sigma\": -1", "sensor_suite.channels[0].sigma", "0 is taken")]
    [InlineData("\"rate_hz\": 2, ", "", "sensor_suite.channels[0].rate_hz", "10 s is taken")]
    [InlineData("\"P_total\"", "\"P_totl\"", "sensor_suite.channels[0]", "not a kind of sensor")]
    [InlineData("[\"A\"]", "[\"Core\"]", "sensor_suite.channels[0].where", "no module 'Core'")]
    public void Warnings_do_not_stop(string found, string replacement, string path, string text)
    {
        (StationPlan? plan, List<StationProblem> problems) = Read(Two.Replace(found, replacement, StringComparison.Ordinal));
        Assert.NotNull(plan);
        Assert.All(problems, p => Assert.False(p.IsError));
        Assert.Contains(problems, p => p.Path == path && p.Text.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_is_told_not_only_the_first()
    {
        (_, List<StationProblem> problems) = Read("""{"modules": [{"id": "A", "free_m3": -1}, {"free_m3": 2}], "lifeboats": ["Z"]}""");
        Assert.Equal(["modules[0].free_m3", "modules[1].id", "lifeboats[0]"], problems.Where(p => p.IsError).Select(p => p.Path));
    }

    [Fact]
    public void Hatches_may_form_rings()
    {
        StationPlan plan = Sound(Ring("""{"id": "H1", "a": "A", "b": "B"}, {"id": "H2", "a": "B", "b": "C"}, {"id": "H3", "a": "C", "b": "A"}, {"id": "H4", "a": "A", "b": "B"}"""));
        Assert.Equal(4, plan.Hatches.Count);
    }

    [Fact]
    public void A_volume_may_follow_from_the_gross_volume()
    {
        (StationPlan? plan, List<StationProblem> problems) = Read("""{"crew": 0, "free_fraction": 0.9, "modules": [{"id": "A", "gross_m3": 10}]}""");
        Assert.Equal(9, plan!.Modules[0].FreeM3, 1e-12);
        Assert.Contains(problems, p => p.Path == "modules[0].free_m3");
    }

    [Fact]
    public void Sensors_of_every_form_are_understood()
    {
        StationPlan plan = Sound(Two[..Two.IndexOf("\"sensor_suite\"", StringComparison.Ordinal)] + """
            "sensor_suite": {"id": "x", "basis": "made up", "channels": [
              {"name": "ppN2_MCA", "where": ["A", "B"], "sequence": "one location at a time", "cycle_s": 840, "gap_probability_per_day": 0.05},
              {"name": "T_air", "where": "all", "rate_hz": 0.1, "temp_coeff_per_K": 0.01},
              {"name": "P_total", "where": ["one compartment at a time, carried by crew"], "period_s": 600, "latency_s": 60},
              {"name": "LOS_gaps", "fraction": 0.25, "mean_gap_min": 12},
              {"name": "CMG_momentum", "unit": "N m s", "sigma": 20}]}}
            """);
        Assert.Equal(["ppN2_MCA", "T_air", "P_total"], plan.Sensors.Channels.Select(c => c.Name));
        Assert.Equal((0.25, 12.0), (plan.Sensors.LossOfSignalFraction, plan.Sensors.MeanGapMinutes));
        Assert.Equal([(2, 840, true), (0, 10, false), (0, 600, true)], plan.Sensors.Channels.Select(c => (c.Modules.Count, c.PeriodS, c.InTurn)));
        Assert.Equal((0.01, 60.0), (plan.Sensors.Channels[1].TemperatureCoefficientPerK, plan.Sensors.Channels[2].LatencyS));
    }

    [Fact]
    public void Every_station_of_the_case_file_is_read_without_a_word_about_it()
    {
        Assert.SkipWhen(SharedData.Root is null, "../shared is not beside this clone: the leak cases are not part of the repository");
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedData.Root!, "cases", "leak-cases.json")));
        int read = 0;
        foreach (JsonProperty config in cases.RootElement.GetProperty("configs").EnumerateObject())
        {
            foreach (JsonProperty suite in cases.RootElement.GetProperty("sensor_suites").EnumerateObject())
            {
                var problems = new List<StationProblem>();
                StationPlan? plan = StationFile.Read(config.Value, suite.Value, problems);
                Assert.NotNull(plan);
                Assert.Equal(config.Name, plan.Id);
                // A suite may name modules of another station; that is told and is no error.
                Assert.DoesNotContain(problems, p => p.IsError || !p.Path.EndsWith(".where", StringComparison.Ordinal));
                read++;
            }
        }
        Assert.Equal(35, read);
    }

    private static string Ring(string hatches) => """
        {"id": "R", "crew": 0, "lifeboats": [], "modules": [{"id": "A", "free_m3": 1}, {"id": "B", "free_m3": 1}, {"id": "C", "free_m3": 1}],
         "hatches": [HATCHES],
         "sensor_suite": {"channels": []}}
        """.Replace("HATCHES", hatches.Replace("\"}", "\", \"area_m2\": 1, \"open_at_t0\": true}", StringComparison.Ordinal), StringComparison.Ordinal);

    private static StationPlan Sound(string json)
    {
        (StationPlan? plan, List<StationProblem> problems) = Read(json);
        Assert.Empty(problems);
        return plan!;
    }

    private static (StationPlan? Plan, List<StationProblem> Problems) Read(string json)
    {
        var problems = new List<StationProblem>();
        return (StationFile.Read(Encoding.UTF8.GetBytes(json), problems), problems);
    }
}
