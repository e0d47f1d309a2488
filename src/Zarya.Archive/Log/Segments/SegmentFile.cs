using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>The segment that is being written: where the next block goes.</summary>
internal sealed class SegmentFile(Segment segment, IDiskFile file) : IDisposable
{
    private long _written = segment.AcceptedLength;

    public Segment Segment => segment;

    /// <summary>The place of the next block, behind octets that are still in memory.</summary>
    public BlockPlace Place(int pending, uint? chain, long commit) => new(_written + pending, segment.Number, segment.Header.Rewriting, chain ?? segment.Chain, commit);

    /// <summary>Makes the file of a new segment, durable with its name.</summary>
    public static SegmentFile Create(IDisk disk, SegmentHeader header) => Create(disk, header, SegmentName.Log(header.Number));

    /// <summary>Makes the file of a segment that is written anew, under another name.</summary>
    public static SegmentFile CreateRewritten(IDisk disk, SegmentHeader header) => Create(disk, header, SegmentName.Rewritten(header.Number));

    private static SegmentFile Create(IDisk disk, SegmentHeader header, string name)
    {
        // What stands there was never begun: its header is not sound, and nothing is in it.
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

    /// <summary>Goes on with the last segment, if nothing stands behind what counts; else <see langword="null"/>.</summary>
    public static SegmentFile? Continue(IDisk disk, Segment last)
    {
        if (last.Header.Rewriting > 0 || last.Damage.Count > 0 || last.Header.Crc == 0) return null;
        IDiskFile file = disk.Open(SegmentName.Log(last.Number), DiskAccess.Write);
        if (file.Length == last.AcceptedLength)
        {
            // What a killed process left may not be on the disk yet.
            file.Sync();
            disk.SyncFolder(SegmentName.Folder);
            return new SegmentFile(last, file);
        }
        file.Dispose();
        return null;
    }

    /// <summary>Writes behind what was written last; not durable yet.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        file.Write(_written, octets);
        _written += octets.Length;
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
