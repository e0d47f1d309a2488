using Zarya.Ccsds.Packets;

namespace Zarya.Archive.Log.Blocks;

/// <summary>What the header says about all entries of a block together.</summary>
internal static class BlockSummary
{
    public static void Fill(PendingBlock block, ref BlockHeader header)
    {
        header.Count = block.Count;
        header.PlainOctets = block.Octets;
        (header.FirstEntry, header.LastEntry) = (block.Numbers[0], block.Numbers[^1]);
        (header.GenerationMin, header.GenerationMax) = Range(block.Generations);
        (header.ReceptionMin, header.ReceptionMax) = Range(block.Receptions);
        if (IsAscending(block.Generations)) header.Flags |= BlockFlags.InOrder;
        if (block.Stream.IsPackets) FillSequence(block, ref header);
    }

    public static (long Min, long Max) Range(ReadOnlySpan<long> values)
    {
        (long min, long max) = (values[0], values[0]);
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        return (min, max);
    }

    private static bool IsAscending(ReadOnlySpan<long> values)
    {
        for (int i = 1; i < values.Length; i++)
            if (values[i] < values[i - 1]) return false;
        return true;
    }

    private static void FillSequence(PendingBlock block, ref BlockHeader header)
    {
        bool isWithoutGap = true;
        SequenceCount last = default;
        for (int i = 0; i < block.Count; i++)
        {
            if (!SpacePacketHeader.TryRead(block[i], out SpacePacketHeader packet)) return;
            if (i == 0) header.FirstSequence = (ushort)packet.SequenceCount.Value;
            else if (packet.SequenceCount != last.Next) isWithoutGap = false;
            last = packet.SequenceCount;
        }
        header.LastSequence = (ushort)last.Value;
        if (isWithoutGap) header.Flags |= BlockFlags.WithoutGap;
    }
}
