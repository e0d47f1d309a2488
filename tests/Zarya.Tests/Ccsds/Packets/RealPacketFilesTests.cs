using System.Text.Json;
using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Ccsds.Packets;

/// <summary>Files of real spacecraft: every packet, nothing rejected, and the counts other programs found.</summary>
public class RealPacketFilesTests
{
    [Theory]
    [InlineData("jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1", 7200)]
    [InlineData("ctim/ccsds_2021_155_14_39_51", 1499)]
    [InlineData("imap-codice/imap_codice_l0_hskp_20100101_v001.pkts", 622)]
    [InlineData("imap-codice/imap_codice_l0_lo-pha_20240429_v001.pkts", 9)]
    [InlineData("imap-codice/imap_codice_l0_hi-pha_20240429_v001.pkts", 4)]
    [InlineData("imap-swapi/imap_swapi_l0_raw_20240924_v001.pkts", 463)]
    [InlineData("imap-ultra/FM45_40P_Phi28p5_BeamCal_LinearScan_phi28.50_theta-0.00_20240207T102740.CCSDS", 1117)]
    [InlineData("imap-ultra/FM45_7P_Phi0.0_BeamCal_LinearScan_phi0.04_theta-0.01_20230821T121304.CCSDS", 915)]
    [InlineData("imap-ultra/FM45_TV_Cycle6_Hot_Ops_Front212_20240124T063837.CCSDS", 3326)]
    [InlineData("imap-ultra/Ultra45_EM_SwRI_Cal_Run7_ThetaScan_20220530T225054.CCSDS", 1058)]
    [InlineData("ccsdspy/hs-apid001/SSAT1_2015-180-00-00-00_2015-180-01-59-58_1_1_sim.tlm", 1448)]
    [InlineData("ccsdspy/hs-apid035/SSAT1_2015-180-00-00-00_2015-180-01-59-59_35_1_sim.tlm", 7200)]
    [InlineData("ccsdspy/hs-apid251/SSAT1_2015-180-00-00-00_2015-180-01-59-59_251_1_sim.tlm", 24000)]
    [InlineData("ccsdspy/cygnss-f7/CYGNSS_F7_L0_2022_086_10_15_V01_F__first101pkts.tlm", 101)]
    [InlineData("ccsdspy/cygnss-f7/apid01313.tlm", 9)]
    [InlineData("ccsdspy/byte-order/byteorder_4321.bin", 10, 1)]
    public void Every_packet_is_found_and_none_rejected(string file, int packets, int version = 0)
    {
        byte[] octets = File.ReadAllBytes(SharedData.Require("packets/" + file));
        var options = new PacketStreamOptions { Version = version };
        List<PacketStep> steps = PacketStreams.Walk(octets, options);
        Assert.All(steps[..^1], s => Assert.Equal((PacketStepKind.Packet, PacketRejection.None), (s.Kind, s.Rejection)));
        Assert.Equal(packets, steps.Count - 1);
        PacketStreams.RequireAllAccountedFor(steps, octets.Length, options);
        Assert.Equal(steps, PacketStreams.Walk(octets, PacketStreams.Segment(octets, new Random(6), 300), options));
        var cursor = new PacketCursor(octets, options);
        while (cursor.Next().Kind != PacketStepKind.End) { }
        Assert.Equal(0, cursor.SearchProbes);
    }

    [Fact]
    public void Every_expected_json_agrees_on_packets_and_apids()
    {
        int files = 0;
        foreach (string expected in Directory.GetFiles(SharedData.Require("packets"), "*.expected.json", SearchOption.AllDirectories))
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(expected).Replace("NaN", "null", StringComparison.Ordinal));
            byte[] octets = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(expected)!, json.RootElement.GetProperty("data").GetString()!));
            var tracker = new SequenceTracker();
            var cursor = new PacketCursor(octets, PacketStreamOptions.Default);
            PacketStep step;
            while ((step = cursor.Next()).Kind != PacketStepKind.End)
            {
                Assert.Equal(PacketStepKind.Packet, step.Kind);
                Assert.True(SpacePacketHeader.TryRead(cursor.Octets(step), out SpacePacketHeader header));
                tracker.Track(header);
            }
            Assert.Equal(json.RootElement.GetProperty("packet_count").GetInt64(), tracker.Total.Packets);
            if (json.RootElement.TryGetProperty("apid_counts", out JsonElement counts))
            {
                foreach (JsonProperty count in counts.EnumerateObject())
                    Assert.Equal(count.Value.GetInt64(), tracker.Of(new Apid(int.Parse(count.Name, System.Globalization.CultureInfo.InvariantCulture))).Packets);
            }
            files++;
        }
        Assert.InRange(files, 25, 100);
    }

    [Theory]
    [InlineData("jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1", 0)]
    [InlineData("imap-swapi/imap_swapi_l0_raw_20240924_v001.pkts", 0)]
    [InlineData("ctim/ccsds_2021_155_14_39_51", 4)]
    [InlineData("imap-codice/imap_codice_l0_hskp_20100101_v001.pkts", 6)]
    [InlineData("ccsdspy/cygnss-f7/CYGNSS_F7_L0_2022_086_10_15_V01_F__first101pkts.tlm", 9)]
    public void Jumps_of_the_count_are_those_a_plain_walk_finds(string file, int jumps)
    {
        byte[] octets = File.ReadAllBytes(SharedData.Require("packets/" + file));
        var tracker = new SequenceTracker();
        foreach (byte[] packet in PacketStreams.Whole(octets, PacketStreams.Walk(octets, PacketStreamOptions.Default)))
        {
            Assert.True(SpacePacketHeader.TryRead(packet, out SpacePacketHeader header));
            tracker.Track(header);
        }
        Assert.Equal(jumps, tracker.Total.Gaps + tracker.Total.Resets + tracker.Total.OutOfOrder);
    }

    [Fact]
    public void Forty_wrong_lengths_in_a_real_file_cost_little_more_than_forty_packets()
    {
        byte[] octets = File.ReadAllBytes(SharedData.Require("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1"));
        byte[][] clean = [.. PacketStreams.Whole(octets, PacketStreams.Walk(octets, PacketStreamOptions.Default))];
        var random = new Random(40);
        for (int i = 0; i < 40; i++) octets[(71 * ((i * 180) + random.Next(170))) + 4 + random.Next(2)] ^= (byte)(1 << random.Next(8));
        List<PacketStep> steps = PacketStreams.Walk(octets, PacketStreamOptions.Default);
        PacketStreams.RequireAllAccountedFor(steps, octets.Length, PacketStreamOptions.Default);
        var whole = clean.Select(Convert.ToHexString).ToHashSet();
        List<byte[]> found = PacketStreams.Whole(octets, steps);
        int kept = found.Count(p => whole.Contains(Convert.ToHexString(p)));
        // In one place a field at the same spot of every packet reads like a length of 71: thirty packets later that false chain ends.
        Assert.InRange(kept, 7200 - 85, 7200 - 40);
        Assert.InRange(found.Count - kept, 0, 45);

        var options = new PacketStreamOptions { ExpectedApids = [new Apid(11)] };
        found = PacketStreams.Whole(octets, PacketStreams.Walk(octets, options));
        Assert.InRange(found.Count(p => whole.Contains(Convert.ToHexString(p))), 7200 - 45, 7200 - 40);
    }
}
