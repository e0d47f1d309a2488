using System.Collections;
using Zarya.Ccsds.Packets;
using Zarya.Census;
using Zarya.Time;

namespace Zarya.Records;

/// <summary>Puts one file into a record, octet for octet, and counts.</summary>
/// <param name="target">The record.</param>
/// <param name="begun">Where it begins, or goes on.</param>
internal sealed class FileImport(ImportTarget target, ImportState begun) : IPacketAudience
{
    private readonly BitArray _apids = new(Apid.Count);
    private Instant _reception = target.Now();
    private SkippedRange _last;
    private readonly long _packetsBefore = begun.Packets;
    private PacketStreamState _place = begun.Place;

    /// <summary>How far the record is; what was appended since the last commit is not in it.</summary>
    public ImportState State { get; private set; } = begun;

    /// <summary>Packets of this run.</summary>
    public long Packets { get; private set; }

    /// <summary>Their octets.</summary>
    public long Octets { get; private set; }

    /// <summary>Packets without a generation time, though there is something that reads it.</summary>
    public long WithoutTime { get; private set; }

    /// <summary>Packets whose generation time is not believed.</summary>
    public long Doubted { get; private set; }

    /// <summary>APIDs of the packets.</summary>
    public int Apids
    {
        get
        {
            int count = 0;
            foreach (bool isThere in _apids) count += isThere ? 1 : 0;
            return count;
        }
    }

    public long SkippedRanges { get; private set; }

    public long SkippedOctets { get; private set; }

    /// <summary>Octets in front of and behind packets.</summary>
    public long AroundOctets { get; private set; }

    public void Packet(ReadOnlySpan<byte> packet, bool isConfirmed)
    {
        GenerationTime fate = target.Append(packet, _reception);
        if (fate == GenerationTime.Missing) WithoutTime++;
        else if (fate == GenerationTime.NotBelieved) Doubted++;
        Packets++;
        Octets += packet.Length;
        _apids[((packet[0] << 8) | packet[1]) & (Apid.Count - 1)] = true;
    }

    public void Skipped(SkippedRange range, ReadOnlySpan<byte> octets)
    {
        target.AppendOctets(octets, _reception);
        // A range that goes on over the end of a block comes in parts.
        if (SkippedRanges == 0 || range.Reason != _last.Reason || range.Offset != _last.Offset + _last.Length) SkippedRanges++;
        _last = range;
        SkippedOctets += octets.Length;
    }

    public void Around(ReadOnlySpan<byte> octets)
    {
        target.AppendOctets(octets, _reception);
        AroundOctets += octets.Length;
    }

    public void BlockEnds(PacketStreamState state)
    {
        _place = state;
        if (target.Writer.PendingOctets >= target.CommitOctets) Commit();
        _reception = target.Now();
    }

    /// <summary>Makes durable what was told so far.</summary>
    public void Commit(bool isDone = false, string? brokenOff = null)
    {
        ImportState state = State with { First = target.Writer.LastAcknowledged + 1, Place = _place, Packets = _packetsBefore + Packets, IsDone = isDone, BrokenOff = brokenOff };
        target.Commit(state, _reception);
        State = state;
    }
}
