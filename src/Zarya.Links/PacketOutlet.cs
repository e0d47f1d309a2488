using Zarya.Ccsds.Packets;
using Zarya.Links.Splitting;
using Zarya.Time;

namespace Zarya.Links;

/// <summary>Gathers the packets of one stream into batches for the sink, and follows their sequence counts.</summary>
/// <param name="link">The link's name.</param>
/// <param name="life">Where to count.</param>
/// <param name="sequences">The sequence counts of this stream, or <see langword="null"/> when its packets have none.</param>
internal sealed class PacketOutlet(string link, LinkLife life, SequenceTracker? sequences)
{
    /// <summary>Packets of the largest batch.</summary>
    internal const int MostPackets = 1024;

    /// <summary>Octets of the largest batch, unless one packet alone has more.</summary>
    internal const int MostOctets = 256 * 1024;

    private PacketBatch? _batch;
    private int _usualOctets = 4096;

    /// <summary>Packets gathered.</summary>
    internal int Gathered => _batch?.Count ?? 0;

    /// <summary>Whether no more should be gathered before what is there is handed on.</summary>
    internal bool IsFull => _batch is not null && (_batch.Count >= MostPackets || _batch.Octets >= MostOctets - (MostOctets / 16));

    /// <summary>Adds a packet.</summary>
    internal void Add(ReadOnlySpan<byte> packet, Instant reception)
    {
        _batch ??= new PacketBatch(link, _usualOctets);
        _batch.Add(packet, reception);
        if (sequences is null || !SpacePacketHeader.TryRead(packet, out SpacePacketHeader header) || header.Type != PacketType.Telemetry) return;
        // Telecommands may carry a name in place of the count (CCSDS 133.0-B-2, 4.1.3.4.3).
        _ = sequences.Track(header.Apid, header.SequenceCount, out int missing);
        if (missing != 0) life.Counts.Missed(missing);
    }

    /// <summary>Takes packets from a stream until it has no more, or the batch is full.</summary>
    /// <returns>Whether the batch is full and the stream may have more.</returns>
    internal bool Gather(PacketStream stream)
    {
        while (!IsFull)
        {
            if (stream.TryNext(out ReadOnlySpan<byte> packet, out Instant reception)) Add(packet, reception);
            else return false;
        }
        return true;
    }

    /// <summary>What was gathered, to be handed on now; it is counted.</summary>
    internal PacketBatch Take()
    {
        PacketBatch batch = _batch!;
        _batch = null;
        _usualOctets = Math.Max(4096, batch.Octets);
        life.Counts.HandedOn(batch.Count);
        return batch;
    }

    /// <summary>Hands on what was gathered, if anything, and waits while the sink has no room.</summary>
    internal ValueTask HandOnAsync(IPacketSink sink, CancellationToken stop)
    {
        if (Gathered == 0) return ValueTask.CompletedTask;
        ValueTask put = sink.PutAsync(Take(), stop);
        return put.IsCompletedSuccessfully ? put : WaitAsync(put);
    }

    private async ValueTask WaitAsync(ValueTask put)
    {
        double from = life.Clock.ElapsedS;
        life.Counts.BeginWait();
        try
        {
            await put.ConfigureAwait(false);
        }
        finally
        {
            life.Counts.EndWait(life.Clock.ElapsedS - from);
        }
    }
}
