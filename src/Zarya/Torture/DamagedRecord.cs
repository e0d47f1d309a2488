using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Torture;

/// <summary>A record as it was before anything was changed, and which entries each change can reach.</summary>
internal sealed class DamagedRecord
{
    private readonly List<(string File, long Offset, long End, long[] Numbers)> _blocks = [];

    /// <summary>Takes a record that is at rest.</summary>
    public DamagedRecord(SimulatedDisk disk, Ledger ledger, bool isClosed, IReadOnlyDictionary<string, byte[]> older)
    {
        (Disk, Ledger, IsClosed, Older) = (disk, ledger, isClosed, older);
        Logs = Names(disk, ".zlog");
        Indexes = Names(disk, ".zidx");
        using LogStore store = LogStore.Open(disk);
        using var reader = new BlockReader();
        var block = new EntryBlock();
        foreach (Segment segment in store.Segments)
            foreach (BlockHeader header in segment.Snapshot().ToArray())
            {
                if (!reader.TryRead(segment.File, in header, BlockWish.All, block)) throw new TortureException($"damage: {reader.Reason} in a record that nobody touched");
                _blocks.Add((SegmentName.Log(segment.Number), header.Offset, header.End, block.Numbers.ToArray()));
            }
    }

    public SimulatedDisk Disk { get; }

    public Ledger Ledger { get; }

    /// <summary>Whether it was closed: sealed to its end.</summary>
    public bool IsClosed { get; }

    /// <summary>Files as they were at some earlier time.</summary>
    public IReadOnlyDictionary<string, byte[]> Older { get; }

    public string[] Logs { get; }

    public string[] Indexes { get; }

    /// <summary>Where the blocks of a file stand.</summary>
    public (int Offset, int End)[] Blocks(string file) => [.. _blocks.Where(b => b.File == file).Select(b => ((int)b.Offset, (int)b.End))];

    /// <summary>Entries whose block is not octet by octet what it was.</summary>
    public HashSet<long> Reached(string file, byte[]? now)
    {
        byte[] was = Disk.Snapshot(file);
        var reached = new HashSet<long>();
        foreach ((string name, long offset, long end, long[] numbers) in _blocks)
        {
            if (name != file) continue;
            if (now is null || now.Length < end || !now.AsSpan((int)offset, (int)(end - offset)).SequenceEqual(was.AsSpan((int)offset, (int)(end - offset)))) reached.UnionWith(numbers);
        }
        return reached;
    }

    private static string[] Names(SimulatedDisk disk, string extension) => [.. disk.List(SegmentName.Folder).Where(n => n.EndsWith(extension, StringComparison.Ordinal)).Select(n => $"{SegmentName.Folder}/{n}")];
}
