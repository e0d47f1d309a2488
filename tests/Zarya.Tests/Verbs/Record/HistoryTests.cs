using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Verbs.Record;

/// <summary>What <c>history</c> says of a record is what <c>decode</c> says of the files that went into it.</summary>
public sealed partial class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-history-").FullName;

    private string Record => Path.Combine(_folder, "record");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Real_packets_have_the_values_that_decode_gives(string name)
    {
        var set = new PacketSet(name);
        JsonElement expected = set.ReadExpected();
        string packets = Path.Combine(set.Folder, expected.GetProperty("data").GetString()!);
        string definition = Path.Combine(set.Folder, expected.GetProperty("xtce").GetString()!.Split(' ')[0]);
        string[] skip = expected.TryGetProperty("skip_header_bytes", out JsonElement header) ? ["--skip-header", header.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture)] : [];
        string[] root = expected.TryGetProperty("root_container", out JsonElement container) ? ["--container", container.GetString()!] : [];
        VerbRun import = VerbRun.Of(["import", Record, packets, "--mdb", definition, .. skip, .. root]);
        Assert.Equal(0, import.Exit);
        string[] decoded = Lines(["decode", "--mdb", definition, packets, "--raw", .. skip, .. root]);
        Assert.NotEmpty(decoded);
        AssertSame(decoded, Lines(["history", Record, "--raw", "--by", "reception"]));

        // One parameter after the other, through projections that read only some octets and streams.
        string[] names = [.. decoded.SelectMany(Names).Distinct()];
        var random = new Random(1);
        foreach (string parameter in random.GetItems(names, Math.Min(names.Length, 5)).Distinct())
            AssertSame([.. Lines(["decode", "--mdb", definition, packets, "--parameters", parameter, .. skip, .. root]).Where(l => !l.EndsWith("\"parameters\":{}}", StringComparison.Ordinal))], Lines(["history", Record, "--parameters", parameter, "--by", "reception"]));
    }

    [Fact]
    public void Rows_are_by_generation_time_and_late_packets_stand_where_they_belong()
    {
        string pass = VerbRun.Mission("pass.ccsds");
        byte[] octets = File.ReadAllBytes(pass);
        int half = Half(octets);
        File.WriteAllBytes(Path.Combine(_folder, "late.ccsds"), octets[..half]);
        File.WriteAllBytes(Path.Combine(_folder, "early.ccsds"), octets[half..]);
        foreach (string file in new[] { Path.Combine(_folder, "early.ccsds"), Path.Combine(_folder, "late.ccsds"), pass })
            Assert.Equal(0, VerbRun.Of("import", Record, file, "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        string[] expected = [.. Lines(["decode", "--mdb", VerbRun.Mission("mission.xtce.xml"), pass]).OrderBy(l => Time().Match(l).Value, StringComparer.Ordinal)];
        AssertSame(expected, Lines(["history", Record]));
        Assert.Equal(2 * expected.Length, Lines(["history", Record, "--by", "reception"]).Length);
    }

    [Fact]
    public void Forms_and_samples_agree_with_the_values()
    {
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        string csv = Write(["history", Record, "--parameters", "BUS_VOLTAGE", "--format", "csv"]);
        string[] rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("entry,apid,container,time,reception,error,BUS_VOLTAGE", rows[0]);
        double[] values = [.. rows.Skip(1).Select(r => double.Parse(r.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(58, values.Length);
        string[] bins = Write(["history", Record, "--parameters", "BUS_VOLTAGE", "--samples", "4", "--format", "csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("parameter,from,to,count,first,min,max,mean,last", bins[0]);
        string[][] cells = [.. bins.Skip(1).Select(b => b.Split(','))];
        Assert.Equal(4, cells.Length);
        Assert.Equal(values.Length, cells.Sum(c => int.Parse(c[3], System.Globalization.CultureInfo.InvariantCulture)));
        cells = [.. cells.Where(c => c[3] != "0")];
        Assert.Equal(values.Min(), cells.Min(c => double.Parse(c[5], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(values.Max(), cells.Max(c => double.Parse(c[6], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(0, VerbRun.Of("history", Record, "--format", "parquet", "-o", Path.Combine(_folder, "all.parquet")).Exit);
        Assert.Equal(0, VerbRun.Of("history", Record, "--parameters", "BUS_VOLTAGE", "--samples", "4", "--format", "parquet", "-o", Path.Combine(_folder, "bins.parquet")).Exit);
        Assert.Equal("PAR1"u8, File.ReadAllBytes(Path.Combine(_folder, "bins.parquet")).AsSpan(0, 4));
    }

    [Fact]
    public void Each_packet_can_be_read_with_the_definition_of_its_time()
    {
        string old = File.ReadAllText(VerbRun.Mission("mission.xtce.xml"));
        string renamed = Path.Combine(_folder, "renamed.xml");
        File.WriteAllText(renamed, old.Replace("BUS_VOLTAGE", "MAIN_VOLTAGE", StringComparison.Ordinal));
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", renamed, "--again").Exit);
        string[] newest = Lines(["history", Record, "--by", "reception"]);
        Assert.Equal(0, newest.Count(l => l.Contains("BUS_VOLTAGE", StringComparison.Ordinal)));
        Assert.Equal(116, newest.Count(l => l.Contains("MAIN_VOLTAGE", StringComparison.Ordinal)));
        string[] received = Lines(["history", Record, "--by", "reception", "--mdb-version", "received"]);
        Assert.Equal(58, received.Count(l => l.Contains("BUS_VOLTAGE", StringComparison.Ordinal)));
        Assert.Equal(58, received.Count(l => l.Contains("MAIN_VOLTAGE", StringComparison.Ordinal)));
        Assert.Equal(newest.Length, received.Length);
    }

    [Theory]
    [InlineData("--parameters", "NOTHING", "there is no parameter NOTHING")]
    [InlineData("--mdb-version", "oldest", "--mdb-version takes newest or received")]
    [InlineData("--samples", "0", "--samples takes 1 to 1000000")]
    [InlineData("--samples", "5", "--samples needs --parameters")]
    [InlineData("--format", "parquet", "say where to with -o PATH")]
    public void Refusals_say_what_to_do(string option, string value, string message)
    {
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        VerbRun run = VerbRun.Of("history", Record, option, value);
        Assert.Equal(1, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_a_definition_says_how_to_get_one()
    {
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds")).Exit);
        VerbRun run = VerbRun.Of("history", Record);
        Assert.Equal(1, run.Exit);
        Assert.Contains("holds no definition: name one with --mdb", run.Error, StringComparison.Ordinal);
        Assert.Equal(92, Lines(["history", Record, "--mdb", VerbRun.Mission("mission.xtce.xml")]).Length);
    }

    [Fact]
    public void A_later_import_reads_times_with_the_definition_of_the_record()
    {
        byte[] octets = File.ReadAllBytes(VerbRun.Mission("pass.ccsds"));
        int half = Half(octets);
        File.WriteAllBytes(Path.Combine(_folder, "first.ccsds"), octets[..half]);
        File.WriteAllBytes(Path.Combine(_folder, "second.ccsds"), octets[half..]);
        Assert.Equal(0, VerbRun.Of("import", Record, Path.Combine(_folder, "first.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        VerbRun second = VerbRun.Of("import", Record, Path.Combine(_folder, "second.ccsds"));
        Assert.Contains("generation times are read with the record's own definition: mission.xtce.xml", second.Error, StringComparison.Ordinal);
        AssertSame([.. Lines(["decode", "--mdb", VerbRun.Mission("mission.xtce.xml"), VerbRun.Mission("pass.ccsds")]).OrderBy(l => Time().Match(l).Value, StringComparer.Ordinal)], Lines(["history", Record]));
    }

    [Fact]
    public void Damage_to_packets_does_not_cost_the_definition()
    {
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        string segment = Directory.GetFiles(Path.Combine(Record, "log"), "*.zlog").MaxBy(f => new FileInfo(f).Length)!;
        byte[] stored = File.ReadAllBytes(segment);
        stored[^100] ^= 1;
        File.WriteAllBytes(segment, stored);
        VerbRun run = VerbRun.Of("history", Record, "-o", Path.Combine(_folder, "out"));
        Assert.Equal(1, run.Exit);
        Assert.Contains("is damaged: segment", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("holds no definition", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_told()
    {
        Assert.Equal(0, VerbRun.Of("import", Record, VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        VerbRun run = VerbRun.Of("gaps", Record);
        Assert.Equal(0, run.Exit);
        Assert.EndsWith("2 packets missing in 1 gap; 0 gaps closed by late data\n", run.Output, StringComparison.Ordinal);
        JsonElement gap = Assert.Single(JsonDocument.Parse(VerbRun.Of("gaps", Record, "--json").Output).RootElement.EnumerateArray());
        Assert.Equal((100, 2), (gap.GetProperty("apid").GetInt32(), gap.GetProperty("missing").GetInt32()));
        Assert.Equal("0 packets missing in 0 gaps\n", VerbRun.Of("gaps", Record, "--apid", "101", "--open").Output);
    }

    /// <summary>Where a packet begins near the middle.</summary>
    private static int Half(byte[] octets)
    {
        int at = 0;
        while (at < octets.Length / 2) at += 7 + ((octets[at + 4] << 8) | octets[at + 5]);
        return at;
    }

    private string[] Lines(string[] args) => Write(args).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Write(string[] args)
    {
        string output = Path.Combine(_folder, "output");
        VerbRun run = VerbRun.Of([.. args, "-o", output]);
        Assert.True(run.Exit == 0, run.Error);
        return File.ReadAllText(output);
    }

    private static void AssertSame(string[] decoded, string[] history)
    {
        Assert.Equal(decoded.Length, history.Length);
        for (int i = 0; i < decoded.Length; i++) Assert.Equal(Number().Replace(decoded[i], "{"), Reception().Replace(Number().Replace(history[i], "{"), "", 1));
    }

    private static IEnumerable<string> Names(string line) => JsonDocument.Parse(line).RootElement.GetProperty("parameters").EnumerateObject().Select(p => p.Name);

    [GeneratedRegex("^{\"(packet|entry)\":[0-9]+,")]
    private static partial Regex Number();

    [GeneratedRegex("\"reception\":\"[^\"]*\",")]
    private static partial Regex Reception();

    [GeneratedRegex("\"time\":\"[^\"]*\"")]
    private static partial Regex Time();
}
