using Zarya.Ccsds.Packets;
using Zarya.Time;

namespace Zarya.Census;

/// <summary>What was counted of the packets of one APID in one direction.</summary>
internal sealed class ApidCensus(PacketType type, Apid apid)
{
    public PacketType Type => type;

    public Apid Apid => apid;

    public long Packets { get; private set; }

    public long Octets { get; private set; }

    public int MinLength { get; private set; } = int.MaxValue;

    public int MaxLength { get; private set; }

    public SequenceCount First { get; private set; }

    public SequenceCount Last { get; private set; }

    /// <summary>Packets with a secondary header.</summary>
    public long WithSecondaryHeader { get; private set; }

    /// <summary>Packets that are a part of a longer unit.</summary>
    public long Segmented { get; private set; }

    /// <summary>Gaps, duplicates and the like.</summary>
    public ApidSequence Sequence { get; set; }

    /// <summary>The times of its packets.</summary>
    public TimeSpread Times { get; } = new();

    public void Add(in SpacePacketHeader header, int length)
    {
        if (Packets++ == 0) First = header.SequenceCount;
        Last = header.SequenceCount;
        Octets += length;
        MinLength = Math.Min(MinLength, length);
        MaxLength = Math.Max(MaxLength, length);
        if (header.SecondaryHeaderFlag) WithSecondaryHeader++;
        if (header.SequenceFlags != SequenceFlags.Unsegmented) Segmented++;
    }
}

/// <summary>The earliest and the latest of many times.</summary>
internal sealed class TimeSpread
{
    public long Count { get; private set; }

    public Instant Earliest { get; private set; } = Instant.MaxValue;

    public Instant Latest { get; private set; } = Instant.MinValue;

    public void Add(Instant instant)
    {
        Count++;
        if (instant < Earliest) Earliest = instant;
        if (instant > Latest) Latest = instant;
    }

    public void Add(TimeSpread other)
    {
        if (other.Count == 0) return;
        Count += other.Count;
        if (other.Earliest < Earliest) Earliest = other.Earliest;
        if (other.Latest > Latest) Latest = other.Latest;
    }
}
