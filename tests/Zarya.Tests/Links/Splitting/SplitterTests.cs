using Zarya.Links.Splitting;
using static Zarya.Tests.Links.Splitting.StreamFeeding;

namespace Zarya.Tests.Links.Splitting;

/// <summary>Every splitter that is not CCSDS against the obvious one, over random octets and over streams with packets, however the stream is cut.</summary>
public class SplitterTests
{
    private static readonly Dictionary<string, SplitterOptions> s_options = new()
    {
        ["fixed 1"] = new FixedLengthSplitterOptions { Octets = 1 },
        ["fixed 7"] = new FixedLengthSplitterOptions { Octets = 7 },
        ["fixed 6 with sync"] = new FixedLengthSplitterOptions { Octets = 6, Sync = new byte[] { 1, 1, 2 } },
        ["fixed sync alone"] = new FixedLengthSplitterOptions { Octets = 2, Sync = new byte[] { 1, 2 } },
        ["length 1"] = new LengthFieldSplitterOptions { Width = 1, Adjustment = 1, MaxOctets = 3 },
        ["length 1 at 2"] = new LengthFieldSplitterOptions { Offset = 2, Width = 1, Adjustment = 3, MaxOctets = 40 },
        ["length 2"] = new LengthFieldSplitterOptions { Offset = 1, MaxOctets = 600 },
        ["length 2 little"] = new LengthFieldSplitterOptions { Offset = 1, IsLittleEndian = true, Adjustment = -1, MaxOctets = 600 },
        ["length 4 with sync"] = new LengthFieldSplitterOptions { Offset = 2, Width = 4, Adjustment = 6, MaxOctets = 66000, Sync = new byte[] { 1, 2 } },
        ["length 4 little"] = new LengthFieldSplitterOptions { Width = 4, IsLittleEndian = true, MaxOctets = 1000 },
        ["length inside sync"] = new LengthFieldSplitterOptions { Width = 1, Adjustment = 4, Sync = new byte[] { 2, 0, 1 } },
        ["delimiter 1"] = new DelimiterSplitterOptions { Delimiter = new byte[] { 0 }, MaxOctets = 5 },
        ["delimiter 2"] = new DelimiterSplitterOptions { Delimiter = new byte[] { 1, 1 }, MaxOctets = 30 },
        ["delimiter 3, end ends"] = new DelimiterSplitterOptions { Delimiter = new byte[] { 0, 1, 0 }, MaxOctets = 20, EndOfInputEnds = true },
        ["whole"] = new WholeSplitterOptions { MaxOctets = 150 },
    };

    public static TheoryData<string> Kinds => [.. s_options.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_cut_of_random_octets_gives_what_the_obvious_splitter_gives(string kind)
    {
        var random = new Random(kind.Length);
        SplitterOptions options = s_options[kind];
        long found = 0, skipped = 0;
        for (int round = 0; round < 400; round++)
        {
            // Few different values, so that marks, delimiters and short lengths really occur.
            byte[] stream = new byte[random.Next(1, 300)];
            for (int i = 0; i < stream.Length; i++) stream[i] = (byte)random.Next(round % 4 == 0 ? 256 : 3);
            (List<byte[]> packets, long skip) = ObviousPackets.Find(options, stream);
            foreach (IEnumerable<int> cuts in new[] { Always(stream.Length), Always(1), AtRandom(random, 9), AtRandom(random, 100) })
            {
                Outcome outcome = Feed(options, stream, cuts);
                Assert.Equal(packets, outcome.Packets);
                Assert.Equal(skip, outcome.Skipped);
            }
            found += packets.Count;
            skipped += skip;
        }
        Assert.True(found > 0, "no packet in 400 rounds: the test tests nothing");
        Assert.True(skipped > 0 || kind == "fixed 1", "nothing was skipped in 400 rounds");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_splitter_begins_anew_after_a_restart(string kind)
    {
        var random = new Random(5);
        IPacketSplitter splitter = s_options[kind].MakeSplitter();
        for (int round = 0; round < 300; round++)
        {
            byte[] datagram = new byte[random.Next(1, 300)];
            for (int i = 0; i < datagram.Length; i++) datagram[i] = (byte)random.Next(3);
            splitter.Restart();
            var packets = new List<byte[]>();
            long skipped = 0;
            for (int at = 0; at < datagram.Length;)
            {
                SplitStep step = splitter.Next(datagram.AsSpan(at), isFinal: true);
                Assert.InRange(step.Used, 1, datagram.Length - at);
                if (step.Kind == SplitStepKind.Rejected) skipped += step.Used;
                else if (step.Length > 0) packets.Add(datagram[(at + step.Offset)..(at + step.Offset + step.Length)]);
                at += step.Used;
            }
            (List<byte[]> expected, long expectedSkip) = ObviousPackets.Find(s_options[kind], datagram);
            Assert.Equal(expected, packets);
            Assert.Equal(expectedSkip, skipped);
        }
    }

    [Fact]
    public void A_delimiter_that_never_comes_costs_no_memory()
    {
        Outcome outcome = Feed(new DelimiterSplitterOptions { Delimiter = new byte[] { 7 }, MaxOctets = 1000 }, new byte[3_000_000], Always(60_000));
        Assert.Equal(3_000_000, outcome.Skipped);
        Assert.Equal(256 * 1024, outcome.Capacity);
    }

    [Fact]
    public void A_packet_of_megabytes_is_gathered()
    {
        byte[] stream = new byte[5_000_000];
        new Random(1).NextBytes(stream);
        Outcome outcome = Feed(new FixedLengthSplitterOptions { Octets = 2_500_000 }, stream, Always(65536));
        Assert.Equal([stream[..2_500_000], stream[2_500_000..]], outcome.Packets);
        Assert.InRange(outcome.Capacity, 2_500_000, 8 << 20);
    }

    [Fact]
    public void The_reception_time_is_that_of_the_piece_with_the_last_octet()
    {
        Outcome outcome = Feed(new FixedLengthSplitterOptions { Octets = 4 }, new byte[20], [3, 2, 2, 1, 8, 4]);
        Assert.Equal([2, 4, 5, 5, 6], outcome.Receptions);
        // Many pieces for one packet: no more marks are kept than needed.
        Outcome single = Feed(new FixedLengthSplitterOptions { Octets = 5000 }, new byte[10_000], Always(1));
        Assert.Equal([5000, 10_000], single.Receptions);
    }

    [Fact]
    public void Options_say_what_they_allow()
    {
        Assert.Contains("1 to 16777216", Refused(() => new FixedLengthSplitterOptions { Octets = 0 }), StringComparison.Ordinal);
        Assert.Contains("1, 2 or 4", Refused(() => new LengthFieldSplitterOptions { Width = 3 }), StringComparison.Ordinal);
        Assert.Contains("0 to 1024", Refused(() => new LengthFieldSplitterOptions { Offset = -1 }), StringComparison.Ordinal);
        Assert.Contains("1 to 16", Refused(() => new DelimiterSplitterOptions { Delimiter = default }), StringComparison.Ordinal);
        Assert.Contains("7 to 65542", Refused(() => new CcsdsSplitterOptions { MaxOctets = 6 }), StringComparison.Ordinal);
        Assert.Contains("0 to 2047", Refused(() => new CcsdsSplitterOptions { Apids = [2048] }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FixedLengthSplitterOptions { Octets = 2, Sync = new byte[3] }.MakeSplitter());
        Assert.Throws<ArgumentException>(() => new LengthFieldSplitterOptions { Offset = 5, MaxOctets = 6 }.MakeSplitter());

        static string Refused(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
    }
}
