using System.Text.Json;

namespace Zarya.Tests.Verbs;

public sealed class PacketsVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-packets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Counts_are_those_the_file_was_made_with()
    {
        JsonElement file = Json(VerbRun.Vector("damaged.ccsds"), "--time", "cds16.16");
        Assert.Equal(19, file.GetProperty("packets").GetInt32());
        Assert.Equal((11 * 30) + (2 * 12) + 63 + (3 * 40), file.GetProperty("packetOctets").GetInt32());
        JsonElement[] apids = [.. file.GetProperty("apids").EnumerateArray()];
        Assert.Equal(["11 TM", "11 TC", "12 TM", "2047 TM"], apids.Select(a => $"{a.GetProperty("apid")} {a.GetProperty("type").GetString()}"));
        Expect(apids[0], packets: 11, octets: 330, min: 30, max: 30, gaps: 2, missing: 3, duplicates: 1, late: 1, first: 16382, last: 9, withHeader: 11, segmented: 0);
        Expect(apids[1], packets: 2, octets: 24, min: 12, max: 12, gaps: 0, missing: 0, duplicates: 0, late: 0, first: 900, last: 901, withHeader: 0, segmented: 0);
        Expect(apids[2], packets: 3, octets: 63, min: 20, max: 22, gaps: 0, missing: 0, duplicates: 0, late: 0, first: 0, last: 2, withHeader: 0, segmented: 3);
        Expect(apids[3], packets: 3, octets: 120, min: 40, max: 40, gaps: 0, missing: 0, duplicates: 0, late: 0, first: 77, last: 3, withHeader: 0, segmented: 0);
        Assert.Equal("2024-02-29T12:00:00.000250000Z", file.GetProperty("earliest").GetString());
        Assert.Equal("2024-02-29T12:00:10.000250000Z", file.GetProperty("latest").GetString());
        Assert.Equal(5, file.GetProperty("packetsWithoutTime").GetInt32());
        Assert.Equal(2, file.GetProperty("unconfirmedPackets").GetInt32());
    }

    [Fact]
    public void Every_skipped_octet_is_located()
    {
        JsonElement skipped = Json(VerbRun.Vector("damaged.ccsds")).GetProperty("skipped");
        Assert.Equal(16 + 9 + 10, skipped.GetProperty("octets").GetInt32());
        Assert.Equal(
            ["190 16 end-not-on-header", "329 9 end-not-on-header", $"{DamagedPass.Make().Length - 10} 10 truncated"],
            skipped.GetProperty("first").EnumerateArray().Select(r => $"{r.GetProperty("offset")} {r.GetProperty("octets")} {r.GetProperty("reason").GetString()}"));
    }

    [Fact]
    public void Text_for_people()
    {
        VerbRun run = VerbRun.Of("packets", VerbRun.Vector("damaged.ccsds"), VerbRun.Mission("pass.ccsds"), "--time", "cds16.16");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        GoldenText.Check("packets.txt", run.Output);
    }

    [Fact]
    public void Json_for_programs() => GoldenText.Check("packets.json", VerbRun.Of("packets", "--json", "--time", "cds16.16", VerbRun.Vector("damaged.ccsds")).Output);

    [Theory]
    [InlineData("damaged.ccsds.gz")]
    [InlineData("damaged.ccsds.zst")]
    public void Compressed_files_say_the_same(string name)
    {
        string plain = VerbRun.Of("packets", VerbRun.Vector("damaged.ccsds")).Output;
        Assert.Equal(plain.Replace("damaged.ccsds", name, StringComparison.Ordinal), VerbRun.Of("packets", VerbRun.Vector(name)).Output);
    }

    [Fact]
    public void Octets_around_packets_are_left_out()
    {
        string path = Write("framed", DamagedPass.Framed(8, 3));
        JsonElement file = Json(path, "--skip-header", "8", "--skip-trailer", "3");
        Assert.Equal((8, 240, 0), (file.GetProperty("packets").GetInt32(), file.GetProperty("packetOctets").GetInt32(), file.GetProperty("skipped").GetProperty("octets").GetInt32()));
        Assert.Contains("--skip-header", VerbRun.Of("packets", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_wanted_apids_are_listed_and_the_others_counted_together()
    {
        JsonElement file = Json(VerbRun.Vector("damaged.ccsds"), "--apid", "12,0x7FF");
        Assert.Equal([12, 2047], file.GetProperty("apids").EnumerateArray().Select(a => a.GetProperty("apid").GetInt32()));
        Assert.Equal((6, 13), (file.GetProperty("packets").GetInt32(), file.GetProperty("otherPackets").GetInt32()));
    }

    [Fact]
    public void Without_resynchronisation_the_first_bad_header_is_the_end()
    {
        JsonElement file = Json(VerbRun.Vector("damaged.ccsds"), "--no-resync", "--packet-version", "0");
        int until = file.GetProperty("skipped").GetProperty("first")[0].GetProperty("offset").GetInt32();
        Assert.Equal(DamagedPass.Make().Length, until + file.GetProperty("skipped").GetProperty("octets").GetInt32());
        Assert.Equal(until, file.GetProperty("packetOctets").GetInt32());
    }

    [Fact]
    public void A_file_far_larger_than_a_block_is_counted_whole()
    {
        byte[] pass = FirstLightPass.Make();
        int times = (5 << 20) / pass.Length;
        string path = Write("large", [.. Enumerable.Repeat(pass, times).SelectMany(p => p)]);
        JsonElement file = Json(path, "--time", "cuc4.2");
        Assert.Equal((long)pass.Length * times, file.GetProperty("packetOctets").GetInt64());
        Assert.Equal(92 * times, file.GetProperty("packets").GetInt32());
        Assert.Equal(0, file.GetProperty("skipped").GetProperty("octets").GetInt32());
    }

    [Fact]
    public void A_range_of_noise_over_many_blocks_is_one_range()
    {
        string path = Write("noise", [.. FirstLightPass.Make(), .. Enumerable.Repeat((byte)0xEE, 3 << 20), .. FirstLightPass.Make()]);
        JsonElement skipped = Json(path).GetProperty("skipped");
        Assert.Equal((1, 3 << 20), (skipped.GetProperty("ranges").GetInt32(), skipped.GetProperty("octets").GetInt32()));
    }

    [Fact]
    public void Beyond_twenty_ranges_only_counts_are_told()
    {
        byte[] pass = FirstLightPass.Make();
        string path = Write("fill", [.. Enumerable.Range(0, 30).SelectMany(_ => pass.Concat(new byte[8]))]);
        string text = VerbRun.Of("packets", path).Output;
        Assert.Contains("skipped: 240 octets in 30 ranges", text, StringComparison.Ordinal);
        Assert.Contains("and 10 more ranges; all ranges by reason:\n      no header where a packet ends by its length field: 30 ranges, 240 octets", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuc4.2", "2026-11-23T05:00:00.000000000Z", "2026-11-23T05:00:59.000000000Z")]
    [InlineData("cuc4.2@TAI", "2026-11-23T05:00:00.000000000Z", "2026-11-23T05:00:59.000000000Z")]
    [InlineData("cuc4.2@1957-12-31T23:59:50Z", "2026-11-23T05:00:00.000000000Z", "2026-11-23T05:00:59.000000000Z")]
    [InlineData("CUC4.1", "2026-11-23T05:00:00.000000000Z", "2026-11-23T05:00:59.000000000Z")]
    [InlineData("cuc4.2@GPS", "2048-11-27T05:00:19.000000000Z", "2048-11-27T05:01:18.000000000Z")]
    [InlineData("cuc4.2@UNIX", "2038-11-23T05:00:37.000000000Z", "2038-11-23T05:01:36.000000000Z")]
    public void Times_are_read_by_the_code_that_is_named(string code, string earliest, string latest)
    {
        JsonElement power = Json(VerbRun.Mission("pass.ccsds"), "--time", code).GetProperty("apids")[0];
        Assert.Equal((earliest, latest), (power.GetProperty("earliest").GetString(), power.GetProperty("latest").GetString()));
    }

    [Fact]
    public void A_time_may_stand_behind_other_octets()
    {
        // Ten seconds after the epoch, behind three octets.
        byte[] packet = [0x08, 0x0B, 0xC0, 0x00, 0x00, 0x06, 0x99, 0x99, 0x99, 0, 0, 0, 10];
        Assert.Equal("2000-01-01T00:00:10.000000000Z", Json(Write("offset", packet), "--time", "cuc4.0@2000-01-01T00:00:00Z", "--time-offset", "3").GetProperty("earliest").GetString());
    }

    [Theory]
    [InlineData("--time", "cuc9.1")]
    [InlineData("--time", "cds17")]
    [InlineData("--time", "sundial")]
    [InlineData("--time", "cuc4.2@yesterday")]
    [InlineData("--time", "cds16.16@2000-01-01T12:00:00Z")]
    [InlineData("--apid", "2048")]
    [InlineData("--apid", "0x")]
    [InlineData("--packet-version", "7")]
    [InlineData("--skip-header", "65536")]
    [InlineData("--time-offset", "-1")]
    public void Options_that_mean_nothing_are_refused_with_the_reason(string option, string value)
    {
        VerbRun run = VerbRun.Of("packets", VerbRun.Mission("pass.ccsds"), option, value);
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.StartsWith("zarya: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_does_not_keep_the_others_from_being_counted()
    {
        VerbRun run = VerbRun.Of("packets", "nowhere.ccsds", VerbRun.Mission("pass.ccsds"));
        Assert.Equal((1, "zarya: there is no file nowhere.ccsds\n"), (run.Exit, run.Error));
        Assert.StartsWith("pass.ccsds: 92 packets of 3 APIDs", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void A_compressed_file_that_breaks_off_is_counted_as_far_as_it_goes(string ending)
    {
        byte[] whole = File.ReadAllBytes(VerbRun.Vector("damaged.ccsds" + ending));
        VerbRun run = VerbRun.Of("packets", Write("cut" + ending, whole[..(whole.Length - 12)]));
        Assert.Equal(1, run.Exit);
        Assert.Contains("cut" + ending, run.Error, StringComparison.Ordinal);
        Assert.Contains("the file could not be read to its end", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_holds_no_packets() => Assert.EndsWith("empty: 0 packets of 0 APIDs, 0 octets of 0\n", VerbRun.Of("packets", Write("empty", [])).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1", 7200, 1)]
    [InlineData("packets/ctim/ccsds_2021_155_14_39_51", 1499, 9)]
    public void Real_files_hold_the_packets_they_are_known_to_hold(string name, int packets, int apids)
    {
        JsonElement file = Json(SharedData.Require(name));
        Assert.Equal((packets, apids, 0), (file.GetProperty("packets").GetInt32(), file.GetProperty("apids").GetArrayLength(), file.GetProperty("skipped").GetProperty("octets").GetInt32()));
    }

    private static void Expect(JsonElement apid, int packets, int octets, int min, int max, int gaps, int missing, int duplicates, int late, int first, int last, int withHeader, int segmented)
    {
        string[] names = ["packets", "octets", "minLength", "maxLength", "gaps", "missing", "duplicates", "outOfOrder", "firstSequenceCount", "lastSequenceCount", "withSecondaryHeader", "segmented"];
        Assert.Equal([packets, octets, min, max, gaps, missing, duplicates, late, first, last, withHeader, segmented], names.Select(n => apid.GetProperty(n).GetInt32()));
    }

    private static JsonElement Json(string file, params string[] options)
    {
        VerbRun run = VerbRun.Of(["packets", "--json", file, .. options]);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        return Assert.Single(document.RootElement.EnumerateArray()).Clone();
    }

    private string Write(string name, byte[] octets)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, octets);
        return path;
    }
}
