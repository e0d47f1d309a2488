using Zarya.Ccsds.Packets;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Census;

/// <summary>Counts the packets of one file. Memory is bounded: 2048 APIDs in two directions, and the first of the ranges skipped.</summary>
/// <param name="wanted">The APIDs that are counted one by one, or <see langword="null"/> for all.</param>
/// <param name="timeCode">The time code at the start of every secondary header, or <see langword="null"/>: no times.</param>
/// <param name="timeOffset">Octets between the primary header and the time.</param>
internal sealed class PacketCensus(IReadOnlySet<int>? wanted, TimeCode? timeCode, int timeOffset) : IPacketAudience
{
    /// <summary>Ranges that are kept one by one; the rest are only counted.</summary>
    public const int RangesKept = 20;

    private readonly ApidCensus?[] _byKey = new ApidCensus?[2 * Apid.Count];
    private readonly SequenceTracker?[] _trackers = new SequenceTracker?[2];
    private readonly List<SkippedRange> _ranges = [];
    private readonly SortedDictionary<PacketRejection, (long Ranges, long Octets)> _reasons = [];

    private SkippedRange _last;

    public bool HasTimes => timeCode is not null;

    public long Packets { get; private set; }

    public long Octets { get; private set; }

    /// <summary>Packets that damage follows: whole, or with a length field that is too small.</summary>
    public long Unconfirmed { get; private set; }

    /// <summary>Packets of APIDs that are not wanted.</summary>
    public long OtherPackets { get; private set; }

    public long OtherOctets { get; private set; }

    /// <summary>Packets whose time cannot be read, or that have no secondary header to hold one.</summary>
    public long WithoutTime { get; private set; }

    /// <summary>Why the first of them has none.</summary>
    public TimeFault FirstTimeFault { get; private set; }

    public long SkippedRanges { get; private set; }

    public long SkippedOctets { get; private set; }

    public IReadOnlyList<SkippedRange> Ranges => _ranges;

    public IReadOnlyDictionary<PacketRejection, (long Ranges, long Octets)> Reasons => _reasons;

    /// <summary>Why the file could not be read to its end, or <see langword="null"/>.</summary>
    public string? Unfinished { get; set; }

    /// <summary>The counts by APID, telemetry before telecommands of the same one.</summary>
    public IReadOnlyList<ApidCensus> Apids()
    {
        var apids = new List<ApidCensus>();
        foreach (ApidCensus? one in _byKey)
        {
            if (one is null) continue;
            one.Sequence = _trackers[(int)one.Type]!.Of(one.Apid);
            apids.Add(one);
        }
        return apids;
    }

    /// <summary>The times of all packets counted.</summary>
    public TimeSpread Times()
    {
        var all = new TimeSpread();
        foreach (ApidCensus? one in _byKey)
            if (one is not null) all.Add(one.Times);
        return all;
    }

    public void Packet(ReadOnlySpan<byte> packet, bool isConfirmed)
    {
        if (!SpacePacketHeader.TryRead(packet, out SpacePacketHeader header)) return;
        if (wanted is not null && !wanted.Contains(header.Apid.Value))
        {
            OtherPackets++;
            OtherOctets += packet.Length;
            return;
        }
        Packets++;
        Octets += packet.Length;
        if (!isConfirmed) Unconfirmed++;
        int direction = (int)header.Type;
        ref ApidCensus? one = ref _byKey[(2 * header.Apid.Value) + direction];
        one ??= new ApidCensus(header.Type, header.Apid);
        one.Add(header, packet.Length);
        (_trackers[direction] ??= new SequenceTracker()).Track(header);
        if (timeCode is not null && !header.IsIdle) ReadTime(packet, header, one.Times);
    }

    public void Skipped(SkippedRange range, ReadOnlySpan<byte> octets)
    {
        // A range that goes on over the end of a block comes in parts.
        bool goesOn = SkippedRanges > 0 && range.Reason == _last.Reason && range.Offset == _last.Offset + _last.Length;
        _last = goesOn ? _last with { Length = _last.Length + range.Length } : range;
        if (!goesOn) SkippedRanges++;
        SkippedOctets += range.Length;
        if (SkippedRanges <= RangesKept)
        {
            if (goesOn) _ranges[^1] = _last;
            else _ranges.Add(_last);
        }
        (long ranges, long sum) = _reasons.GetValueOrDefault(range.Reason);
        _reasons[range.Reason] = (goesOn ? ranges : ranges + 1, sum + range.Length);
    }

    private void ReadTime(ReadOnlySpan<byte> packet, in SpacePacketHeader header, TimeSpread times)
    {
        int start = Math.Min(SpacePacketHeader.Octets + timeOffset, packet.Length);
        TimeDecode time = header.SecondaryHeaderFlag ? timeCode!.Decode(packet[start..]) : default;
        if (header.SecondaryHeaderFlag && time.TryGetInstant(out Instant instant))
        {
            times.Add(instant);
            return;
        }
        if (WithoutTime++ == 0) FirstTimeFault = time.Fault;
    }
}
