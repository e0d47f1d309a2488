using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>
/// Verifies a log from the first octet to the last: headers of segments, how each seals the one before, headers of blocks and their chain, the checksum of every part, zeros between blocks, the form of what is in them, and
/// that the entries of all blocks together have every number once. Believes no index. Only reads, also beside a writer; memory is that of a block and some bits for entries that are missing.
/// </summary>
public sealed class LogScrub
{
    private const int MostRanges = 10_000;

    private readonly IDisk _disk;
    private readonly Action<LogScrubProgress>? _progress;
    private readonly EntryTally _tally = new();
    private readonly List<LogDamage> _damage = [];
    private readonly EntryBlock _block = new();
    private long _blocks;
    private long _octets;
    private long _uncounted;
    private int _unusable;

    private LogScrub(IDisk disk, Action<LogScrubProgress>? progress) => (_disk, _progress) = (disk, progress);

    /// <summary>Verifies a log.</summary>
    /// <param name="disk">Where it lies.</param>
    /// <param name="progress">Told after every block.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was found; nothing of it where there is no log.</returns>
    /// <exception cref="IOException">The folder cannot be read. A file that cannot is damage.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LogScrubReport Run(IDisk disk, Action<LogScrubProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(disk);
        return new LogScrub(disk, progress).Run(cancellation);
    }

    private LogScrubReport Run(CancellationToken cancellation)
    {
        using LogStore store = LogStore.OpenWithoutIndexes(_disk);
        _damage.AddRange(store.Damage);
        using var reader = new BlockReader();
        foreach (Segment segment in store.Segments)
        {
            long before = _octets;
            Verify(segment, reader, store.Octets, cancellation);
            _octets = before + segment.AcceptedLength;
            _uncounted += Math.Max(0, segment.File.Length - segment.AcceptedLength);
            if (segment.Header.Crc != 0 && SegmentIndex.Exists(_disk, segment.Number) && !IsUsable(segment)) _unusable++;
        }
        (long first, long last) = (store.Segments.Count > 0 ? Math.Min(store.FirstEntry, RetiredMark.Read(_disk).FirstEntry is var due && store.Damage.Any(d => d.FirstEntry == due) ? due : long.MaxValue) : 1, store.LastEntry);
        List<EntryRange> missing = [];
        long count = 0;
        foreach (EntryRange range in _tally.Missing(first, last))
        {
            count += range.Count;
            if (missing.Count < MostRanges) missing.Add(range);
        }
        return new LogScrubReport
        {
            Segments = store.Segments.Count,
            Blocks = _blocks,
            Entries = _tally.Count,
            Octets = _octets,
            FirstEntry = first,
            LastEntry = last,
            Damage = _damage,
            Missing = missing,
            MissingEntries = count,
            UnusableIndexes = _unusable,
            UncountedOctets = _uncounted,
        };
    }

    private void Verify(Segment segment, BlockReader reader, long total, CancellationToken cancellation)
    {
        var scan = new BlockScan(segment.File, segment.Number);
        ReadOnlySpan<BlockHeader> blocks = segment.Snapshot().Span;
        for (int i = 0; i < blocks.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly BlockHeader header = ref blocks[i];
            _blocks++;
            if (Wrong(segment, in header, scan, reader) is { } why) _damage.Add(new LogDamage(segment.Number, header.Offset, header.End - header.Offset, header.FirstEntry, header.LastEntry, why));
            _octets += header.End - header.Offset;
            _progress?.Invoke(new LogScrubProgress(_octets, total, _tally.Count));
        }
    }

    private string? Wrong(Segment segment, in BlockHeader header, BlockScan scan, BlockReader reader)
    {
        // A block whose entries can be read counts them as there, also if the zeros behind it are none any more.
        if (!reader.TryRead(segment.File, in header, BlockWish.All, _block)) return reader.Reason;
        if (ScrubbedBlock.Difference(in header, _block) is { } difference) return difference;
        bool isTwice = false;
        foreach (long number in _block.Numbers) isTwice |= !_tally.TryAdd(number);
        if (isTwice) return "entries of it stand in another block too";
        return scan.IsWhole(segment.File, in header) ? null : "the octets between the entries and the next block are not what was written";
    }

    /// <summary>Whether the index says what the segment does.</summary>
    private bool IsUsable(Segment segment)
    {
        // Takes the file along, which stays with the segment: so it is not disposed here.
        if (SegmentIndex.TryRead(_disk, segment.Header, segment.File, segment.AcceptedLength) is not { } index || index.BlockCount != segment.BlockCount) return segment.Damage.Count > 0;
        ReadOnlySpan<BlockHeader> said = index.Snapshot().Span;
        ReadOnlySpan<BlockHeader> found = segment.Snapshot().Span;
        for (int i = 0; i < said.Length; i++)
            if (said[i].Crc != found[i].Crc || said[i].Offset != found[i].Offset) return false;
        return true;
    }
}
