using System.Buffers;
using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Ccsds.Packets;

/// <summary>Streams made for tests, and the ways to walk them.</summary>
internal static class PacketStreams
{
    /// <summary>A space packet whose data octets all have version bits other than 0, so that nothing inside looks like a header.</summary>
    internal static byte[] Packet(int apid, int count, int dataLength, SequenceFlags flags = SequenceFlags.Unsegmented, bool secondaryHeader = false)
    {
        byte[] packet = new byte[6 + dataLength];
        new SpacePacketHeader(PacketType.Telemetry, secondaryHeader, new Apid(apid), flags, new SequenceCount(count), dataLength).Write(packet);
        for (int i = 0; i < dataLength; i++) packet[6 + i] = (byte)(0x80 | ((i * 7) + count) & 0x5F);
        return packet;
    }

    /// <summary>Twenty packets of three APIDs and many lengths.</summary>
    internal static byte[][] Twenty() => [.. Enumerable.Range(0, 20).Select(i => Packet(100 + (i % 3), 40 + (i / 3), 1 + (i * 5 % 23)))];

    internal static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(p => p)];

    internal static byte[] Insert(byte[] stream, int at, byte[] octets) => [.. stream[..at], .. octets, .. stream[at..]];

    /// <summary>Cuts octets into segments at the given places (which may repeat: empty segments).</summary>
    internal static ReadOnlySequence<byte> Segment(byte[] octets, IEnumerable<int> cuts)
    {
        int at = 0;
        Piece? first = null, last = null;
        foreach (int cut in cuts.Append(octets.Length))
        {
            // An own array a segment: what is read past its end is seen.
            last = new Piece(octets.AsSpan(at, cut - at).ToArray(), last);
            first ??= last;
            at = cut;
        }
        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    internal static ReadOnlySequence<byte> Segment(byte[] octets, Random random, int cuts) =>
        Segment(octets, [.. Enumerable.Range(0, cuts).Select(_ => random.Next(octets.Length + 1)).Order()]);

    /// <summary>All steps over one span, up to the first that does not move forward.</summary>
    internal static List<PacketStep> Walk(byte[] octets, PacketStreamOptions options, PacketStreamState state = default, bool isFinal = true)
    {
        var steps = new List<PacketStep>();
        var cursor = new PacketCursor(octets, options, state, isFinal);
        while (true)
        {
            int before = cursor.Position;
            PacketStep step = cursor.Next();
            steps.Add(step);
            if (step.Kind is PacketStepKind.End or PacketStepKind.NeedMore) return steps;
            if (cursor.Position <= before) throw new InvalidOperationException($"no progress at {before}");
        }
    }

    /// <summary>The same over segments; also checks that each slice holds the octets its step names.</summary>
    internal static List<PacketStep> Walk(byte[] octets, ReadOnlySequence<byte> sequence, PacketStreamOptions options, PacketStreamState state = default, bool isFinal = true)
    {
        var steps = new List<PacketStep>();
        var cursor = new SegmentedPacketCursor(sequence, options, state, isFinal);
        while (true)
        {
            long before = cursor.Position;
            PacketStep step = cursor.Next();
            steps.Add(step);
            if (!cursor.Octets(step).ToArray().AsSpan().SequenceEqual(octets.AsSpan((int)step.Offset, (int)step.Length)))
                throw new InvalidOperationException($"slice of {step} is not the input's");
            if (step.Kind is PacketStepKind.End or PacketStepKind.NeedMore) return steps;
            if (cursor.Position <= before) throw new InvalidOperationException($"no progress at {before}");
        }
    }

    /// <summary>Checks that packets (with prefix and suffix) and skipped ranges follow one another without a hole from first octet to last.</summary>
    internal static void RequireAllAccountedFor(List<PacketStep> steps, int length, PacketStreamOptions options)
    {
        long at = 0;
        foreach (PacketStep step in steps)
        {
            long start = step.Kind == PacketStepKind.Packet ? step.Offset - options.PrefixLength : step.Offset;
            if (start != at) throw new InvalidOperationException($"{step} does not begin at {at}");
            at += step.Kind == PacketStepKind.Packet ? options.PrefixLength + step.Length + options.SuffixLength : step.Length;
        }
        if (at != length || steps[^1].Kind != PacketStepKind.End) throw new InvalidOperationException($"{at} of {length} octets accounted for, last {steps[^1]}");
    }

    internal static List<byte[]> Whole(byte[] octets, List<PacketStep> steps) =>
        [.. steps.Where(s => s.Kind == PacketStepKind.Packet).Select(s => octets[(int)s.Offset..(int)(s.Offset + s.Length)])];

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        internal Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is null) return;
            RunningIndex = before.RunningIndex + before.Memory.Length;
            before.Next = this;
        }
    }
}
