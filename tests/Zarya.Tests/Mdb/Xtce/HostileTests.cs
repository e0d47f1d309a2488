using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>Documents made to hurt: nothing throws, nothing overflows, each gives an error with its line.</summary>
public class HostileTests
{
    private const string Head = "xmlns=\"http://www.omg.org/spec/XTCE/20180204\"";

    private static string Types(string body, string parameters = "") =>
        $"<SpaceSystem name=\"V\" {Head}><TelemetryMetaData><ParameterTypeSet>{body}</ParameterTypeSet>{parameters}</TelemetryMetaData></SpaceSystem>";

    [Fact]
    public void Entities_are_not_expanded()
    {
        MissionDatabase database = XtceText.Read("<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n<SpaceSystem name=\"&c;\"/>").Database;
        Assert.Equal(("dtd-prohibited", 1), (Assert.Single(database.Diagnostics).Code, database.Diagnostics[0].Where.Line));
        Assert.Empty(database.Roots);
    }

    [Fact]
    public void Nothing_outside_is_fetched()
    {
        MissionDatabase database = XtceText.Read("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><SpaceSystem name=\"V\"/>").Database;
        Assert.Equal("dtd-prohibited", Assert.Single(database.Diagnostics).Code);
    }

    [Theory]
    [InlineData("<SpaceSystem name=\"V\">", "</SpaceSystem>", 100_000)]
    [InlineData("<x>", "</x>", 100_000)]
    public void Nesting_without_end_is_cut(string open, string close, int levels)
    {
        string text = $"<SpaceSystem name=\"V\" {Head}>" + string.Concat(Enumerable.Repeat(open, levels)) + string.Concat(Enumerable.Repeat(close, levels)) + "</SpaceSystem>";
        MissionDatabase database = XtceText.Read(text).Database;
        Assert.Contains(database.Diagnostics, d => d is { Code: "too-deep", Severity: DiagnosticSeverity.Error });
        Assert.Single(database.Roots);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(256)]
    [InlineData(1000)]
    public void Conditions_without_end_are_cut(int depth)
    {
        const int Levels = 50_000;
        string deep = string.Concat(Enumerable.Repeat("<ANDedConditions><ORedConditions>", Levels)) + string.Concat(Enumerable.Repeat("</ORedConditions></ANDedConditions>", Levels));
        MissionDatabase database = XtceText.Read($"<SpaceSystem name=\"V\" {Head}><TelemetryMetaData><ContainerSet><SequenceContainer name=\"C\"><EntryList><ContainerRefEntry containerRef=\"D\"><IncludeCondition><BooleanExpression>{deep}</BooleanExpression></IncludeCondition></ContainerRefEntry></EntryList></SequenceContainer></ContainerSet></TelemetryMetaData></SpaceSystem>", new XtceLimits { MaxDepth = depth }).Database;
        Assert.Contains(database.Diagnostics, d => d.Code == "too-deep");
        Assert.Contains(database.Diagnostics, d => d.Code == "missing-criteria");
    }

