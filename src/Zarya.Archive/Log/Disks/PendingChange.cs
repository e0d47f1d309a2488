namespace Zarya.Archive.Log.Disks;

/// <summary>How sure it is that a change that is not in place yet gets to the platter.</summary>
internal enum Fate
{
    /// <summary>Not synced.</summary>
    Pending,

    /// <summary>Not synced, and no sync will do it: one failed, and the system took the pages for clean. (Linux before and after 4.13; "fsyncgate", 2018.)</summary>
    Doubtful,

    /// <summary>Synced; only waits behind a doubtful one because the order counts.</summary>
    Certain,
}

/// <summary>A write or a change of length.</summary>
/// <param name="Offset">Of the write, or the new length.</param>
/// <param name="Count">Octets written, or -1 for a change of length.</param>
/// <param name="Source">Where the octets are in the file's buffer of pending ones.</param>
/// <param name="Fate">What becomes of it.</param>
internal readonly record struct PendingChange(int Offset, int Count, int Source, Fate Fate)
{
    /// <summary>Whether it sets the length.</summary>
    public bool SetsLength => Count < 0;

    /// <summary>Up to where it makes the file reach, if it is a write.</summary>
    public int End => Offset + Count;
}
