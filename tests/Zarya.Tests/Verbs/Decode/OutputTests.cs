namespace Zarya.Tests.Verbs.Decode;

/// <summary>Where output goes, and what is left when it cannot go there.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _packets;

    public OutputTests() => _packets = _scratch.Add("pass.ccsds", OwnValues.Stream);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_is_replaced_only_by_a_whole_one()
    {
        string output = _scratch["out.jsonl"];
        File.WriteAllText(output, "of yesterday");
        string broken = _scratch.Add("broken.gz", "no gzip");
        ZaryaRun.Decode(OwnValues.Definition, broken, "-o", output).AssertCalm(exit: 1);
        Assert.Equal("of yesterday", File.ReadAllText(output));
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, "-o", output, "--raw").AssertCalm(exit: 0);
        Assert.Empty(run.Output);
        Assert.Equal(OwnValues.Golden("values.raw.jsonl"), File.ReadAllBytes(output));
        Assert.Equal(["broken.gz", "out.jsonl", "pass.ccsds"], Directory.EnumerateFiles(_scratch.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        File.CreateSymbolicLink(_scratch["link"], _scratch.Add("target", "old"));
        ZaryaRun.Decode(OwnValues.Definition, _packets, "-o", _scratch["link"], "--raw").AssertCalm(exit: 0);
        Assert.NotNull(File.ResolveLinkTarget(_scratch["link"], returnFinalTarget: true));
        Assert.Equal(OwnValues.Golden("values.raw.jsonl"), File.ReadAllBytes(_scratch["target"]));
    }

    [Theory]
    [InlineData("", " is a folder; name a file in it")]
    [InlineData("none/out.jsonl", " cannot be written: ")]
    [InlineData("pass.ccsds", " is read and cannot be the output too")]
    public void What_cannot_be_written_is_told_before_the_work(string output, string told)
    {
        string path = output.Length == 0 ? _scratch.Path : _scratch[output];
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, "-o", path).AssertCalm(exit: 1);
        Assert.StartsWith($"zarya: {path}{told}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["pass.ccsds"], Directory.EnumerateFileSystemEntries(_scratch.Path).Select(f => Path.GetFileName(f)));
        Assert.False(File.Exists(_scratch.Path + ".partial"));
        Assert.Equal(OwnValues.Stream, File.ReadAllBytes(_packets));
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("summary")]
    [InlineData("parquet")]
    public void A_full_disk_is_told(string format)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, "--format", format, "-o", "/dev/full").AssertCalm(exit: 1);
        Assert.Contains("No space left", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void When_nobody_reads_on_the_command_ends_quietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes close otherwise there");
        // Input without end: it comes back only because the closed output is noticed.
        byte[] input = [.. Enumerable.Range(0, 20_000).SelectMany(i => OwnValues.Small((byte)i))];
        ZaryaRun run = ZaryaProcess.RunForOneLine(input, "decode", "--mdb", OwnValues.Definition, "-").AssertCalm(exit: 0);
        Assert.Equal("", run.Error);
        Assert.StartsWith("{\"packet\":0,", run.Text, StringComparison.Ordinal);
    }
}
