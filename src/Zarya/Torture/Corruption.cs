using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>One change to one file at rest.</summary>
/// <param name="What">What was done.</param>
/// <param name="File">To which file.</param>
/// <param name="Octets">What the file is now, <see langword="null"/> if it is gone.</param>
internal sealed record Corruption(string What, string File, byte[]? Octets)
{
    /// <summary>Throws the dice for a change; <see langword="null"/> if that one changes nothing.</summary>
    public static Corruption? Throw(DamagedRecord record, Dice dice)
    {
        string[] files = record.Indexes.Length > 0 && dice.Once(8) ? record.Indexes : record.Logs;
        string file = files[dice.Next(files.Length)];
        byte[] was = record.Disk.Snapshot(file);
        Corruption? change = dice.Next(20) switch
        {
            0 => new Corruption("file deleted", file, null),
            1 or 2 => record.Older.TryGetValue(file, out byte[]? older) ? new Corruption("older copy restored", file, older) : null,
            3 or 4 => new Corruption("file truncated", file, was[..dice.Next(was.Length)]),
            5 => Truncated(record, file, was, dice),
            6 or 7 or 8 => Zeroed(record.Disk.Options.SectorOctets, file, was, dice),
            9 or 10 => Swapped(record, file, was, dice),
            11 => Burst(file, was, dice),
            _ => Flipped(file, was, dice),
        };
        return change is { Octets: { } now } && now.AsSpan().SequenceEqual(was) ? null : change;
    }

    /// <summary>Does it to a copy of the record.</summary>
    public SimulatedDisk Apply(DamagedRecord record, Dice dice)
    {
        SimulatedDisk disk = record.Disk.Clone(dice.Random());
        if (Octets is not null) disk.Replace(File, Octets);
        else
        {
            disk.Delete(File);
            disk.SyncFolder(DiskName.FolderOf(File));
        }
        return disk;
    }

    private static Corruption Flipped(string file, byte[] was, Dice dice)
    {
        byte[] now = [.. was];
        now[dice.Next(now.Length)] ^= (byte)(1 << dice.Next(8));
        return new Corruption("bit flipped", file, now);
    }

    private static Corruption Burst(string file, byte[] was, Dice dice)
    {
        byte[] now = [.. was];
        int at = dice.Next(now.Length);
        dice.Fill(now.AsSpan(at, Math.Min(dice.Next(1, 3000), now.Length - at)));
        return new Corruption("octets overwritten", file, now);
    }

    private static Corruption Zeroed(int sector, string file, byte[] was, Dice dice)
    {
        byte[] now = [.. was];
        int at = dice.Next((now.Length + sector - 1) / sector) * sector;
        now.AsSpan(at, Math.Min(sector, now.Length - at)).Clear();
        return new Corruption("sector zeroed", file, now);
    }

    /// <summary>Exactly between two blocks, where a cut looks best.</summary>
    private static Corruption? Truncated(DamagedRecord record, string file, byte[] was, Dice dice)
    {
        (int Offset, int End)[] blocks = record.Blocks(file);
        return blocks.Length > 0 ? new Corruption("file truncated between blocks", file, was[..blocks[dice.Next(blocks.Length)].Offset]) : null;
    }

    private static Corruption? Swapped(DamagedRecord record, string file, byte[] was, Dice dice)
    {
        (int Offset, int End)[] blocks = record.Blocks(file);
        if (blocks.Length < 2) return null;
        int first = dice.Next(blocks.Length - 1);
        int second = dice.Next(first + 1, blocks.Length);
        byte[] now = [.. was[..blocks[first].Offset], .. was[blocks[second].Offset..blocks[second].End], .. was[blocks[first].End..blocks[second].Offset], .. was[blocks[first].Offset..blocks[first].End], .. was[blocks[second].End..]];
        return new Corruption("blocks swapped", file, now);
    }
}
