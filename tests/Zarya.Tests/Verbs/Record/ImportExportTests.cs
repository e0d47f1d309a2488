using System.Buffers.Binary;
using System.Text.Json;

namespace Zarya.Tests.Verbs.Record;

/// <summary>What goes into a record comes out of it, octet for octet and in order, whatever it was.</summary>
public sealed class ImportExportTests : IDisposable
{
    private readonly RecordMaking _making = new();

    public void Dispose() => _making.Dispose();

    public static TheoryData<string, byte[], int, int> Files => new()
    {
        { "pass", FirstLightPass.Make(), 0, 0 },
        { "damaged", DamagedPass.Make(), 0, 0 },
        { "framed", DamagedPass.Framed(8, 3), 8, 3 },
        { "framed and damaged", [.. DamagedPass.Framed(8, 3), .. new byte[100], .. DamagedPass.Framed(8, 3)[..100]], 8, 3 },
        { "taken for bare", DamagedPass.Framed(8, 3), 0, 0 },
        { "empty", [], 0, 0 },
        { "one octet", [0x08], 0, 0 },
        { "noise", [.. Enumerable.Repeat((byte)0xEE, 3 << 20)], 0, 0 },
        { "noise between", [.. FirstLightPass.Make(), .. Enumerable.Repeat((byte)0xEE, 3 << 20), .. FirstLightPass.Make()], 0, 0 },
        { "long", [.. Enumerable.Repeat(FirstLightPass.Make().Concat(DamagedPass.Make()), 500).SelectMany(p => p)], 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_given_back_as_it_was(string name, byte[] octets, int before, int behind)
    {
        VerbRun run = _making.Import([_making.Add(name, octets)], r => r with { Layout = RecordMaking.Layout(before, behind), CommitOctets = 100_000 });
        Assert.Equal((0, ""), (run.Exit, run.Error));
        foreach (string[] options in new[] { Array.Empty<string>(), ["--file", name], ["--link", "import"] })
        {
            (VerbRun export, byte[] exported) = _making.Export(options);
            Assert.Equal(0, export.Exit);
            Assert.True(octets.AsSpan().SequenceEqual(exported));
        }
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void A_compressed_file_is_given_back_decompressed(string ending)
    {
        Assert.Equal(0, _making.Import([VerbRun.Vector("damaged.ccsds" + ending)]).Exit);
        Assert.Equal(DamagedPass.Make(), _making.Export("--file", "damaged.ccsds" + ending).Octets);
    }

    [Fact]
    public void A_compressed_file_that_breaks_off_is_kept_as_far_as_it_goes()
    {
        byte[] whole = File.ReadAllBytes(VerbRun.Vector("damaged.ccsds.gz"));
        string cut = _making.Add("cut.gz", whole[..(whole.Length - 12)]);
        VerbRun run = _making.Import([cut, VerbRun.Mission("pass.ccsds")]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("cut.gz cannot be read to its end", run.Error, StringComparison.Ordinal);
        byte[] kept = _making.Export("--file", "cut.gz").Octets;
        Assert.True(DamagedPass.Make().AsSpan().StartsWith(kept) && kept.Length > 0);
        Assert.Contains("could not be read to its end when it was imported", _making.Export("--file", "cut.gz").Run.Error, StringComparison.Ordinal);
        Assert.Equal(FirstLightPass.Make(), _making.Export("--file", "pass.ccsds").Octets);
        VerbRun again = _making.Import([cut]);
        Assert.Equal(1, again.Exit);
        Assert.Contains("as far as it could be read", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jpss", 1)]
    [InlineData("ctim", 1)]
    [InlineData("imap-ultra", 4)]
    [InlineData("imap-swapi", 1)]
    [InlineData("imap-codice", 15)]
    [InlineData("ccsdspy", 20)]
    public void Real_packets_are_given_back_as_they_were(string set, int atLeast)
    {
        string folder = SharedData.Require(Path.Combine("packets", set));
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".json" or ".xml" or ".csv" or ".md" or ".txt" or ".py")).Order(StringComparer.Ordinal)];
        Assert.True(files.Length >= atLeast, $"{files.Length} files");
        VerbRun run = _making.Import(files);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        byte[] whole = _making.Export().Octets;
        Assert.True(whole.AsSpan().SequenceEqual(files.SelectMany(File.ReadAllBytes).ToArray()));
        foreach (string file in files) Assert.True(_making.Export("--file", file).Octets.AsSpan().SequenceEqual(File.ReadAllBytes(file)), file);
        Assert.Equal(Counts("--json", files), RecordCounts());
    }

    /// <summary>Packets by APID and direction, as the files are counted.</summary>
    private static SortedDictionary<string, long> Counts(string option, string[] files)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(VerbRun.Of(["packets", option, .. files]).Output);
        foreach (JsonElement apid in document.RootElement.EnumerateArray().SelectMany(f => f.GetProperty("apids").EnumerateArray())) Add(counts, apid, "packets");
        return counts;
    }

    private SortedDictionary<string, long> RecordCounts()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(VerbRun.Of("packets", "--json", _making.Record).Output);
        foreach (JsonElement stream in document.RootElement.EnumerateArray().Where(s => s.GetProperty("kind").GetString() == "Packet")) Add(counts, stream, "entries");
        return counts;
    }

    private static void Add(SortedDictionary<string, long> counts, JsonElement counted, string number)
    {
        string key = $"{counted.GetProperty("apid").GetInt32()} {counted.GetProperty("type").GetString()}";
        counts[key] = counts.GetValueOrDefault(key) + counted.GetProperty(number).GetInt64();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_time_far_in_the_future_is_not_believed_and_an_old_one_is(bool isByCode)
    {
        byte[] pass = FirstLightPass.Make();
        // The first packet is of 1990, the second of January 2036, which is less than ten years after the import, the third of 2037.
        SetYear(pass, 0, 1990);
        SetYear(pass, 1, 2036);
        SetYear(pass, 2, 2037);
        VerbRun run = _making.Import([_making.Add("pass", pass)], r => isByCode ? r with { TimeCode = "cuc4.2" } : r with { Definitions = [VerbRun.Mission("mission.xtce.xml")] });
        Assert.Equal(0, run.Exit);
        Assert.Contains("\n  with a generation time more than ten years from now, which is not believed, so the reception time stands for it: 1 packet\n", run.Output, StringComparison.Ordinal);
        string[] times = [.. VerbRun.Of("packets", "--json", "--list", _making.Record).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l =>
        {
            using var row = JsonDocument.Parse(l);
            return $"{Year(row.RootElement, "time")} {Year(row.RootElement, "reception")}";
        })];
        Assert.Equal(["1990 2026", "2036 2026", " 2026"], times[..3]);
        Assert.Equal(pass, _making.Export("--file", "pass").Octets);
    }

    private static string Year(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement time) ? time.GetString()![..4] : "";

    private static void SetYear(byte[] pass, int packet, int year)
    {
        int at = 0;
        for (int i = 0; i < packet; i++) at += 7 + ((pass[at + 4] << 8) | pass[at + 5]);
        BinaryPrimitives.WriteUInt32BigEndian(pass.AsSpan(at + 6), (uint)((year - 1958) * 365.25 * 86_400) + 86_400);
    }

    [Fact]
    public void A_file_comes_out_whole_by_generation_time_too()
    {
        byte[] pass = FirstLightPass.Make();
        int half = 0;
        while (half < pass.Length / 2) half += 7 + ((pass[half + 4] << 8) | pass[half + 5]);
        // The later half first, in many commits.
        string file = _making.Add("turned", [.. pass[half..], .. pass[..half]]);
        Assert.Equal(0, _making.Import([file], r => r with { Definitions = [VerbRun.Mission("mission.xtce.xml")], CommitOctets = 300, BlockOctets = 300 }).Exit);
        (VerbRun all, byte[] expected) = _making.Export("--by", "generation");
        Assert.Equal(0, all.Exit);
        Assert.Equal(pass.Length, expected.Length);
        Assert.True(expected.AsSpan().SequenceEqual(_making.Export("--file", "turned", "--by", "generation").Octets));
    }
}
