using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>
/// A segment as readers see it: its blocks that count, and its file. Grows while it is the last one; readers take <see cref="Snapshot"/> and are not disturbed. Blocks stand in the order of the file.
/// </summary>
internal sealed class Segment(SegmentHeader header, IDiskFile file) : IDisposable
{
    private readonly Lock _lock = new();
    private BlockHeader[] _blocks = [];
    private int _count;

    public SegmentHeader Header => header;

    public long Number => header.Number;

    /// <summary>The streams of its blocks.</summary>
    public StreamTable Streams { get; init; } = new();

    /// <summary>Octets of the file that count.</summary>
    public long AcceptedLength { get; private set; } = SegmentHeader.Octets;

    /// <summary>Ranges that are damaged.</summary>
    public IReadOnlyList<LogDamage> Damage { get; init; } = [];

    /// <summary>The greatest entry number, or one less than the first it would have.</summary>
    public long LastEntry { get; private set; } = header.FirstEntry - 1;

    public long LastCommit { get; private set; }

    /// <summary>The checksum that the next header repeats.</summary>
    public uint Chain { get; private set; } = header.Crc;

    public int BlockCount => Volatile.Read(ref _count);

    /// <summary>Its file, open for reading from the start: whatever is renamed over it or deleted meanwhile, this index and this file fit together.</summary>
    public IDiskFile File => file;

    /// <summary>The blocks so far; what comes later is not in it.</summary>
    public ReadOnlyMemory<BlockHeader> Snapshot()
    {
        lock (_lock) return _blocks.AsMemory(0, _count);
    }

    /// <summary>Blocks of a commit that is on stable storage.</summary>
    public void Publish(ReadOnlySpan<BlockHeader> blocks, long acceptedLength)
    {
        lock (_lock)
        {
            if (_blocks.Length < _count + blocks.Length) Array.Resize(ref _blocks, Math.Max(_count + blocks.Length, _blocks.Length * 2));
            blocks.CopyTo(_blocks.AsSpan(_count));
            foreach (ref readonly BlockHeader block in blocks) LastEntry = Math.Max(LastEntry, block.LastEntry);
            AcceptedLength = acceptedLength;
            if (!blocks.IsEmpty) (LastCommit, Chain) = (blocks[^1].Commit, blocks[^1].Crc);
            Volatile.Write(ref _count, _count + blocks.Length);
        }
    }

    public void Dispose() => file.Dispose();
}
