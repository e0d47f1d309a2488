using Zarya.Links.Splitting;
using Zarya.Time;

namespace Zarya.Tests.Links.Splitting;

/// <summary>Feeds a stream to a splitter in pieces, as a link does.</summary>
internal static class StreamFeeding
{
    internal sealed record Outcome(List<byte[]> Packets, List<long> Receptions, long Skipped, int Capacity);

    /// <summary>The reception time of the n-th piece is n nanoseconds.</summary>
    internal static Outcome Feed(SplitterOptions options, byte[] stream, IEnumerable<int> pieces, bool finishes = true)
    {
        var packets = new PacketStream(options.MakeSplitter());
        var outcome = new Outcome([], [], 0, 0);
        int at = 0, number = 0;
        foreach (int piece in pieces)
        {
            int octets = Math.Min(piece, stream.Length - at);
            stream.AsSpan(at, octets).CopyTo(packets.Room().Span);
            packets.Received(octets, Instant.FromTaiNanoseconds(++number));
            at += octets;
            Take(packets, outcome);
            if (at == stream.Length) break;
        }
        Assert.Equal(stream.Length, at);
        if (finishes) packets.Finish();
        Take(packets, outcome);
        return outcome with { Skipped = packets.SkippedOctets, Capacity = packets.Capacity };
    }

    internal static IEnumerable<int> Always(int octets)
    {
        while (true) yield return octets;
    }

    internal static IEnumerable<int> AtRandom(Random random, int most)
    {
        while (true) yield return random.Next(1, most + 1);
    }

    private static void Take(PacketStream packets, Outcome outcome)
    {
        while (packets.TryNext(out ReadOnlySpan<byte> packet, out Instant reception))
        {
            outcome.Packets.Add(packet.ToArray());
            outcome.Receptions.Add(reception.TaiNanoseconds);
        }
    }
}
