using Zarya.Ccsds.Packets;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;

namespace Zarya.Tests.Ccsds.Packets;

public class DamagedStreamTests
{
    [Theory]
    [InlineData(0xFF, 1)]
    [InlineData(0xFF, 6)]
    [InlineData(0xA5, 40)]
    [InlineData(0x00, 30)]
    [InlineData(0x40, 3)]
    public void Garbage_at_any_place_costs_the_packet_it_hits_and_none_behind_it(int octet, int length)
    {
        byte[][] packets = Twenty();
        byte[] clean = Join(packets);
        byte[] garbage = [.. Enumerable.Repeat((byte)octet, length)];
        int stretches = 0;
        for (int at = 0; at <= clean.Length; at++)
        {
            byte[] stream = Insert(clean, at, garbage);
            List<PacketStep> steps = Walk(stream, PacketStreamOptions.Default);
            RequireAllAccountedFor(steps, stream.Length, PacketStreamOptions.Default);
            // Behind an octet like itself, garbage might as well stand in front of it.
            int place = at;
            while (place > 0 && clean[place - 1] == octet) place--;
            int hit = 0, start = 0;
            while (hit < 20 && start + packets[hit].Length <= place) start += packets[hit++].Length;
            // Between two packets it is the packet before that loses its confirmation.
            int lost = start == place ? hit - 1 : hit;
            byte[][] expected = [.. packets.Where((_, i) => i != lost)];
            if (place - start is > 0 and < 6)
            {
                // Here the garbage makes another header. What that is cannot be known; if its length leads to a true header by chance, nothing in the book
                // tells it from a true one. But nothing before it is lost, and nothing behind it that it does not cover.
                List<byte[]> found = Whole(stream, steps);
                Assert.Equal(packets[..hit], found[..hit]);
                PacketStep stretched = steps.FirstOrDefault(s => s.Kind == PacketStepKind.Packet && s.Offset == start);
                int behind = stretched.Kind == PacketStepKind.Packet ? packets.Length - (found.Count - hit - 1) : hit + 1;
                Assert.Equal(packets[behind..], found[^(packets.Length - behind)..]);
                if (stretched.Kind == PacketStepKind.Packet) stretches++;
                continue;
            }
            Assert.Equal(expected, Whole(stream, steps));
            PacketStep skipped = Assert.Single(steps, s => s.Kind == PacketStepKind.Rejected);
            Assert.Equal(length + (lost < 0 ? 0 : packets[lost].Length), skipped.Length);
        }
        Assert.InRange(stretches, 0, 6);
    }

    [Fact]
    public void Garbage_between_packets_costs_nothing_when_unconfirmed_packets_are_kept()
    {
        byte[][] packets = Twenty();
        var options = new PacketStreamOptions { KeepUnconfirmedPackets = true };
        for (int i = 0; i <= 20; i++)
        {
            byte[] stream = Join([.. packets[..i], [0xFF, 0xFF, 0xFF], .. packets[i..]]);
            List<PacketStep> steps = Walk(stream, options);
            RequireAllAccountedFor(steps, stream.Length, options);
            Assert.Equal(packets, Whole(stream, steps));
            Assert.Equal(3, Assert.Single(steps, s => s.Kind == PacketStepKind.Rejected).Length);
            Assert.Equal(i == 0 ? 0 : 1, steps.Count(s => s is { Kind: PacketStepKind.Packet, Rejection: PacketRejection.EndNotOnHeader }));
        }
    }

