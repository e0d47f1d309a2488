namespace Zarya.Ccsds.Packets;

/// <summary>
/// Joins segmented packets (sequence flags first, continuation, last) to one unit per APID. Unsegmented and idle packets go through as they are.
/// Memory is bounded per unit and in total; buffers are kept and used again, so nothing is allocated once they have grown.
/// </summary>
/// <remarks>One grouper is for one stream of one direction. Not for use by several threads.</remarks>
public sealed class SegmentedPacketGrouper
{
    private const int FirstBuffer = 4096;

    private readonly GroupingOptions _options;
    private readonly OpenUnit?[] _units = new OpenUnit?[Apid.Count];
    private int _buffered;

    /// <summary>Begins with nothing held.</summary>
    /// <param name="options">How to join, and the bounds.</param>
    public SegmentedPacketGrouper(GroupingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Units that have begun and are not whole.</summary>
    public int OpenUnits { get; private set; }

    /// <summary>Octets of all buffers, in use or kept for use.</summary>
    public int BufferedOctets => _buffered;

    /// <summary>Takes the next packet of the stream.</summary>
    /// <param name="packet">One whole space packet.</param>
    /// <returns>What became of it, and what was lost; never throws for what the packet holds.</returns>
    public GroupStep Add(ReadOnlySpan<byte> packet)
    {
        if (!SpacePacketHeader.TryRead(packet, out SpacePacketHeader header) || header.TotalLength != packet.Length)
            return new(GroupStepKind.Dropped, default, GroupTrouble.Malformed, 1, packet.Length);
        if (header.IsIdle) return new(GroupStepKind.PassedThrough, packet, GroupTrouble.None, 0, 0);
        OpenUnit? unit = _units[header.Apid.Value];
        return header.SequenceFlags switch
        {
            SequenceFlags.Unsegmented => Abandon(unit, out int packets, out int octets)
                ? new(GroupStepKind.PassedThrough, packet, GroupTrouble.Interrupted, packets, octets)
                : new(GroupStepKind.PassedThrough, packet, GroupTrouble.None, 0, 0),
            SequenceFlags.First => Begin(unit ?? (_units[header.Apid.Value] = new()), header, packet),
            _ => unit is { IsOpen: true } ? Append(unit, header, packet) : new(GroupStepKind.Dropped, default, GroupTrouble.Orphan, 1, packet.Length),
        };
    }

    /// <summary>Drops every unit that is not whole, as at the end of a stream, and gives the buffers back.</summary>
    /// <returns>How many packets were held in them.</returns>
    public int AbandonAll()
    {
        int all = 0;
        foreach (OpenUnit? unit in _units)
        {
            if (Abandon(unit, out int packets, out _)) all += packets;
        }
        ReleaseIdleBuffers();
        return all;
    }

    private GroupStep Begin(OpenUnit unit, SpacePacketHeader header, ReadOnlySpan<byte> packet)
    {
        bool interrupted = Abandon(unit, out int packets, out int octets);
        GroupTrouble trouble = MakeRoom(unit, packet.Length);
        if (trouble != GroupTrouble.None) return new(GroupStepKind.Dropped, default, trouble, packets + 1, octets + packet.Length);
        packet.CopyTo(unit.Buffer);
        (unit.IsOpen, unit.Length, unit.Packets, unit.LastCount, unit.LastFlags) = (true, packet.Length, 1, header.SequenceCount, header.SequenceFlags);
        OpenUnits++;
        return new(GroupStepKind.Held, default, interrupted ? GroupTrouble.Interrupted : GroupTrouble.None, packets, octets);
    }

    private GroupStep Append(OpenUnit unit, SpacePacketHeader header, ReadOnlySpan<byte> packet)
    {
        int skip = SpacePacketHeader.Octets + (header.SecondaryHeaderFlag ? _options.SecondaryHeaderLength : 0);
        if (skip > packet.Length) return new(GroupStepKind.Dropped, default, GroupTrouble.Malformed, 1, packet.Length);
        ReadOnlySpan<byte> data = packet[skip..];
        GroupTrouble trouble = CheckCount(unit, header);
        if (trouble == GroupTrouble.Repeated) return new(GroupStepKind.Dropped, default, trouble, 1, packet.Length);
        if (trouble == GroupTrouble.None) trouble = MakeRoom(unit, (long)unit.Length + data.Length);
        if (trouble != GroupTrouble.None)
        {
            Abandon(unit, out int packets, out int octets);
            return new(GroupStepKind.Dropped, default, trouble, packets + 1, octets + packet.Length);
        }
        data.CopyTo(unit.Buffer.AsSpan(unit.Length));
        unit.Length += data.Length;
        unit.Packets++;
        (unit.LastCount, unit.LastFlags) = (header.SequenceCount, header.SequenceFlags);
        if (header.SequenceFlags != SequenceFlags.Last) return new(GroupStepKind.Held, default, GroupTrouble.None, 0, 0);
        unit.IsOpen = false;
        OpenUnits--;
        return new(GroupStepKind.Complete, unit.Buffer.AsSpan(0, unit.Length), GroupTrouble.None, 0, 0);
    }

    private GroupTrouble CheckCount(OpenUnit unit, SpacePacketHeader header)
    {
        if (_options.SegmentCounts == SegmentCounts.SameInUnit)
            return header.SequenceCount == unit.LastCount ? GroupTrouble.None : GroupTrouble.CountJump;
        if (header.SequenceCount == unit.LastCount.Next) return GroupTrouble.None;
        return header.SequenceCount == unit.LastCount && header.SequenceFlags == unit.LastFlags ? GroupTrouble.Repeated : GroupTrouble.CountJump;
    }

    private bool Abandon(OpenUnit? unit, out int packets, out int octets)
    {
        packets = octets = 0;
        if (unit is not { IsOpen: true }) return false;
        (packets, octets) = (unit.Packets, unit.Length);
        unit.IsOpen = false;
        OpenUnits--;
        return true;
    }

    private GroupTrouble MakeRoom(OpenUnit unit, long length)
    {
        if (length > _options.MaxUnitLength) return GroupTrouble.UnitTooLong;
        int now = unit.Buffer.Length;
        if (length <= now) return GroupTrouble.None;
        int wanted = (int)Math.Min(_options.MaxUnitLength, Math.Max(length, Math.Max(FirstBuffer, 2L * now)));
        if (!Fits(wanted)) wanted = (int)length;
        if (!Fits(wanted)) ReleaseIdleBuffers(unit);
        if (!Fits(wanted)) return GroupTrouble.MemoryFull;
        Array.Resize(ref unit.Buffer, wanted);
        _buffered += wanted - now;
        return GroupTrouble.None;

        bool Fits(int capacity) => (long)_buffered - now + capacity <= _options.MaxTotalLength;
    }

    private void ReleaseIdleBuffers(OpenUnit? except = null)
    {
        foreach (OpenUnit? unit in _units)
        {
            if (unit is null || unit.IsOpen || unit == except) continue;
            _buffered -= unit.Buffer.Length;
            unit.Buffer = [];
        }
    }

    private sealed class OpenUnit
    {
        internal byte[] Buffer = [];
        internal int Length;
        internal int Packets;
        internal bool IsOpen;
        internal SequenceCount LastCount;
        internal SequenceFlags LastFlags;
    }
}
