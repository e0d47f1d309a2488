using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>The 82 documents of ../shared/data/xtce: real ones, and broken ones of other tools' tests.</summary>
public class CorpusTests
{
    /// <summary>What reading one file of a set alone must give: names that another file defines.</summary>
    private static readonly HashSet<string> s_otherFile = ["missing-type", "missing-parameter", "missing-container", "missing-command", "missing-argument"];

    /// <summary>Schema-valid documents that are wrong all the same, and how: samples made to show it, and real mistakes.</summary>
    private static readonly Dictionary<string, string[]> s_wrong = new()
    {
        ["iankarlinsey+xtce-workshop/samples/arrays-1.2.xml"] = ["dimension-count", "empty-range", "missing-encoding"],
    };

    /// <summary>Without ../shared one row, which skips.</summary>
    public static TheoryData<string> Files => SharedData.Root is null ? ["-"] : [.. Index().Select(e => e.GetProperty("file").GetString()!)];

    private static JsonElement[] Index() =>
        SharedData.Root is null ? [] : [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "data", "xtce", "index.json"))).RootElement.EnumerateArray()];

    private static (JsonElement Entry, XtceLoadResult Result) Load(string file)
    {
        XtceLoadResult result = XtceText.ReadFiles(SharedData.Require("xtce/" + file));
        return (Index().Single(e => e.GetProperty("file").GetString() == file), result);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Counts_are_those_of_the_document(string file)
    {
        (JsonElement entry, XtceLoadResult result) = Load(file);
        if (!entry.TryGetProperty("counts", out JsonElement counts))
        {
            Assert.Contains(result.Database.Diagnostics, d => d.Code == "malformed-xml" && d.Where.Line > 0);
            return;
        }
        Assert.Equal(CorpusCounts.Expected(counts), CorpusCounts.Of(result.Database));
        Assert.Equal(counts.GetProperty("elements").GetInt32(), result.Statistics.Total.Seen);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Valid_documents_give_no_error_and_invalid_ones_say_why(string file)
    {
        (JsonElement entry, XtceLoadResult result) = Load(file);
        bool? isValid = entry.TryGetProperty("xsd_valid", out JsonElement valid) ? valid.GetBoolean() : null;
        IEnumerable<string> errors = result.Database.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).Distinct().Except(s_otherFile).Order(StringComparer.Ordinal);
        if (isValid == true) Assert.Equal(s_wrong.GetValueOrDefault(file, []), errors);
        Assert.All(result.Database.Diagnostics, d => Assert.True(d.Where.Line > 0 && d.Where.File == Path.GetFileName(file)));
    }

    /// <summary>Schema-invalid documents of which the defect matters, with a finding that names it and its line.</summary>
    [Theory]
    [InlineData("CesarCoelho+xtcetools/src/main/resources/org/xtce/toolkit/database/examples/BogusSAT-2.xml", "unknown-attribute", 247)]
    [InlineData("CesarCoelho+xtcetools/src/test/resources/org/xtce/toolkit/test/BogusSAT-1-Bad.xml", "unknown-element", 31)]
    [InlineData("CesarCoelho+xtcetools/src/test/resources/org/xtce/toolkit/test/BogusSAT-1.xml", "spline-points", 412)]
    [InlineData("CesarCoelho+xtcetools/src/test/resources/org/xtce/toolkit/test/UnitTest-BadForm.xml", "malformed-xml", 88)]
    [InlineData("CesarCoelho+xtcetools/src/test/resources/org/xtce/toolkit/test/UnitTests.xml", "float-size", 111)]
    [InlineData("yamcs+yamcs/yamcs-xtce/src/test/resources/BogusSAT-1.xml", "missing-element", 109)]
    [InlineData("yamcs+yamcs/yamcs-xtce/src/test/resources/BogusSAT-1.xml", "repeated-element", 1209)]
    [InlineData("yamcs+yamcs/yamcs-core/src/test/resources/xtce/container-entry.xml", "unknown-word", 4)]
    [InlineData("IMAP-Science-Operations-Center+imap_processing/imap_processing/glows/packet_definitions/GLX_COMBINED.xml", "dialect-word", 36)]
    [InlineData("IMAP-Science-Operations-Center+imap_processing/imap_processing/ultra/packet_definitions/ULTRA_SCI_COMBINED.xml", "out-of-range", 7)]
    [InlineData("medley56+space_packet_parser/tests/test_data/ctim/ctim_xtce_v1.xml", "namespace", 2)]
    [InlineData("iankarlinsey+xtce-workshop/samples/telemetry-with-issues-1.2.xml", "bad-initial-value", 5)]
    [InlineData("iankarlinsey+xtce-workshop/samples/telemetry-with-issues-1.2.xml", "bad-initial-value", 15)]
    public void Known_defects_are_found(string file, string code, int line) =>
        Assert.Contains(Load(file).Result.Database.Diagnostics, d => d.Code == code && d.Where.Line == line);

    [Fact]
    public void Files_that_belong_together_resolve_together()
    {
        string yamcs = SharedData.Require("xtce/yamcs+yamcs/examples/pus/src/main/yamcs/mdb");
        MissionDatabase pus = XtceText.ReadFiles([.. new[] { "dt", "pus", "pus5", "pus11", "pus17", "pus19", "pus23", "landing" }.Select(n => Path.Combine(yamcs, n + ".xml"))]).Database;
        Assert.DoesNotContain(pus.Diagnostics, d => d.Code == "missing-type" || (d.Severity == DiagnosticSeverity.Error && d.Where.File != "landing.xml"));
        Assert.Equal(["bad-hex", "missing-element"], pus.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).Distinct().Order(StringComparer.Ordinal));

        string solver = SharedData.Require("xtce/yamcs+yamcs/yamcs-core/src/test/resources/xtce");
        Assert.Empty(XtceText.ReadFiles([.. new[] { "refsolver1", "refsolver2", "refsolver3" }.Select(n => Path.Combine(solver, n + ".xml"))]).Database.Diagnostics);
    }

    /// <summary>The set lacks one file, ST[01].xml, which the verifiers of pus.xml read from; and it names four arguments that nothing defines.</summary>
    [Fact]
    public void Peaksat_resolves_but_for_what_it_does_not_define()
    {
        string[] files = Directory.GetFiles(SharedData.Require("xtce/PeakSat-AUTH+tctm-handling"), "*.xml", SearchOption.AllDirectories);
        MissionDatabase database = XtceText.ReadFiles([.. files.Order(StringComparer.Ordinal)]).Database;
        Diagnostic[] errors = [.. database.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.All(errors.Where(d => d.Code == "missing-parameter"), d => Assert.Contains("/ST[01]/", d.Message, StringComparison.Ordinal));
        Assert.Equal(4, errors.Count(d => d.Code == "missing-argument"));
        Assert.All(errors, d => Assert.True(d.Code is "missing-parameter" or "missing-argument", d.ToString()));
    }

    [Fact]
    public void The_definitions_of_the_packet_sets_are_read_whole()
    {
        foreach (string file in Directory.GetFiles(SharedData.Require("packets"), "*.xml", SearchOption.AllDirectories))
        {
            XtceLoadResult result = XtceText.ReadFiles(file);
            Assert.NotEmpty(result.Database.Containers);
            // One type of no bits, which nothing uses.
            Assert.True(result.Database.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error || (d.Code == "out-of-range" && d.Path.Contains("uint0", StringComparison.Ordinal))), file);
        }
    }
}
