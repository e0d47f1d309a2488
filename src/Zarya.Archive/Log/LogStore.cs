using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>
/// The log for readers: which blocks stand where. Any number of threads may read while one writer appends, in this process (what is acknowledged is visible at once) or in another
/// (<see cref="Refresh"/> looks). Nothing on the disk is changed.
/// </summary>
public sealed class LogStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _isByIndex;
    private volatile Segment[] _segments = [];

    /// <summary>Held while sealed segments are written anew or removed: one of the two at a time.</summary>
    internal Lock Upkeep { get; } = new();
    private volatile LogDamage[] _gaps = [];

    private LogStore(IDisk disk, bool isByIndex) => (Disk, _isByIndex) = (disk, isByIndex);

    /// <summary>Where it lies.</summary>
    public IDisk Disk { get; }

    /// <summary>Changes whenever segments come, go or are written anew.</summary>
    public int Version { get; private set; }

    /// <summary>The number of the last entry that can be read; entry numbers count from 1.</summary>
    public long LastEntry => _segments is [.., var last] ? last.LastEntry : 0;

    /// <summary>The number of the first entry that is still there, or one more than <see cref="LastEntry"/>.</summary>
    public long FirstEntry => _segments is [var first, ..] ? first.Header.FirstEntry : 1;

    /// <summary>Octets of the segments that count.</summary>
    public long Octets => _segments.Sum(s => s.AcceptedLength);

    /// <summary>Entries that can be read, as far as their blocks' headers say.</summary>
    public long EntryCount
    {
        get
        {
            long count = 0;
            foreach (Segment segment in _segments)
                foreach (ref readonly Blocks.BlockHeader block in segment.Snapshot().Span) count += block.Count;
            return count;
        }
    }

    /// <summary>Damage that was found on opening; scrubbing finds all.</summary>
    public IReadOnlyList<LogDamage> Damage => [.. _gaps, .. _segments.SelectMany(s => s.Damage)];

    internal IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Segments that were written anew.</summary>
    internal int RewrittenCount => _segments.Count(s => s.Header.Rewriting > 0);

    /// <summary>Opens a log for reading.</summary>
    /// <param name="disk">Where it lies.</param>
    /// <returns>The log, empty if there is none yet.</returns>
    public static LogStore Open(IDisk disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        var store = new LogStore(disk, isByIndex: true);
        store.Refresh();
        return store;
    }

    /// <summary>Opens a log for who trusts no index.</summary>
    internal static LogStore OpenWithoutIndexes(IDisk disk)
    {
        var store = new LogStore(disk, isByIndex: false);
        store.Refresh();
        return store;
    }

    /// <summary>Looks for what another process wrote since.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            (Segment[] segments, _gaps) = SegmentLoading.Load(Disk, _segments, _isByIndex);
            Replace(segments);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Segment segment in _segments) segment.Dispose();
    }

    internal void Append(Segment segment)
    {
        lock (_lock) Replace([.. _segments, segment]);
    }

    /// <summary>Puts a segment in the place of those that it was made from, or takes them away. Readers that have them go on with them.</summary>
    internal void Swap(IReadOnlyList<Segment> gone, Segment? instead)
    {
        lock (_lock) Replace([.. _segments.SelectMany(s => !gone.Contains(s) ? [s] : instead is not null && s == gone[0] ? new[] { instead } : [])]);
    }

    internal void Replace(Segment[] segments)
    {
        _segments = segments;
        Version++;
    }
}
