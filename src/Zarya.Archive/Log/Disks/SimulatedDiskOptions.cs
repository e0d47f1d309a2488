namespace Zarya.Archive.Log.Disks;

/// <summary>Properties of a <see cref="SimulatedDisk"/>.</summary>
public sealed record SimulatedDiskOptions
{
    /// <summary>Octets a device writes whole or not at all: 512 (default) or 4096 with real ones; at least 1.</summary>
    public int SectorOctets { get; init; } = 512;

    /// <summary>Octets the disk holds at first, see <see cref="SimulatedDisk.Capacity"/>; unlimited by default.</summary>
    public long Capacity { get; init; } = long.MaxValue;

    /// <summary>Whether of a write that does not fit the part that fits is done before <see cref="DiskFullException"/>; otherwise nothing is.</summary>
    public bool WritesPartWhenFull { get; init; }
}
