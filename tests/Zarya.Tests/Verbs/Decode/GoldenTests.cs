using System.Text;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>Values that are easily written wrong, exactly as they have to stand. The golden files were made from the meaning of the definition by another program (see <c>tests/vectors/decode/README.md</c>).</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _packets;

    public GoldenTests() => _packets = _scratch.Add("values.ccsds", OwnValues.Stream);

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("values.raw.jsonl", "--raw")]
    [InlineData("values.csv", "--format", "csv")]
    [InlineData("projection.jsonl", "--parameters", "Known,/Own/Sub/Same,Again")]
    [InlineData("projection.csv", "--parameters", "Known, /Own/Same ,Again", "--format", "csv", "--raw")]
    public void Output_equals_the_golden_file(string golden, params string[] options)
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, [_packets, .. options]);
        Assert.Equal(0, run.Exit);
        Assert.Equal(Encoding.UTF8.GetString(OwnValues.Golden(golden)), run.Text);
    }

    [Fact]
    public void Without_raw_only_the_raw_side_is_missing()
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets);
        string[] lines = run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(OwnValues.Packets.Count, lines.Length);
        Assert.StartsWith("{\"packet\":0,\"apid\":1,\"container\":\"/Own/Integers\",\"parameters\":{\"Top\":{\"eng\":1},", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"raw\"", run.Text, StringComparison.Ordinal);
        Assert.Contains("\"Again\":{\"eng\":4,\"earlier\":[{\"eng\":1},{\"eng\":2},{\"eng\":3}]},\"Once\":{\"eng\":200,\"flags\":[\"out-of-range\"]}", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_counted_stands_on_standard_error()
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets);
        Assert.Equal(
            """
            packet 8, APID 99: no container matches: /Own/Packet is abstract and none of its inheritors' criteria hold
            packet 9, APID 1: packet too short: /Own/Most needs 64 bits from bit 112, the packet has 128
            11 packets, 264 octets: 9 decoded, 1 that no container matches, 1 that end early
            1 packets are longer than their definition

            """, run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Parquet_holds_the_same_values_with_their_types()
    {
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, "--format", "parquet", "-o", _scratch["out.parquet"]);
        Assert.Equal(0, run.Exit);
        ParquetRows table = await ParquetRows.ReadAsync(_scratch["out.parquet"]);
        List<string?[]> csv = CsvText.Read(Encoding.UTF8.GetString(OwnValues.Golden("values.csv")));
        Assert.Equal(csv[0], table.Names);
        Assert.Equal(csv.Count - 1, table.Rows.Count);
        for (int r = 0; r < table.Rows.Count; r++)
            for (int c = 0; c < table.Names.Length; c++)
                Assert.Equal((table.Names[c], csv[r + 1][c]), (table.Names[c], Plain(table.Rows[r][c], table.Types[c])));
        Type TypeOf(string name) => table.Types[Array.IndexOf(table.Names, name)];
        Assert.Equal([typeof(long), typeof(ulong), typeof(double), typeof(ReadOnlyMemory<char>), typeof(bool), typeof(ReadOnlyMemory<byte>)],
            [TypeOf("Least"), TypeOf("Greatest"), TypeOf("Above"), TypeOf("Known"), TypeOf("Hatch"), TypeOf("Blob")]);
    }

    [Fact]
    public void Several_files_are_told_apart()
    {
        string second = _scratch.Add("second.ccsds", [.. OwnValues.Small(1), .. OwnValues.Packets[8], .. OwnValues.Small(3)]);
        ZaryaRun run = ZaryaRun.Decode(OwnValues.Definition, _packets, second);
        Assert.Equal(0, run.Exit);
        string[] lines = run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(14, lines.Length);
        Assert.StartsWith($"{{\"file\":\"{_packets}\",\"packet\":10,", lines[10], StringComparison.Ordinal);
        Assert.StartsWith($"{{\"file\":\"{second}\",\"packet\":0,", lines[11], StringComparison.Ordinal);
        Assert.Contains($"{second}: packet 1, APID 99: no container matches", run.Error, StringComparison.Ordinal);
        Assert.Contains("14 packets,", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("file,packet,apid,", ZaryaRun.Decode(OwnValues.Definition, _packets, second, "--format", "csv").Text, StringComparison.Ordinal);
    }

    private static string? Plain(string? value, Type type) => type == typeof(bool) ? value?.ToLowerInvariant() : value;
}
