using System.Text.Json;
using System.Text.RegularExpressions;

namespace Zarya.Tests.Verbs;

public partial class MdbCheckVerbTests
{
    [Fact]
    public void The_example_mission_is_without_findings()
    {
        VerbRun run = VerbRun.Of("mdb", "check", "--elements", VerbRun.Mission("mission.xtce.xml"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        GoldenText.Check("check-first-light.txt", run.Output);
    }

    [Fact]
    public void Everything_wrong_is_told_in_one_run()
    {
        VerbRun run = VerbRun.Of("mdb", "check", VerbRun.Vector("wrong.xml"));
        Assert.Equal((1, ""), (run.Exit, run.Error));
        GoldenText.Check("check-wrong.txt", run.Output);
    }

    [Fact]
    public void Findings_beyond_twenty_of_a_code_are_counted_unless_all_are_wanted()
    {
        string few = VerbRun.Of("mdb", "check", VerbRun.Vector("wrong.xml")).Output;
        string all = VerbRun.Of("mdb", "check", "--all", VerbRun.Vector("wrong.xml")).Output;
        Assert.Equal(20, FindingsOf(few, "missing-parameter"));
        Assert.Contains("error missing-parameter: 4 more (--all shows them)", few, StringComparison.Ordinal);
        Assert.Equal(24, FindingsOf(all, "missing-parameter"));
        Assert.DoesNotContain("--all", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_has_file_line_severity_code_and_path()
    {
        string text = VerbRun.Of("mdb", "check", "--all", VerbRun.Vector("wrong.xml")).Output;
        string[] findings = text.Split('\n').TakeWhile(l => !l.StartsWith("wrong.xml: ", StringComparison.Ordinal)).ToArray();
        Assert.True(findings.Length > 24);
        Assert.All(findings, f => Assert.Matches(Finding(), f));
    }

    [Fact]
    public void Control_characters_of_names_do_not_reach_the_terminal()
    {
        VerbRun run = VerbRun.Of("mdb", "check", VerbRun.Vector("wrong.xml"));
        Assert.DoesNotContain(run.Output, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        Assert.Contains("\\u202E", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_databases_of_their_own_unless_they_belong_together()
    {
        string types = VerbRun.Vector("types.xml");
        string uses = VerbRun.Vector("uses-types.xml");
        VerbRun apart = VerbRun.Of("mdb", "check", types, uses);
        Assert.Equal(1, apart.Exit);
        Assert.Contains("uses-types.xml:5: error missing-type", apart.Output, StringComparison.Ordinal);
        VerbRun together = VerbRun.Of("mdb", "check", "--together", types, uses);
        Assert.Equal(0, together.Exit);
        Assert.Contains("types.xml, uses-types.xml: 0 errors", together.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_fail_only_when_asked()
    {
        string warned = VerbRun.Vector("warned.xml");
        Assert.Equal(0, VerbRun.Of("mdb", "check", warned).Exit);
        Assert.Equal(1, VerbRun.Of("mdb", "check", "--warnings-as-errors", warned).Exit);
    }

    [Fact]
    public void Json_holds_the_same_findings_and_counts()
    {
        string path = VerbRun.Vector("wrong.xml");
        using JsonDocument document = JsonDocument.Parse(VerbRun.Of("mdb", "check", "--json", "--elements", path).Output);
        JsonElement check = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal(24, check.GetProperty("findings").EnumerateArray().Count(f => f.GetProperty("code").GetString() == "missing-parameter"));
        Assert.Equal(check.GetProperty("findings").GetArrayLength(), new[] { "errors", "warnings", "unsupporteds", "notes" }.Sum(s => check.GetProperty(s).GetInt32()));
        Assert.Equal("/Wrong/Root", check.GetProperty("roots")[0].GetProperty("container").GetString());
        Assert.True(check.GetProperty("elementsByName").TryGetProperty("ParameterRefEntry", out _));
    }

    [Fact]
    public void A_missing_file_fails_and_the_others_are_checked()
    {
        VerbRun run = VerbRun.Of("mdb", "check", "nowhere.xml", VerbRun.Mission("mission.xtce.xml"));
        Assert.Equal((1, "zarya: there is no file nowhere.xml\n"), (run.Exit, run.Error));
        Assert.StartsWith("mission.xtce.xml: 0 errors", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_mission_is_valid_by_the_schema()
    {
        string folder = SharedData.Require("xtce/xsd");
        Assert.Empty(SchemaFaults.Of(VerbRun.Mission("mission.xtce.xml"), folder));
    }

    private static int FindingsOf(string text, string code) => text.Split('\n').Count(l => l.StartsWith("wrong.xml:", StringComparison.Ordinal) && l.Contains($" {code}: ", StringComparison.Ordinal));

    [GeneratedRegex(@"^wrong\.xml:\d+: (error|warning|unsupported|note) [a-z0-9-]+: .+ \[.+\]$")]
    private static partial Regex Finding();
}
