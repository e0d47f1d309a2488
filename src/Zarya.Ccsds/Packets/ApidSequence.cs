namespace Zarya.Ccsds.Packets;

/// <summary>What was counted of the packets of one APID (or of all together).</summary>
/// <param name="Packets">Packets seen.</param>
/// <param name="Gaps">How often packets were missing.</param>
/// <param name="Missing">Packets missing in those gaps, each gap taken modulo 16384; those that came late are counted here too.</param>
/// <param name="Duplicates">Packets with the count of the one before.</param>
/// <param name="OutOfOrder">Packets that came late, within the reorder window.</param>
/// <param name="Resets">How often the count began anew.</param>
public readonly record struct ApidSequence(long Packets, long Gaps, long Missing, long Duplicates, long OutOfOrder, long Resets);