    [Fact]
    public void Random_garbage_among_expected_apids_loses_no_packet_behind_it_and_the_tracker_counts_the_lost()
    {
        var random = new Random(4711);
        var options = new PacketStreamOptions { ExpectedApids = [new Apid(77)] };
        byte[][] packets = [.. Enumerable.Range(0, 12).Select(i => Packet(77, i, 3 + (i * 11 % 40)))];
        byte[] clean = Join(packets);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] garbage = new byte[random.Next(1, 60)];
            random.NextBytes(garbage);
            int hit = random.Next(1, 11), start = packets[..hit].Sum(p => p.Length);
            // Not inside a header, where it makes a length that may by chance lead to a true header.
            int at = start + (random.Next(4) == 0 ? 0 : random.Next(6, packets[hit].Length));
            byte[] stream = Insert(clean, at, garbage);
            List<PacketStep> steps = Walk(stream, options);
            RequireAllAccountedFor(steps, stream.Length, options);
            List<byte[]> found = Whole(stream, steps);
            var tracker = new SequenceTracker();
            foreach (byte[] packet in found)
            {
                Assert.True(SpacePacketHeader.TryRead(packet, out SpacePacketHeader header));
                tracker.Track(header);
            }
            int behind = start == at ? hit : hit + 1;
            Assert.Equal(packets[behind..], found[^(12 - behind)..]);
            // The first packet can be the one lost: then the tracker never knew of it.
            Assert.Equal(12, tracker.Total.Packets + tracker.Total.Missing + (found[0][3] == 0 ? 0 : 1));
        }
    }

    [Fact]
    public void A_million_mutations_never_throw_or_stall_and_every_octet_is_accounted_for()
    {
        var random = new Random(133);
        byte[] clean = Join(Packet(10, 1, 5), Packet(11, 9, 1), Packet(10, 2, 21), Packet(2047, 0, 3), Packet(10, 3, 2), Packet(11, 10, 12));
        PacketStreamOptions[] variants =
        [
            PacketStreamOptions.Default,
            new() { AllowEncapsulation = true },
            new() { KeepUnconfirmedPackets = true, ConfirmingHeaders = 2 },
            new() { ExpectedApids = [new Apid(10), new Apid(11), Apid.Idle], MaxPacketLength = 40 },
            new() { PrefixLength = 1, SuffixLength = 2 },
            new() { Resynchronise = false },
        ];
        for (int i = 0; i < 1_000_000; i++)
        {
            byte[] octets = Mutate(clean, random);
            PacketStreamOptions options = variants[i % variants.Length];
            List<PacketStep> steps = Walk(octets, options);
            RequireAllAccountedFor(steps, octets.Length, options);
            if (i % 10 == 0) Assert.Equal(steps, Walk(octets, Segment(octets, random, 1 + random.Next(8)), options));
            if (options == PacketStreamOptions.Default && i % 4 == 0)
                Assert.Equal(ObviousSplitter.Walk(octets), steps.Select(s => (s.Kind, s.Rejection, (int)s.Offset, (int)s.Length)));
        }
    }

    [Fact]
    public void The_obvious_splitter_agrees_on_expected_apids_and_longer_chains()
    {
        var random = new Random(8);
        byte[] clean = Join(Twenty());
        var options = new PacketStreamOptions { ExpectedApids = [new Apid(100), new Apid(101), new Apid(102)], ConfirmingHeaders = 4 };
        for (int i = 0; i < 5000; i++)
        {
            byte[] octets = Mutate(clean, random);
            Assert.Equal(
                ObviousSplitter.Walk(octets, [100, 101, 102], 4), Walk(octets, options).Select(s => (s.Kind, s.Rejection, (int)s.Offset, (int)s.Length)));
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    public void Search_cost_is_bounded_by_the_octets_whatever_they_are(int kind, bool keepUnconfirmed)
    {
        byte[] octets = new byte[3_000_000];
        switch (kind)
        {
            case 0: new Random(5).NextBytes(octets); break;
            case 1: break;
            // Everywhere a plausible header that claims to go past the end, or nearly: the worst a search can meet.
            case 2: octets.AsSpan().Fill(0x1E); break;
            default:
                for (int i = 0; i < octets.Length; i++) octets[i] = (byte)(i % 7 == 0 ? 0xFF : i % 3);
                break;
        }
        var options = new PacketStreamOptions { KeepUnconfirmedPackets = keepUnconfirmed };
        var cursor = new PacketCursor(octets, options);
        long steps = 0;
        while (cursor.Next().Kind != PacketStepKind.End) steps++;
        Assert.InRange(cursor.SearchProbes, 0, 3 * 3L * octets.Length);
        Assert.InRange(steps, 1, octets.Length);
        Assert.Equal(octets.Length, cursor.Position);
    }

    private static byte[] Mutate(byte[] clean, Random random)
    {
        byte[] octets = [.. clean];
        for (int changes = random.Next(1, 5); changes > 0 && octets.Length > 0; changes--)
        {
            int at = random.Next(octets.Length);
            switch (random.Next(5))
            {
                case 0: octets[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: octets[at] = (byte)random.Next(256); break;
                case 2: octets[at] = 0; break;
                case 3: octets = octets[..Math.Max(1, at)]; break;
                default: octets = [.. octets[..at], .. octets[Math.Min(octets.Length, at + random.Next(9))..], .. octets[..random.Next(Math.Min(octets.Length, 30))]]; break;
            }
        }
        return octets;
    }
}
