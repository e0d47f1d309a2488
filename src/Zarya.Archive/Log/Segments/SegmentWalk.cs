using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>
/// Reads a segment's blocks from front to back. In one that was sealed, what is not a sound block is damage. In the last one it may be the end that a crash left: one commit at most is unacknowledged, because the next
/// is not written before it is synced. So what is not sound is damage if a block of a later commit follows, and else the end, cut at the last whole commit.
/// </summary>
internal sealed class SegmentWalk
{
    private readonly BlockScan _scan;
    private readonly long _number;
    private readonly List<BlockHeader> _open = [];
    private readonly List<LogDamage> _openDamage = [];
    private uint _chain;
    private bool _isChained;

    private SegmentWalk(IDiskFile file, long number)
    {
        _scan = new BlockScan(file, number);
        _number = number;
    }

    /// <summary>The header, if it is sound.</summary>
    public SegmentHeader? Header { get; private set; }

    /// <summary>The sound blocks that count.</summary>
    public List<BlockHeader> Blocks { get; } = [];

    /// <summary>What <see cref="BlockHeader.Stream"/> of the blocks points to.</summary>
    public StreamTable Streams { get; } = new();

    public List<LogDamage> Damage { get; } = [];

    /// <summary>The offset behind the last commit that counts.</summary>
    public long AcceptedLength { get; private set; } = SegmentHeader.Octets;

    /// <summary>The last commit that counts.</summary>
    public long LastCommit { get; private set; }

    /// <summary>Walks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">Its number.</param>
    /// <param name="sealedLength">How many octets count, or <see langword="null"/> for the last segment.</param>
    /// <param name="sealedChain">The checksum of the last header, if the next segment says it.</param>
    public static SegmentWalk Run(IDiskFile file, long number, long? sealedLength, uint? sealedChain)
    {
        var walk = new SegmentWalk(file, number);
        walk.ReadHeader(file);
        long end = Math.Min(sealedLength ?? long.MaxValue, file.Length);
        walk.ReadBlocks(end, sealedLength);
        if (sealedLength is null) walk.DropTornCommit(file);
        else if (sealedChain is { } chain && walk._isChained && chain != walk._chain && walk.Blocks.Count > 0 && walk.Blocks[^1].End == sealedLength) walk.DoubtLast();
        return walk;
    }

    private void ReadHeader(IDiskFile file)
    {
        Span<byte> octets = stackalloc byte[SegmentHeader.Octets];
        int read = file.Read(0, octets);
        if (SegmentHeader.TryRead(octets[..read], out SegmentHeader header) && header.Number == _number) Header = header;
        else Damage.Add(new LogDamage(_number, 0, SegmentHeader.Octets, 0, 0, "the header of the segment is not what was written"));
        (_chain, _isChained) = (Header?.Crc ?? 0, Header is not null);
        _scan.Rewriting = Header?.Rewriting;
    }

    private void ReadBlocks(long end, long? sealedLength)
    {
        long at = SegmentHeader.Octets;
        while (at < end)
        {
            if (_scan.TryRead(at, end, out BlockHeader block) && !IsStale(in block))
            {
                Take(block with { Stream = Streams.Add(in block, _scan) });
                at = block.End;
                continue;
            }
            bool isFound = _scan.TryFind(at + 8, end, out long next, out block);
            while (isFound && IsStale(in block)) isFound = _scan.TryFind(next + 8, end, out next, out block);
            if (!isFound && sealedLength is null) break;
            long until = isFound ? next : end;
            AddHole(at, until, isFound ? block.Commit : long.MaxValue);
            (at, _isChained) = (until, false);
        }
        if (sealedLength is { } counted)
        {
            Accept();
            if (end < counted) Damage.Add(new LogDamage(_number, end, counted - end, 0, 0, "the end of the segment is missing"));
            AcceptedLength = counted;
        }
    }

    /// <summary>What stands behind the end from an attempt that was given up has an older commit than what came before it.</summary>
    private bool IsStale(in BlockHeader block) => _open.Count > 0 ? block.Commit < _open[^1].Commit : block.Commit <= LastCommit;

    private void Take(in BlockHeader block)
    {
        // A later commit stands behind it, so what is open was acknowledged.
        if (_open.Count > 0 && block.Commit > _open[^1].Commit) Accept();
        if (_isChained && block.Chain != _chain) DoubtLast();
        _open.Add(block);
        (_chain, _isChained) = (block.Crc, true);
        if ((block.Flags & BlockFlags.EndsCommit) != 0 && _openDamage.Count == 0) Accept();
    }

    /// <summary>The block before is sound in itself and yet not the one that this one was written behind. Within one commit a crash can do that too: blocks of two attempts, the first of which was given up.</summary>
    private void DoubtLast()
    {
        bool isOpen = _open.Count > 0;
        List<BlockHeader> list = isOpen ? _open : Blocks;
        if (list.Count == 0)
        {
            Damage.Add(new LogDamage(_number, 0, SegmentHeader.Octets, 0, 0, "the header of the segment is of another time: the first block does not continue it"));
            return;
        }
        BlockHeader last = list[^1];
        list.RemoveAt(list.Count - 1);
        (isOpen ? _openDamage : Damage).Add(new LogDamage(_number, last.Offset, last.End - last.Offset, last.FirstEntry, last.LastEntry, "the block is of another time: the next one does not continue it"));
    }

    private void AddHole(long at, long until, long nextCommit)
    {
        _openDamage.Add(new LogDamage(_number, at, until - at, 0, 0, "no sound block"));
        long openCommit = _open.Count > 0 ? _open[^1].Commit : LastCommit;
        if (nextCommit > openCommit + 1 || (nextCommit > openCommit && _open.Count > 0)) Accept();
    }

    /// <summary>What is open counts.</summary>
    private void Accept()
    {
        Blocks.AddRange(_open);
        Damage.AddRange(_openDamage);
        if (_open.Count > 0) (AcceptedLength, LastCommit) = (Math.Max(AcceptedLength, _open[^1].End), _open[^1].Commit);
        foreach (LogDamage hole in _openDamage) AcceptedLength = Math.Max(AcceptedLength, hole.Offset + hole.Octets);
        _open.Clear();
        _openDamage.Clear();
    }

    /// <summary>Drops commits from an entry on: they were given up, and stand in the next segment.</summary>
    public void DropFrom(long entry)
    {
        while (Blocks.Count > 0 && Blocks[^1].LastEntry >= entry)
        {
            AcceptedLength = Blocks[^1].Offset;
            Blocks.RemoveAt(Blocks.Count - 1);
        }
    }

    /// <summary>Headers of the last commit may have been written without all of its parts.</summary>
    private void DropTornCommit(IDiskFile file)
    {
        if (Blocks.Count == 0) return;
        int first = Blocks.Count - 1;
        while (first > 0 && Blocks[first - 1].Commit == LastCommit) first--;
        if (Blocks.Skip(first).All(b => _scan.IsWhole(file, in b))) return;
        // Damage behind the commit before may belong to the dropped one only.
        AcceptedLength = Blocks[first].Offset;
        Damage.RemoveAll(d => d.Offset >= AcceptedLength);
        Blocks.RemoveRange(first, Blocks.Count - first);
        LastCommit = Blocks.Count > 0 ? Blocks[^1].Commit : 0;
    }
}
