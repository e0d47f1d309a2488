namespace Zarya.Ccsds.Packets;

/// <summary>What became of a packet given to the grouper.</summary>
public enum GroupStepKind : byte
{
    /// <summary>Unsegmented: the unit is the packet as given, not copied.</summary>
    PassedThrough,

    /// <summary>A segment, kept until its unit is whole.</summary>
    Held,

    /// <summary>The last segment: the unit is whole.</summary>
    Complete,

    /// <summary>The packet was dropped.</summary>
    Dropped,
}

/// <summary>Why segments were dropped.</summary>
public enum GroupTrouble : byte
{
    /// <summary>Nothing was dropped.</summary>
    None,

    /// <summary>A continuation or last segment without a first.</summary>
    Orphan,

    /// <summary>A new unit began before the last segment of the one before; the unfinished one is dropped.</summary>
    Interrupted,

    /// <summary>A segment is missing: the count jumped. The unit and this segment are dropped.</summary>
    CountJump,

    /// <summary>The same segment once more; only the repeat is dropped.</summary>
    Repeated,

    /// <summary>The unit would be longer than <see cref="GroupingOptions.MaxUnitLength"/>; it and this segment are dropped.</summary>
    UnitTooLong,

    /// <summary>The buffers would be larger than <see cref="GroupingOptions.MaxTotalLength"/>; the unit and this segment are dropped.</summary>
    MemoryFull,

    /// <summary>The octets are not one whole space packet, or too short for their secondary header; the unit, if one is open, goes on without them.</summary>
    Malformed,
}

/// <summary>The grouper's answer to one packet.</summary>
public readonly ref struct GroupStep
{
    internal GroupStep(GroupStepKind kind, ReadOnlySpan<byte> unit, GroupTrouble trouble, int droppedPackets, int droppedOctets)
    {
        Kind = kind;
        Unit = unit;
        Trouble = trouble;
        DroppedPackets = droppedPackets;
        DroppedOctets = droppedOctets;
    }

    /// <summary>What became of the packet.</summary>
    public GroupStepKind Kind { get; }

    /// <summary>
    /// For a passed or completed unit: the first segment's packet as received, primary header included, then the user data of the others. The length
    /// field in that header is the first segment's. A completed unit is valid until the grouper's next call.
    /// </summary>
    public ReadOnlySpan<byte> Unit { get; }

    /// <summary>Why segments were dropped with this call, or none.</summary>
    public GroupTrouble Trouble { get; }

    /// <summary>Packets dropped with this call, the given one included if it was.</summary>
    public int DroppedPackets { get; }

    /// <summary>Octets of unit lost with them: what was held, and the whole packet given if it was dropped.</summary>
    public int DroppedOctets { get; }
}
