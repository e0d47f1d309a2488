using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class NameTests
{
    private const string Head = "xmlns=\"http://www.omg.org/spec/XTCE/20180204\"";

    private static IEnumerable<string> Targets(MissionDatabase database, string container) =>
        database.Container(container).Entries.Cast<ParameterEntry>().Select(e => e.Parameter.Target?.QualifiedName ?? "-");

    [Fact]
    public void Names_are_searched_outward_and_walked()
    {
        MissionDatabase database = XtceText.LoadVector("names");
        Assert.Equal(["/V/One/Deep/Leaf", "/V/One/Deep/Leaf", "/V/One/Mid", "/V/Top", "/V/Top", "/V/Two/Side", "/V/One/Mid", "/V/One/Mid"], Targets(database, "/V/One/Deep/Names"));
        Assert.Equal("/V/One/Deep/Leaf", Assert.Single(Targets(database, "/V/Two/Names")));
    }

    [Fact]
    public void Files_stand_beside_one_another()
    {
        string one = $"""<SpaceSystem name="One" {Head}><TelemetryMetaData><ParameterTypeSet><IntegerParameterType name="T"/></ParameterTypeSet><ParameterSet><Parameter name="P" parameterTypeRef="T"/><Parameter name="Q" parameterTypeRef="/Two/S"/></ParameterSet></TelemetryMetaData></SpaceSystem>""";
        string two = $"""<SpaceSystem name="Two" {Head}><TelemetryMetaData><ParameterTypeSet><IntegerParameterType name="S" baseType="../One/T"/></ParameterTypeSet><ParameterSet><Parameter name="R" parameterTypeRef="One/T"/><Parameter name="X" parameterTypeRef="T"/></ParameterSet></TelemetryMetaData></SpaceSystem>""";
        MissionDatabase database = XtceText.Read(null, ("one.xml", one), ("two.xml", two)).Database;
        Diagnostic only = Assert.Single(database.Diagnostics);
        Assert.Equal(("missing-type", "two.xml", "/Two/X"), (only.Code, only.Where.File, only.Path));
        Assert.Equal("/Two/S", database.Parameter("/One/Q").Type.Target!.QualifiedName);
        Assert.Equal("/One/T", database.Parameter("/Two/R").Type.Target!.QualifiedName);
    }

    [Fact]
    public void Roots_of_one_name_are_all_searched_and_reported()
    {
        string a = $"""<SpaceSystem name="V" {Head}><TelemetryMetaData><ParameterTypeSet><IntegerParameterType name="T"/></ParameterTypeSet></TelemetryMetaData></SpaceSystem>""";
        string b = $"""<SpaceSystem name="V" {Head}><TelemetryMetaData><ParameterSet><Parameter name="P" parameterTypeRef="/V/T"/></ParameterSet></TelemetryMetaData></SpaceSystem>""";
        MissionDatabase database = XtceText.Read(null, ("b.xml", b), ("a.xml", a)).Database;
        Assert.Equal("duplicate-name", Assert.Single(database.Diagnostics).Code);
        Assert.NotNull(database.Parameter("/V/P").Type.Target);
    }

    [Fact]
    public void The_first_of_two_has_the_name()
    {
        MissionDatabase database = XtceText.LoadVector("bad-duplicates");
        Assert.Equal(2, database.Roots[0].Parameters.Count);
        Assert.Same(database.Roots[0].Parameters[0], database.Parameter("/V/A"));
        Assert.Contains("bad-duplicates.xml:13", database.Diagnostics.First(d => d.Message.StartsWith("parameter A", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_come_in_the_order_of_files_and_lines()
    {
        string bad = $"""
            <SpaceSystem name="V" {Head}>
            <Zed/><TelemetryMetaData><ParameterSet>
            <Parameter name="A" parameterTypeRef="Gone"/>
            <Parameter name="B" parameterTypeRef="Gone"/></ParameterSet></TelemetryMetaData>
            <Last/></SpaceSystem>
            """;
        MissionDatabase database = XtceText.Read(null, ("z.xml", bad), ("a.xml", bad.Replace("\"V\"", "\"W\"", StringComparison.Ordinal))).Database;
        Assert.Equal(["z.xml:2", "z.xml:3", "z.xml:4", "z.xml:5", "a.xml:2", "a.xml:3", "a.xml:4", "a.xml:5"], database.Diagnostics.Select(d => d.Where.ToString()));
    }
}
