using Zarya.Links.Splitting;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.Splitting.StreamFeeding;

namespace Zarya.Tests.Links.Splitting;

/// <summary>CCSDS packets out of a live stream. The rules of the search itself are tested with Zarya.Ccsds.</summary>
public class CcsdsSplitterTests
{
    private static readonly CcsdsSplitterOptions s_plain = new();

    [Fact]
    public void Any_cut_of_a_clean_stream_gives_the_same_packets_each_with_its_last_octet()
    {
        var random = new Random(2);
        byte[][] packets = Twenty();
        byte[] stream = Join(packets);
        for (int round = 0; round < 300; round++)
        {
            List<int> cuts = [.. AtRandom(random, 60).Take(stream.Length)];
            Outcome outcome = Feed(s_plain, stream, cuts, finishes: false);
            Assert.Equal(packets, outcome.Packets);
            int end = 0;
            foreach ((byte[] packet, long reception) in packets.Zip(outcome.Receptions))
            {
                end += packet.Length;
                long fed = cuts.Take((int)reception).Sum(c => (long)c);
                Assert.InRange(fed, end, end + cuts[(int)reception - 1] - 1);
            }
        }
    }

    [Fact]
    public void Prefix_and_suffix_are_taken_off()
    {
        byte[][] packets = Twenty();
        byte[] stream = Join(packets.SelectMany(p => new byte[][] { [0xEE, 0xEE, 0xEE], p, [0xDD] }));
        var options = new CcsdsSplitterOptions { PrefixOctets = 3, SuffixOctets = 1 };
        foreach (int piece in new[] { 1, 4, 50, stream.Length }) Assert.Equal(packets, Feed(options, stream, Always(piece)).Packets);
    }

    [Fact]
    public void Garbage_between_packets_costs_no_packet_wherever_the_stream_is_cut()
    {
        var random = new Random(3);
        byte[][] packets = Twenty();
        for (int round = 0; round < 300; round++)
        {
            // Octets with version bits other than 0: no header can be seen in them.
            byte[] garbage = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => (byte)(0x80 | random.Next(128)))];
            int place = random.Next(1, 16);
            byte[] stream = Join([.. packets[..place], garbage, .. packets[place..]]);
            Outcome outcome = Feed(s_plain, stream, AtRandom(random, 80));
            Assert.Equal(packets, outcome.Packets);
            Assert.Equal(garbage.Length, outcome.Skipped);
        }
    }

    [Fact]
    public void Random_octets_neither_throw_nor_get_lost_nor_fill_the_memory()
    {
        var random = new Random(4);
        for (int round = 0; round < 60; round++)
        {
            byte[] stream = new byte[random.Next(1, 400_000)];
            random.NextBytes(stream);
            // Plausible headers all over, some with lengths beyond everything.
            for (int i = 0; i + 6 < stream.Length; i += random.Next(1, 3000)) Packet(random.Next(2047), 1, random.Next(1, 40_000))[..6].CopyTo(stream, i);
            Outcome outcome = Feed(s_plain, stream, AtRandom(random, 60_000));
            Assert.Equal(stream.Length, outcome.Packets.Sum(p => (long)p.Length) + outcome.Skipped);
            Assert.InRange(outcome.Capacity, 1, 2 << 20);
        }
    }

    [Fact]
    public void The_whole_input_at_once_gives_what_the_cursor_gives_for_a_file()
    {
        var random = new Random(6);
        byte[] clean = Join(Twenty());
        var options = new Zarya.Ccsds.Packets.PacketStreamOptions { KeepUnconfirmedPackets = true };
        for (int round = 0; round < 1000; round++)
        {
            byte[] garbage = new byte[random.Next(1, 40)];
            random.NextBytes(garbage);
            byte[] stream = Insert(clean, random.Next(clean.Length), garbage);
            IPacketSplitter splitter = s_plain.MakeSplitter();
            var packets = new List<byte[]>();
            for (int at = 0; at < stream.Length;)
            {
                SplitStep step = splitter.Next(stream.AsSpan(at), isFinal: true);
                if (step.Kind == SplitStepKind.Packet) packets.Add(stream[(at + step.Offset)..(at + step.Offset + step.Length)]);
                at += step.Used;
            }
            Assert.Equal(Whole(stream, Walk(stream, options)), packets);
        }
    }

    [Fact]
    public void Only_the_apids_that_are_expected_are_believed()
    {
        byte[] stream = Join(Packet(1, 0, 4), Packet(1, 1, 4), Packet(9, 0, 4), Packet(1, 2, 4), Packet(1, 3, 4), Packet(1, 4, 4));
        Outcome outcome = Feed(new CcsdsSplitterOptions { Apids = [1] }, stream, Always(7));
        Assert.Equal(5, outcome.Packets.Count);
        Assert.Equal(10, outcome.Skipped);
    }
}
