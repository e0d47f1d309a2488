namespace Zarya.Tests.Verbs.Decode;

/// <summary>A request that cannot be met ends with exit code 1, words that say what to do, and nothing on standard output.</summary>
public sealed class RequestTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _packets;

    public RequestTests() => _packets = _scratch.Add("pass.ccsds", OwnValues.Stream);

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("there is no container Integer; did you mean /Own/Integers?", "--container", "Integer")]
    [InlineData("there is no container Zzzzzzzzz; 'zarya mdb show FILE' lists what there is", "--container", "Zzzzzzzzz")]
    [InlineData("there is no parameter Temprature; did you mean /Own/Temperature?", "--parameters", "Known,Temprature")]
    [InlineData("Same may mean /Own/Same or /Own/Sub/Same: give the absolute name", "--parameters", "Same")]
    [InlineData("--parameters names none", "--parameters", " , ")]
    [InlineData("--format takes csv, jsonl, parquet or summary, not 'xml'", "--format", "xml")]
    [InlineData("--format takes csv, jsonl, parquet or summary, not '2'", "--format", "2")]
    [InlineData("--skip-header takes 0 to 65535 octets, not '-1'", "--skip-header", "-1")]
    [InlineData("--skip-header takes 0 to 65535 octets, not 'four'", "--skip-header", "four")]
    [InlineData("--skip-trailer takes 0 to 65535 octets, not '65536'", "--skip-trailer", "65536")]
    [InlineData("--packet-version takes 0 to 6, not '7'", "--packet-version", "7")]
    [InlineData("decode has no option --nonsense: see 'zarya decode --help'", "--nonsense")]
    public void Says_what_is_wrong(string told, params string[] options)
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, [_packets, .. options]).AssertCalm(exit: 1);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_told_before_anything_is_written()
    {
        string output = _scratch["out.jsonl"];
        File.WriteAllText(output, "of yesterday");
        ZaryaRun missing = ZaryaRun.Decode(OwnValues.Definition, _packets, _scratch["none.ccsds"], "-o", output).AssertCalm(exit: 1);
        Assert.Equal($"zarya: there is no file {_scratch["none.ccsds"]}", missing.Error.TrimEnd());
        ZaryaRun folder = ZaryaRun.Decode(OwnValues.Definition, _packets, _scratch.Path).AssertCalm(exit: 1);
        Assert.Equal($"zarya: {_scratch.Path} is a folder; name the files in it", folder.Error.TrimEnd());
        Assert.Empty(folder.Output);
        Assert.Equal("of yesterday", File.ReadAllText(output));
    }

    [Fact]
    public void A_parameter_that_is_in_no_packet_is_told()
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, "--parameters", "Known", "--container", "Names").AssertCalm(exit: 0);
        Assert.Contains("/Own/Known is in no packet that starts at /Own/Names", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The same from a shell: nothing on standard output, no help behind the message.</summary>
    [Theory]
    [InlineData("zarya: parquet is no text: say where to with -o PATH", "parquet")]
    [InlineData("--format takes csv, jsonl, parquet or summary, not 'xml'", "xml")]
    public void Standard_output_stays_empty(string told, string format)
    {
        ZaryaRun run = ZaryaProcess.Run(null, "decode", "--mdb", OwnValues.Definition, _packets, "--format", format).AssertCalm(exit: 1);
        Assert.Equal(told, run.Error.TrimEnd());
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_definition_comes_through_a_pipe_too()
    {
        byte[] text = File.ReadAllBytes(OwnValues.Definition);
        ZaryaRun run = ZaryaProcess.Run(s => s.Write(text), "decode", "--mdb", "-", _packets).AssertCalm(exit: 0);
        Assert.Equal(11, run.Text.Count(c => c == '\n'));
    }
}
