using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Zarya.Ccsds.Packets;

namespace Zarya.Benchmarks.Packets;

/// <summary>Framing of a large in-memory packet file: cursor, segmented cursor, cursor and tracker, against a bare length walk in the same run.</summary>
public static class SplitterBench
{
    private const int Rounds = 7;

    /// <summary>Repeats the packets to about <paramref name="totalOctets"/> and prints packets/s, ns/packet and the ratio to the bare walk.</summary>
    public static void PrintPacketsPerSecond(byte[] packets, int totalOctets, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(packets);
        ArgumentNullException.ThrowIfNull(output);
        byte[] octets = Repeat(packets, totalOctets);
        ReadOnlySequence<byte> segmented = Segment(octets, 65536);
        var tracker = new SequenceTracker();
        double bare = Best(() => BareLengthWalk(octets), out long count);
        Print(output, "bare length walk", count, bare, bare);
        Measure("cursor", () => Cursor(octets));
        Measure("cursor, 64 KiB segments", () => Cursor(segmented));
        Measure("cursor and sequence tracker", () => CursorAndTracker(octets, tracker));

        void Measure(string name, Func<long> walk)
        {
            double seconds = Best(walk, out long found);
            if (found != count) throw new InvalidOperationException($"{name} found {found} packets, the bare walk {count}");
            Print(output, name, found, seconds, bare);
        }
    }

    /// <summary>What a framing loop cannot do without: read the length, go there. Checks nothing.</summary>
    private static long BareLengthWalk(ReadOnlySpan<byte> octets)
    {
        long count = 0;
        int at = 0;
        while (at + 6 <= octets.Length)
        {
            at += BinaryPrimitives.ReadUInt16BigEndian(octets[(at + 4)..]) + 7;
            count++;
        }
        return count;
    }

    private static long Cursor(ReadOnlySpan<byte> octets)
    {
        long count = 0;
        var cursor = new PacketCursor(octets, PacketStreamOptions.Default);
        while (cursor.Next().Kind == PacketStepKind.Packet) count++;
        return count;
    }

    private static long Cursor(in ReadOnlySequence<byte> octets)
    {
        long count = 0;
        var cursor = new SegmentedPacketCursor(octets, PacketStreamOptions.Default);
        while (cursor.Next().Kind == PacketStepKind.Packet) count++;
        return count;
    }

    private static long CursorAndTracker(ReadOnlySpan<byte> octets, SequenceTracker tracker)
    {
        long count = 0;
        var cursor = new PacketCursor(octets, PacketStreamOptions.Default);
        while (true)
        {
            PacketStep step = cursor.Next();
            if (step.Kind != PacketStepKind.Packet) return count;
            if (SpacePacketHeader.TryRead(octets[(int)step.Offset..], out SpacePacketHeader header)) tracker.Track(header);
            count++;
        }
    }

    private static double Best(Func<long> walk, out long count)
    {
        double best = double.MaxValue;
        count = 0;
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            count = walk();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private static void Print(TextWriter output, string name, long packets, double seconds, double bare) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-30} {packets / seconds / 1e6,8:F1} M packets/s {seconds / packets * 1e9,6:F2} ns/packet   {seconds / bare,5:F2} x bare walk"));

    private static byte[] Repeat(byte[] packets, int totalOctets)
    {
        int times = Math.Max(1, totalOctets / packets.Length);
        byte[] octets = new byte[times * packets.Length];
        for (int i = 0; i < times; i++) packets.CopyTo(octets, i * packets.Length);
        return octets;
    }

    private static ReadOnlySequence<byte> Segment(byte[] octets, int size)
    {
        var first = new Piece(octets.AsMemory(0, Math.Min(size, octets.Length)), null);
        Piece last = first;
        for (int at = size; at < octets.Length; at += size) last = new Piece(octets.AsMemory(at, Math.Min(size, octets.Length - at)), last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

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
