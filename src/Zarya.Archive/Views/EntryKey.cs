using Zarya.Archive.Log;

namespace Zarya.Archive.Views;

/// <summary>What entries are ordered by in the view by generation time: the time, then the sequence count, then what kind of packet, then how they came in.</summary>
/// <param name="Generation">Generation time, TAI ns.</param>
/// <param name="Number">Entry number.</param>
/// <param name="Sequence">Sequence count; 0 where the generation time is unknown (the reception time stands for it): then only the reception says anything about the order.</param>
/// <param name="Identification">Packet identification.</param>
/// <param name="Block">Index of the block it stands in.</param>
/// <param name="Row">Its index there.</param>
internal readonly record struct EntryKey(long Generation, long Number, ushort Sequence, ushort Identification, int Block, int Row)
{
    public static int Compare(in EntryKey a, in EntryKey b)
    {
        int order = a.Generation.CompareTo(b.Generation);
        if (order == 0) order = a.Sequence.CompareTo(b.Sequence);
        if (order == 0) order = a.Identification.CompareTo(b.Identification);
        return order != 0 ? order : a.Number.CompareTo(b.Number);
    }

    /// <summary>Whether they may be receptions of one packet.</summary>
    public bool IsLike(EntryKey other) => Generation == other.Generation && Sequence == other.Sequence && Identification == other.Identification;

    /// <summary>The key of an entry.</summary>
    public static EntryKey Of(Log.Blocks.EntryBlock block, int row, int index, StreamKey stream)
    {
        long generation = block.Generations[row];
        bool isKnown = generation != block.Receptions[row] && stream.IsPackets;
        ReadOnlySpan<byte> octets = isKnown ? block[row] : default;
        ushort sequence = octets.Length >= 4 ? (ushort)(((octets[2] << 8) | octets[3]) & 0x3FFF) : (ushort)0;
        return new EntryKey(generation, block.Numbers[row], sequence, isKnown ? stream.Identification : (ushort)0, index, row);
    }
}
