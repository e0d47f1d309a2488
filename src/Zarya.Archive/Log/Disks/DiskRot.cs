namespace Zarya.Archive.Log.Disks;

/// <summary>What happens to octets at rest on a <see cref="SimulatedDisk"/>. All throw as <see cref="SimulatedDisk.Corrupt"/> does, and <see cref="ArgumentOutOfRangeException"/> outside the file.</summary>
public static class DiskRot
{
    /// <summary>Turns one bit over.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="name">The file.</param>
    /// <param name="offset">The octet.</param>
    /// <param name="bit">The bit in it, 0 (least significant) to 7.</param>
    public static void FlipBit(this SimulatedDisk disk, string name, int offset, int bit)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bit, 7u, nameof(bit));
        disk.Corrupt(name, octets => octets.Slice(offset, 1)[0] ^= (byte)(1 << bit));
    }

    /// <summary>Makes a sector zeros, the last one as far as the file goes.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="name">The file.</param>
    /// <param name="sector">Its number, from 0.</param>
    public static void ZeroSector(this SimulatedDisk disk, string name, int sector)
    {
        ArgumentNullException.ThrowIfNull(disk);
        int size = disk.Options.SectorOctets;
        disk.Corrupt(name, octets =>
        {
            Span<byte> rest = octets[(sector * size)..];
            rest[..Math.Min(size, rest.Length)].Clear();
        });
    }

    /// <summary>Cuts the end off.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="name">The file.</param>
    /// <param name="length">Octets left.</param>
    public static void Truncate(this SimulatedDisk disk, string name, int length)
    {
        ArgumentNullException.ThrowIfNull(disk);
        disk.Replace(name, disk.Snapshot(name).AsSpan(0, length));
    }

    /// <summary>Puts each of two ranges where the other was, as a disk does that mistakes an address.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="name">The file.</param>
    /// <param name="first">Where one begins.</param>
    /// <param name="second">Where the other begins; they must not overlap.</param>
    /// <param name="count">Octets of each.</param>
    public static void SwapRanges(this SimulatedDisk disk, string name, int first, int second, int count)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count, Math.Abs((long)first - second), nameof(count));
        disk.Corrupt(name, octets =>
        {
            byte[] kept = octets.Slice(first, count).ToArray();
            octets.Slice(second, count).CopyTo(octets[first..]);
            kept.CopyTo(octets[second..]);
        });
    }
}
