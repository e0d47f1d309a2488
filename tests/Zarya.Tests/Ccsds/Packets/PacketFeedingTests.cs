using Zarya.Ccsds.Packets;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;

namespace Zarya.Tests.Ccsds.Packets;

/// <summary>Streams that come in pieces: what one cursor leaves over is put in front of the next piece.</summary>
public class PacketFeedingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void A_clean_stream_in_pieces_gives_every_packet_once_and_none_late(int piece)
    {
        byte[][] packets = Twenty();
        byte[] stream = Join(packets);
        List<(long Offset, PacketStep Step, int Fed)> steps = Feed(stream, () => piece, PacketStreamOptions.Default);
        Assert.Equal(20, steps.Count);
        long at = 0;
        foreach ((byte[] packet, (long offset, PacketStep step, int fed)) in packets.Zip(steps))
        {
            Assert.Equal((PacketStepKind.Packet, at, (long)packet.Length), (step.Kind, offset, step.Length));
            at += packet.Length;
            // Given with the piece that held its last octet: nobody waits for the packet behind it.
            Assert.InRange(fed, at, at + piece - 1);
        }
    }

    [Fact]
    public void A_damaged_stream_in_pieces_is_accounted_for_to_the_octet()
    {
        var random = new Random(99);
        byte[] clean = Join(Twenty());
        for (int round = 0; round < 3000; round++)
        {
            byte[] garbage = new byte[random.Next(1, 40)];
            random.NextBytes(garbage);
            byte[] stream = Insert(clean, random.Next(clean.Length), garbage);
            long at = 0;
            foreach ((long offset, PacketStep step, _) in Feed(stream, () => random.Next(1, 30), PacketStreamOptions.Default))
            {
                Assert.Equal(at, offset);
                at += step.Length;
            }
            Assert.Equal(stream.Length, at);
        }
    }

    [Fact]
    public void Packets_behind_garbage_are_given_as_soon_as_three_headers_stand()
    {
        byte[] noise = [.. Enumerable.Repeat((byte)0xFF, 5000)];
        byte[] stream = Join([Packet(1, 0, 4), noise, .. Enumerable.Range(1, 300).Select(i => Packet(1, i, 4))]);
        List<(long Offset, PacketStep Step, int Fed)> steps = Feed(stream, () => 10, PacketStreamOptions.Default);
        Assert.Equal(5000, steps.Where(s => s.Step.Kind == PacketStepKind.Rejected).Sum(s => s.Step.Length));
        Assert.Equal(301, steps.Count(s => s.Step.Kind == PacketStepKind.Packet));
        Assert.All(steps.Where(s => s.Step.Kind == PacketStepKind.Packet), s => Assert.InRange(s.Fed, s.Offset + 10, s.Offset + 40));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_caller_who_waits_as_told_pays_a_bounded_price_for_garbage(int kind)
    {
        byte[] noise = new byte[400_000];
        if (kind == 0) new Random(3).NextBytes(noise);
        // Counts up and then is cut: every place claims to reach 7 KiB on, the chain never closes on the last ones.
        else for (int i = 0; i < noise.Length; i++) noise[i] = (byte)(i % 20_000 < 19_000 ? 0x1D : 0xFF);
        PacketStreamState state = default;
        long probes = 0;
        int fed = 100, buffered = 0;
        while (fed < noise.Length)
        {
            var cursor = new PacketCursor(noise.AsSpan((int)state.Offset..fed), PacketStreamOptions.Default, state, isFinal: false);
            PacketStep step = cursor.Next();
            while (step.Kind != PacketStepKind.NeedMore) step = cursor.Next();
            state = cursor.State;
            probes += cursor.SearchProbes;
            buffered = Math.Max(buffered, fed - (int)state.Offset);
            fed += step.Needed;
        }
        Assert.InRange(probes, 1, 6 * 3L * noise.Length);
        Assert.InRange(buffered, 1, 5 * 65542);
    }

    [Fact]
    public void State_says_where_in_the_stream_the_next_input_begins_and_what_is_looked_for()
    {
        byte[] input = Join(Packet(1, 0, 4), [0xFF, 0xFF], [0, 1]);
        var cursor = new PacketCursor(input, new PacketStreamOptions { KeepUnconfirmedPackets = true }, new PacketStreamState(1000, PacketRejection.None), isFinal: false);
        Assert.Equal(PacketStepKind.Packet, cursor.Next().Kind);
        Assert.Equal(PacketStepKind.Rejected, cursor.Next().Kind);
        Assert.Equal(PacketStepKind.NeedMore, cursor.Next().Kind);
        Assert.Equal(new PacketStreamState(1012, PacketRejection.EndNotOnHeader), cursor.State);
    }

    [Fact]
    public void Walking_allocates_nothing_damaged_or_not()
    {
        byte[] clean = Join(Twenty());
        byte[] stream = Join(clean, [0xFF, 0xFF], clean, clean.AsSpan(0, 30).ToArray());
        System.Buffers.ReadOnlySequence<byte> segmented = Segment(stream, new Random(2), 30);
        _ = Count() + CountSegmented();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int steps = Count() + CountSegmented();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(steps, 80, 90);

        int Count()
        {
            int count = 0;
            var cursor = new PacketCursor(stream, PacketStreamOptions.Default);
            while (cursor.Next().Kind != PacketStepKind.End) count++;
            return count;
        }

        int CountSegmented()
        {
            int count = 0;
            var cursor = new SegmentedPacketCursor(segmented, PacketStreamOptions.Default);
            while (cursor.Next().Kind != PacketStepKind.End) count++;
            return count;
        }
    }

    private static List<(long Offset, PacketStep Step, int Fed)> Feed(byte[] stream, Func<int> pieceLength, PacketStreamOptions options)
    {
        var all = new List<(long, PacketStep, int)>();
        PacketStreamState state = default;
        int fed = 0;
        bool isFinal;
        do
        {
            fed = Math.Min(stream.Length, fed + pieceLength());
            isFinal = fed == stream.Length;
            byte[] input = stream[(int)state.Offset..fed];
            var cursor = new PacketCursor(input, options, state, isFinal);
            while (true)
            {
                PacketStep step = cursor.Next();
                if (step.Kind == PacketStepKind.NeedMore) Assert.InRange(step.Needed, 1, 65542);
                if (step.Kind is PacketStepKind.End or PacketStepKind.NeedMore) break;
                all.Add((state.Offset + step.Offset, step, fed));
            }
            state = cursor.State;
        }
        while (!isFinal);
        Assert.Equal(stream.Length, state.Offset);
        return all;
    }
}
