using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>The segment that is being written: where the next block goes.</summary>
internal sealed class SegmentFile(Segment segment, IDiskFile file) : IDisposable
{
    private long _written = segment.AcceptedLength;

    public Segment Segment => segment;

    /// <summary>The number of the commit that comes next.</summary>
    public long NextCommit => segment.LastCommit + 1;

    /// <summary>The place of the next block, behind octets that are still in memory.</summary>
    public BlockPlace Place(int pending, uint? chain, long commit) => new(_written + pending, segment.Number, segment.Header.Rewriting, chain ?? segment.Chain, commit);

    /// <summary>Makes the file of a new segment, durable with its name.</summary>
    public static SegmentFile Create(IDisk disk, SegmentHeader header) => Create(disk, header, SegmentName.Log(header.Number));

    /// <summary>Makes the file of a segment that is written anew, under another name.</summary>
    public static SegmentFile CreateRewritten(IDisk disk, SegmentHeader header) => Create(disk, header, SegmentName.Rewritten(header.Number));

    private static SegmentFile Create(IDisk disk, SegmentHeader header, string name)
    {
        // What stands there was never begun: no header of it is on the disk, and nothing is in it.
        disk.Delete(name);
        IDiskFile file = disk.Open(name, DiskAccess.Create);
        try
        {
            byte[] octets = new byte[SegmentHeader.Octets];
            header = header.Write(octets);
            file.Write(0, octets);
            file.Sync();
            disk.SyncFolder(SegmentName.Folder);
            return new SegmentFile(new Segment(header, disk.Open(name, DiskAccess.Read)), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes the file of an empty last segment anew and puts it in the place of the old one: whether a process that ended before got that one durable, nobody knows.</summary>
    public static SegmentFile CreateAgain(IDisk disk, SegmentHeader header)
    {
        SegmentFile file = CreateRewritten(disk, header);
        try
        {
            disk.Rename(SegmentName.Rewritten(header.Number), SegmentName.Log(header.Number));
            disk.SyncFolder(SegmentName.Folder);
            return file;
        }
        catch
        {
            file.Segment.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with the last segment, if nothing stands behind what counts; else <see langword="null"/>.</summary>
    public static SegmentFile? Continue(IDisk disk, Segment last)
    {
        // An index says that it was sealed, though the next one is gone.
        if (last.Header.Rewriting > 0 || last.Damage.Count > 0 || last.Header.Crc == 0 || SegmentIndex.Exists(disk, last.Number)) return null;
        IDiskFile file = disk.Open(SegmentName.Log(last.Number), DiskAccess.Write);
        try
        {
            if (file.Length == last.AcceptedLength)
            {
                MakeDurable(file, last);
                disk.SyncFolder(SegmentName.Folder);
                return new SegmentFile(last, file);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
        file.Dispose();
        return null;
    }

    /// <summary>
    /// The last commit is written once more. The process before may have ended with it unsynced, or with a sync that failed: then it is readable and yet on no disk, and a sync alone would succeed without bringing it there
    /// (Linux forgets the error with the process that was told).
    /// </summary>
    private static void MakeDurable(IDiskFile file, Segment last)
    {
        ReadOnlySpan<BlockHeader> blocks = last.Snapshot().Span;
        int first = blocks.Length - 1;
        while (first > 0 && blocks[first - 1].Commit == last.LastCommit) first--;
        long at = first > 0 ? blocks[first].Offset : 0;
        byte[] octets = new byte[Math.Min(last.AcceptedLength - at, 1 << 20)];
        for (int read; at < last.AcceptedLength; at += read)
        {
            read = file.Read(at, octets.AsSpan(0, (int)Math.Min(octets.Length, last.AcceptedLength - at)));
            if (read == 0) throw new IOException($"segment {last.Number} became shorter while it was opened");
            file.Write(at, octets.AsSpan(0, read));
        }
        file.Sync();
    }

    /// <summary>Writes behind what was written last; not durable yet.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        file.Write(_written, octets);
        _written += octets.Length;
    }

    /// <summary>Writes what a later commit will sync, and lets the system begin with it.</summary>
    public void WriteEarly(ReadOnlySpan<byte> octets)
    {
        Write(octets);
        file.Announce(_written - octets.Length, octets.Length);
    }

    /// <summary>Makes what was written durable and visible.</summary>
    public void Commit(ReadOnlySpan<BlockHeader> blocks)
    {
        file.Sync();
        segment.Publish(blocks, _written);
    }

    /// <summary>Makes what was written visible; it counts for nothing before the file has its name.</summary>
    public void Publish(ReadOnlySpan<BlockHeader> blocks) => segment.Publish(blocks, _written);

    /// <summary>Makes everything durable.</summary>
    public void Sync() => file.Sync();

    /// <summary>Gives up what was written since the last commit; <see langword="false"/> if the file cannot be used on.</summary>
    public bool TryRollBack()
    {
        _written = segment.AcceptedLength;
        try
        {
            file.SetLength(_written);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Begins the segment behind another one, which seals that.</summary>
    public static SegmentFile After(IDisk disk, Segment last) => Create(disk, new SegmentHeader
    {
        Number = last.Header.Through + 1,
        Through = last.Header.Through + 1,
        Previous = last.Number,
        PreviousLength = last.AcceptedLength,
        PreviousChain = last.Chain,
        FirstEntry = last.LastEntry + 1,
    });

    public void Dispose() => file.Dispose();
}
