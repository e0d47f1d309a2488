namespace Zarya.Ccsds.Packets;

/// <summary>How the sequence counts of the segments of one unit run.</summary>
public enum SegmentCounts : byte
{
    /// <summary>One more from segment to segment, as CCSDS 133.0-B-2, 4.1.3.4.3 has it.</summary>
    Consecutive,

    /// <summary>All segments of a unit carry the same count: some instruments count units, not packets.</summary>
    SameInUnit,
}
