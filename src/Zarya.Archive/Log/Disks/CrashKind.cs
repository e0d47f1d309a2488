namespace Zarya.Archive.Log.Disks;

/// <summary>What a crash of a <see cref="SimulatedDisk"/> does to what was not synced. What was synced survives each of them.</summary>
public enum CrashKind
{
    /// <summary>All of it is lost: the power went before anything was written back.</summary>
    LoseUnsynced,

    /// <summary>All of it is kept: only the process ended.</summary>
    KeepUnsynced,

    /// <summary>Each write is lost, kept, or torn into any subset of its sectors; each change of length or name is lost or kept; as the random source has it.</summary>
    Torn,
}
