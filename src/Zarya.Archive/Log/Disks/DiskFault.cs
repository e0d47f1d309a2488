namespace Zarya.Archive.Log.Disks;

/// <summary>What goes wrong at a planned operation of a <see cref="SimulatedDisk"/>.</summary>
public enum DiskFault
{
    /// <summary><see cref="IOException"/> (EIO), and nothing was done. After a sync that fails so, what it should have synced may never reach the disk, though later syncs succeed.</summary>
    Error,

    /// <summary><see cref="IOException"/> after a part of a write was done; <see cref="Error"/> for all other operations.</summary>
    ShortWrite,

    /// <summary><see cref="DiskFullException"/>, otherwise as <see cref="Error"/>: some file systems find out about space as late as at the sync.</summary>
    Full,
}
