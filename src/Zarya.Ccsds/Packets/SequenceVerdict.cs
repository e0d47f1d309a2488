namespace Zarya.Ccsds.Packets;

/// <summary>How a packet's sequence count stands to the counts of its APID before it.</summary>
public enum SequenceVerdict : byte
{
    /// <summary>The first packet of this APID.</summary>
    First,

    /// <summary>The count that was expected.</summary>
    InSequence,

    /// <summary>Ahead of the expected count by 1 to 8191: packets are missing.</summary>
    Gap,

    /// <summary>The same count as the last packet that moved the sequence on.</summary>
    Duplicate,

    /// <summary>Behind, by no more than the reorder window: a late packet, or an old one again.</summary>
    OutOfOrder,

    /// <summary>Behind by more than the window, or back to count 0: the source began anew.</summary>
    Reset,

    /// <summary>An idle packet, whose count is not followed.</summary>
    Idle,
}
