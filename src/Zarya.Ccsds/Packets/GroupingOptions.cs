namespace Zarya.Ccsds.Packets;

/// <summary>How segmented packets are joined, and how much memory that may take. Cannot be changed after it is made.</summary>
public sealed class GroupingOptions
{
    /// <summary>Octets of the longest joined unit, 7 to 2^30. Default 1 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxUnitLength { get; init => field = InRange(value, SpacePacketHeader.ShortestPacket, nameof(MaxUnitLength)); } = 1 << 20;

    /// <summary>Octets of all buffers together, 7 to 2^30. Default 64 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxTotalLength { get; init => field = InRange(value, SpacePacketHeader.ShortestPacket, nameof(MaxTotalLength)); } = 1 << 26;

    /// <summary>
    /// Octets of the secondary header, left out of continuation and last segments that have one; the first segment keeps its own. Default 0: nothing is
    /// left out. The length is the mission's choice (CCSDS 133.0-B-2, 4.1.4.2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above 2^30.</exception>
    public int SecondaryHeaderLength { get; init => field = InRange(value, 0, nameof(SecondaryHeaderLength)); }

    /// <summary>How the counts of the segments of a unit run. Default consecutive.</summary>
    public SegmentCounts SegmentCounts { get; init; }

    private static int InRange(int value, int lowest, string name) =>
        value >= lowest && value <= 1 << 30 ? value : throw new ArgumentOutOfRangeException(name, value, $"must be {lowest} to 2^30");
}
