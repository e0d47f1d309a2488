namespace Zarya.Archive.Log.Blocks;

/// <summary>What of a block is wanted: the rest is neither read nor unpacked.</summary>
/// <param name="Numbers">Entry numbers.</param>
/// <param name="Receptions">Reception times.</param>
/// <param name="Generations">Generation times.</param>
/// <param name="Octets">Octets of entries, as ranges from their start: ascending, empty for none, <see langword="null"/> for all. What is not wanted is undefined.</param>
internal readonly record struct BlockWish(bool Numbers, bool Receptions, bool Generations, IReadOnlyList<(int First, int Length)>? Octets)
{
    /// <summary>Everything.</summary>
    public static BlockWish All { get; } = new(true, true, true, null);

    /// <summary>Numbers and times, and the sequence counts of packets (CCSDS 133.0-B-2, 4.1.3.4: octets 2 and 3).</summary>
    public static BlockWish Keys { get; } = new(true, true, true, [(2, 2)]);

    /// <summary>Whether some of the columns from <paramref name="first"/> on are wanted.</summary>
    public bool Wants(int first, int length)
    {
        if (Octets is null) return true;
        foreach ((int from, int octets) in Octets)
            if (from < first + length && first < from + octets) return true;
        return false;
    }
}