    [Fact]
    public void Chains_of_bases_without_end_are_cut()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<IntegerParameterType name=\"T{i}\" baseType=\"T{i + 1}\"/>\n");
        MissionDatabase database = XtceText.Read(Types(text + "<IntegerParameterType name=\"T100000\"/>")).Database;
        Assert.Contains(database.Diagnostics, d => d.Code == "too-deep");
        Assert.Equal(100_001, database.Roots[0].ParameterTypes.Count);
        Assert.All(database.Diagnostics, d => Assert.Equal("too-deep", d.Code));
    }

    [Fact]
    public void Aggregates_inside_aggregates_are_cut_and_counted()
    {
        string Aggregate(int i) => $"<AggregateParameterType name=\"T{i}\"><MemberList><Member name=\"a\" typeRef=\"T{i + 1}\"/><Member name=\"b\" typeRef=\"T{i + 1}\"/></MemberList></AggregateParameterType>";
        MissionDatabase database = XtceText.Read(Types(string.Concat(Enumerable.Range(0, 1000).Select(Aggregate)) + "<IntegerParameterType name=\"T1000\"/>")).Database;
        Assert.Contains(database.Diagnostics, d => d.Code == "too-deep");
        Assert.Contains(database.Diagnostics, d => d.Code == "too-large");
    }

    [Fact]
    public void A_document_beyond_the_size_limit_is_an_error()
    {
        XtceLoadResult result = XtceText.Read(Types(string.Concat(Enumerable.Repeat("<IntegerParameterType name=\"T\"/>", 100))), new XtceLimits { MaxCharactersInDocument = 1000 });
        Assert.Equal("malformed-xml", result.Database.Diagnostics.First(d => d.Code is not "duplicate-name").Code);
    }

    [Fact]
    public void Findings_are_bounded_and_that_is_said()
    {
        XtceLoadResult result = XtceText.Read(Types(string.Concat(Enumerable.Repeat("<Zed/>", 100))), new XtceLimits { MaxDiagnostics = 10 });
        Assert.Equal(11, result.Database.Diagnostics.Count);
        Assert.Equal("too-many-findings", result.Database.Diagnostics[^1].Code);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1001)]
    public void Depth_limits_out_of_range_are_refused(int depth) => Assert.Throws<ArgumentOutOfRangeException>(() => new XtceLimits { MaxDepth = depth });

    [Fact]
    public void A_file_that_is_not_there_is_an_error() => Assert.Equal("unreadable-file", Assert.Single(XtceLoader.LoadFile(Path.Combine(SharedData.Vectors, "xtce", "nothing.xml")).Diagnostics).Code);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not xml")]
    [InlineData("<a")]
    [InlineData("<a></b>")]
    [InlineData("<SpaceSystem name=\"\u0001\"/>")]
    public void Text_that_is_no_document_is_an_error(string text) => Assert.True(XtceText.Read(text).Database.HasErrors);

    [Fact]
    public void Octets_that_are_no_text_are_an_error() =>
        Assert.True(XtceLoader.Load([new XtceSource("x", new MemoryStream([0x3C, 0xC3, 0x28, 0xFF, 0xFE, 0x00]))]).HasErrors);

    /// <summary>Every vector cut off at any place, and with any octet changed, is read without an exception; cut ones give an error.</summary>
    [Theory]
    [InlineData("commands")]
    [InlineData("structures")]
    [InlineData("calibrators")]
    [InlineData("alarms")]
    public void Damaged_documents_are_read_without_exception(string vector)
    {
        byte[] whole = File.ReadAllBytes(XtceText.VectorPath(vector));
        for (int length = 0; length < whole.Length - 20; length += 29)
            Assert.True(XtceLoader.Load([new XtceSource("x", new MemoryStream(whole, 0, length))]).HasErrors, $"cut at {length}");
        var random = new Random(20250214);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. whole];
            for (int n = random.Next(1, 4); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)"<>\"/=AZaz09-. \0"[random.Next(15)];
            MissionDatabase database = XtceLoader.Load([new XtceSource("x", new MemoryStream(damaged))]);
            Assert.True(database.Diagnostics.All(d => d.Where.File == "x"));
        }
    }

    /// <summary>Values swapped for others of a list of nasty ones: attributes and texts that are well-formed and wrong.</summary>
    [Theory]
    [InlineData("commands")]
    [InlineData("encodings")]
    [InlineData("structures")]
    [InlineData("calibrators")]
    [InlineData("alarms")]
    [InlineData("containers")]
    [InlineData("times")]
    public void Nasty_values_are_read_without_exception(string vector)
    {
        string text = File.ReadAllText(XtceText.VectorPath(vector));
        string[] nasty = ["", "-1", "99999999999999999999", "0x", "NaN", "1e999", "/", "..", "../..", "a.b[", "[99999999999]", "P.x.y.z", ".", "//", new string('.', 5000), "true", "2147483648"];
        int[] starts = [.. System.Text.RegularExpressions.Regex.Matches(text, "=\"(?!http|1.0|UTF)").Select(m => m.Index + 2)];
        var random = new Random(7);
        foreach (int start in starts)
        {
            string changed = string.Concat(text.AsSpan(0, start), nasty[random.Next(nasty.Length)], text.AsSpan(text.IndexOf('"', start)));
            Assert.NotNull(XtceText.Read(changed).Database);
        }
    }
}
