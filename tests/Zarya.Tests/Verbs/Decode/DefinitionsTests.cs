namespace Zarya.Tests.Verbs.Decode;

/// <summary>Mission databases that are wrong: each error with file and line; what is usable is used, and where nothing is, exit code 1.</summary>
public sealed class DefinitionsTests : IDisposable
{
    private const string Types = """<ParameterTypeSet><IntegerParameterType name="U8" signed="false"><IntegerDataEncoding sizeInBits="8"/></IntegerParameterType></ParameterTypeSet>""";

    private readonly ScratchFolder _scratch = new();
    private readonly string _packets;

    public DefinitionsTests() => _packets = _scratch.Add("pass.ccsds", [.. OwnValues.Small(1), .. OwnValues.Small(2)]);

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("no XML", "Fleet of packets", ":1: error malformed-xml")]
    [InlineData("nothing", "", ":1: error malformed-xml")]
    [InlineData("DTD", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>\n<SpaceSystem name=\"&d;\"/>", ":2: error dtd-prohibited")]
    [InlineData("other XML", "<html><body/></html>", ":1: error")]
    [InlineData("no containers", "<SpaceSystem name=\"A\" xmlns=\"http://www.omg.org/spec/XTCE/20180204\"/>", "no container is defined")]
    public void Nothing_usable_is_a_failure(string what, string text, string told)
    {
        string definition = _scratch.Add("m.xml", text);
        ZaryaRun run = ZaryaRun.Decode(definition, _packets).AssertCalm(exit: 1);
        Assert.True(run.Error.Contains(told, StringComparison.Ordinal), $"{what}: {run.Error}");
        Assert.Contains(definition, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told()
    {
        Assert.Equal($"zarya: there is no file {_scratch["none.xml"]}", ZaryaRun.Decode(_scratch["none.xml"], _packets).AssertCalm(exit: 1).Error.TrimEnd());
        Assert.Equal($"zarya: {_scratch.Path} is a folder; name the files in it", ZaryaRun.Decode(_scratch.Path, _packets).AssertCalm(exit: 1).Error.TrimEnd());
    }

    [Fact]
    public void A_damaged_compressed_definition_is_told()
    {
        string definition = _scratch.Add("m.xml.gz", "<SpaceSystem/>");
        Assert.Contains($"{definition}: error unreadable-file: the document cannot be read to its end: {definition} cannot be decompressed", ZaryaRun.Decode(definition, _packets).AssertCalm(exit: 1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing type", """<ParameterSet><Parameter name="A" parameterTypeRef="None"/></ParameterSet>""", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList></SequenceContainer>""")]
    [InlineData("missing parameter", "<ParameterSet/>", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList></SequenceContainer>""")]
    [InlineData("missing base", """<ParameterSet><Parameter name="A" parameterTypeRef="U8"/></ParameterSet>""", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList></SequenceContainer><SequenceContainer name="Q"><EntryList/><BaseContainer containerRef="None"/></SequenceContainer>""")]
    [InlineData("circular inheritance", """<ParameterSet><Parameter name="A" parameterTypeRef="U8"/></ParameterSet>""", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList><BaseContainer containerRef="Q"/></SequenceContainer><SequenceContainer name="Q"><EntryList/><BaseContainer containerRef="P"/></SequenceContainer>""")]
    [InlineData("containers inside themselves", """<ParameterSet><Parameter name="A" parameterTypeRef="U8"/></ParameterSet>""", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/><ContainerRefEntry containerRef="P"/></EntryList></SequenceContainer>""")]
    [InlineData("duplicate names", """<ParameterSet><Parameter name="A" parameterTypeRef="U8"/><Parameter name="A" parameterTypeRef="U8"/></ParameterSet>""", """<SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList></SequenceContainer><SequenceContainer name="P"><EntryList><ParameterRefEntry parameterRef="A"/></EntryList></SequenceContainer>""")]
    public void Errors_are_told_with_file_and_line_in_every_format(string what, string parameters, string containers)
    {
        string definition = _scratch.Add("m.xml", $"<SpaceSystem name=\"A\" xmlns=\"http://www.omg.org/spec/XTCE/20180204\"><TelemetryMetaData>\n{Types}\n{parameters}\n<ContainerSet>{containers}</ContainerSet></TelemetryMetaData></SpaceSystem>");
        foreach (string format in new[] { "jsonl", "parquet" })
        {
            ZaryaRun run = ZaryaRun.Decode(definition, _packets, "--format", format, "-o", _scratch["out"], "--container", "P");
            run.AssertCalm(run.Exit);
            Assert.True(run.Exit is 0 or 1, $"{what}: {run.Error}");
            Assert.Matches("m\\.xml:[34]: error ", run.Error);
            Assert.Equal(run.Exit == 0, File.Exists(_scratch["out"]));
            Assert.False(File.Exists(_scratch["out.partial"]));
            File.Delete(_scratch["out"]);
        }
    }

    /// <summary>All the wrong documents of the reader's own tests: words and no trace.</summary>
    [Fact]
    public void No_definition_makes_the_command_fall_over()
    {
        string[] definitions = [.. Directory.EnumerateFiles(Path.Combine(SharedData.Vectors, "xtce"), "bad-*.xml").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(definitions);
        // Together in one run a file, so that the test stays short: --mdb takes several files.
        foreach (string[] some in definitions.Chunk(8))
        {
            ZaryaRun run = ZaryaRun.Decode(some[0], [.. some.Skip(1).SelectMany(d => new[] { "--mdb", d }), _packets, "--format", "csv"]);
            run.AssertCalm(run.Exit);
            Assert.Contains(": error ", run.Error, StringComparison.Ordinal);
        }
    }
}
