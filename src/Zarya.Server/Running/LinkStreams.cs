using Zarya.Archive.Log;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Appends the packets of one link. Belongs to the recorder's thread.</summary>
/// <param name="writer">The log.</param>
/// <param name="link">The link.</param>
/// <param name="clock">Says when packets were made on board, or <see langword="null"/> if nothing does.</param>
internal sealed class LinkStreams(LogWriter writer, string link, IGenerationClock? clock)
{
    /// <summary>By the first two octets of a packet: the stream's number plus one.</summary>
    private readonly int[] _streams = new int[1 << 16];
    private int _octets;

    public void Append(ReadOnlySpan<byte> packet, Instant reception)
    {
        // Delimiters may cut out less than a header: it is kept as what it is.
        if (packet.Length < 2)
        {
            if (_octets == 0) _octets = writer.Register(new StreamKey(EntryKind.Octets, link, 0)) + 1;
            writer.Append(_octets - 1, reception, reception, packet);
            return;
        }
        ref int stream = ref _streams[(packet[0] << 8) | packet[1]];
        if (stream == 0) stream = writer.Register(StreamKey.OfPacket(link, packet)) + 1;
        Instant generation = clock is not null && clock.TryRead(packet, out Instant time) && PacketClock.IsPossible(time, reception) ? time : reception;
        writer.Append(stream - 1, generation, reception, packet);
    }
}
