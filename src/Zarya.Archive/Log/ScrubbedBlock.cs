using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Log;

/// <summary>Whether a block that was read holds what its header says.</summary>
internal static class ScrubbedBlock
{
    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public static string? Difference(in BlockHeader header, EntryBlock block)
    {
        if (block.Count != header.Count) return "the number of entries is not what the header says";
        if (block.Numbers[0] != header.FirstEntry || block.Numbers[^1] != header.LastEntry || !IsAscending(block.Numbers, 1)) return "the entry numbers are not what the header says";
        if (BlockSummary.Range(block.Receptions) != (header.ReceptionMin, header.ReceptionMax)) return "the reception times are not what the header says";
        if (BlockSummary.Range(block.Generations) != (header.GenerationMin, header.GenerationMax)) return "the generation times are not what the header says";
        long octets = 0;
        for (int i = 0; i < block.Count; i++) octets += block[i].Length;
        if (octets != header.PlainOctets) return "the octets of the entries are not as many as the header says";
        if (header.Form != BlockForm.Rows && (header.Flags & BlockFlags.InOrder) != 0 && !IsAscending(block.Generations, 0)) return "the generation times are not in the order that the header says";
        return null;
    }

    private static bool IsAscending(ReadOnlySpan<long> values, int leastStep)
    {
        for (int i = 1; i < values.Length; i++)
            if (values[i] < values[i - 1] || values[i] - values[i - 1] < leastStep) return false;
        return true;
    }
}
