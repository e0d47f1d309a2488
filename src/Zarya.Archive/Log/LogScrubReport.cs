namespace Zarya.Archive.Log;

/// <summary>Entries that follow one another.</summary>
/// <param name="First">The first number.</param>
/// <param name="Last">The last one.</param>
public readonly record struct EntryRange(long First, long Last)
{
    /// <summary>How many there are.</summary>
    public long Count => Last - First + 1;
}

/// <summary>What a scrub of the whole log found.</summary>
public sealed class LogScrubReport
{
    /// <summary>Segments looked at.</summary>
    public required int Segments { get; init; }

    /// <summary>Blocks that were read, sound or not.</summary>
    public required long Blocks { get; init; }

    /// <summary>Entries that can be read.</summary>
    public required long Entries { get; init; }

    /// <summary>Octets that count.</summary>
    public required long Octets { get; init; }

    /// <summary>The first entry that should be there: 1, or the first one behind what was retired.</summary>
    public required long FirstEntry { get; init; }

    /// <summary>The last entry that should be there.</summary>
    public required long LastEntry { get; init; }

    /// <summary>Every range that is not what was written.</summary>
    public required IReadOnlyList<LogDamage> Damage { get; init; }

    /// <summary>Entries that cannot be read, by number: exactly those. The first ten thousand ranges; <see cref="MissingEntries"/> counts all.</summary>
    public required IReadOnlyList<EntryRange> Missing { get; init; }

    /// <summary>How many entries cannot be read.</summary>
    public required long MissingEntries { get; init; }

    /// <summary>Index files that are of no use: made again when needed, so no damage to the record.</summary>
    public required int UnusableIndexes { get; init; }

    /// <summary>Octets behind the end of segments that count for nothing: of commits that were given up, or that a crash cut. Not looked at.</summary>
    public required long UncountedOctets { get; init; }

    /// <summary>Whether nothing is damaged and nothing is missing.</summary>
    public bool IsSound => Damage.Count == 0 && MissingEntries == 0;
}

/// <summary>How far a scrub is.</summary>
/// <param name="Octets">Octets verified.</param>
/// <param name="TotalOctets">Octets in all.</param>
/// <param name="Entries">Entries verified.</param>
public readonly record struct LogScrubProgress(long Octets, long TotalOctets, long Entries);
