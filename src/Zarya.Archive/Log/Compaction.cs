using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>
/// Writes sealed segments anew: small blocks of a stream become large ones, rows become columns, Zstandard takes the place of LZ4, small neighbours become one segment. Entries, their numbers and their order stay; that
/// is checked before the old file goes. Runs beside the writer, on any one thread; readers are not disturbed.
/// </summary>
public sealed class Compaction
{
    /// <summary>Octets of entries that are gathered into blocks together: reading in order has so much in memory.</summary>
    private const int ChunkOctets = 16 << 20;

    /// <summary>Octets of a stream's entries that make a block.</summary>
    private const int BlockOctets = 1 << 20;

    private readonly IDisk _disk;
    private readonly LogStore _store;
    private readonly long _segmentOctets;

    /// <summary>Prepares.</summary>
    /// <param name="writer">The writer: only who writes a log may compact it.</param>
    public Compaction(LogWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        (_store, _disk, _segmentOctets) = (writer.Store, writer.Store.Disk, writer.Options.SegmentOctets);
    }

    /// <summary>Octets of segments before and after, since this was made.</summary>
    public (long Before, long After) Octets { get; private set; }

    /// <summary>Writes one segment anew, the oldest that is worth it.</summary>
    /// <param name="cancellation">Stops it; everything is as before then.</param>
    /// <returns>Whether there was one; if so there may be another.</returns>
    /// <exception cref="IOException">The disk failed or is full; every entry is there as before.</exception>
    public bool RunOnce(CancellationToken cancellation = default)
    {
        lock (_store.Upkeep) return RunAlone(cancellation);
    }

    private bool RunAlone(CancellationToken cancellation)
    {
        Segment[] sources = CompactionChoice.Next(_store.Segments, _segmentOctets);
        if (sources.Length == 0) return false;
        Segment rewritten;
        try
        {
            rewritten = Rewrite(sources, cancellation);
        }
        catch
        {
            TryDelete(SegmentName.Rewritten(sources[0].Number));
            throw;
        }
        _disk.Rename(SegmentName.Rewritten(sources[0].Number), SegmentName.Log(sources[0].Number));
        _disk.SyncFolder(SegmentName.Folder);
        _store.Swap(sources, rewritten);
        Octets = (Octets.Before + sources.Sum(s => s.AcceptedLength), Octets.After + rewritten.AcceptedLength);
        // From here on the old files count for nothing: the new header says through which number it goes.
        foreach (Segment source in sources)
        {
            if (source != sources[0]) TryDelete(SegmentName.Log(source.Number));
            TryDelete(SegmentName.Index(source.Number));
        }
        SegmentIndex.Write(_disk, rewritten);
        return true;
    }

    private Segment Rewrite(Segment[] sources, CancellationToken cancellation)
    {
        var header = new SegmentHeader
        {
            Number = sources[0].Number,
            Through = sources[^1].Header.Through,
            Rewriting = sources.Max(s => s.Header.Rewriting) + 1,
            Previous = sources[0].Header.Previous,
            PreviousLength = sources[0].Header.PreviousLength,
            PreviousChain = sources[0].Header.PreviousChain,
            FirstEntry = sources[0].Header.FirstEntry,
        };
        TryDelete(SegmentName.Rewritten(header.Number));
        using var file = SegmentFile.CreateRewritten(_disk, header);
        using var digest = new EntryDigest();
        Copy(sources, file, digest, cancellation);
        file.Sync();
        Check(file.Segment, digest);
        return file.Segment;
    }

    private static void Copy(Segment[] sources, SegmentFile file, EntryDigest digest, CancellationToken cancellation)
    {
        using var buffer = new CommitBuffer(BlockEncoder.Compact(), BlockOctets);
        using var reader = new EntryReader(sources);
        var streams = new Dictionary<StreamKey, int>();
        long chunk = 1;
        while (reader.Read())
        {
            if (buffer.Count > 0 && buffer.Octets + reader.Octets.Length > ChunkOctets)
            {
                cancellation.ThrowIfCancellationRequested();
                Flush(buffer, file, chunk++, BlockFlags.EndsCommit);
            }
            digest.Add(reader);
            if (!streams.TryGetValue(reader.Stream, out int stream)) streams.Add(reader.Stream, stream = buffer.Register(reader.Stream));
            if (buffer.Add(stream, reader.Number, reader.Generation.TaiNanoseconds, reader.Reception.TaiNanoseconds, reader.Octets)) buffer.Encode(buffer.Take(stream), stream, file, chunk);
        }
        if (reader.Damage.Count > 0) throw new InvalidDataException($"damage was found, so that the segment stays as it is: {reader.Damage[0]}");
        Flush(buffer, file, chunk, BlockFlags.EndsCommit | BlockFlags.EndsSegment);
    }

    private static void Flush(CommitBuffer buffer, SegmentFile file, long chunk, BlockFlags end)
    {
        buffer.EncodeRest(file, chunk, end);
        file.Write(buffer.Output.Written);
        file.Publish(buffer.Blocks);
        buffer.Clear();
    }

    /// <summary>Reads back what was written.</summary>
    private static void Check(Segment rewritten, EntryDigest digest)
    {
        long count = digest.Count;
        string expected = digest.Finish();
        using var again = new EntryDigest();
        using var reader = new EntryReader([rewritten]);
        while (reader.Read()) again.Add(reader);
        if (again.Count != count || again.Finish() != expected) throw new InvalidDataException($"segment {rewritten.Number} written anew does not hold what it held; it stays as it is");
    }

    private void TryDelete(string name)
    {
        try
        {
            _disk.Delete(name);
        }
        catch (IOException)
        {
            // Left over; it counts for nothing, and the next run tries again.
        }
    }
}
