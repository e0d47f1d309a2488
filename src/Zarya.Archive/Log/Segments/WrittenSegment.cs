using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>Which segment the writer writes: taken up from what a run before left, given up when the disk fails, sealed by the next one.</summary>
/// <param name="disk">The disk.</param>
/// <param name="store">Where new segments become visible.</param>
/// <param name="note">Takes incidents.</param>
internal sealed class WrittenSegment(IDisk disk, LogStore store, Action<LogIncident> note) : IDisposable
{
    private SegmentFile? _file;
    private bool _isGivenUp;
    private bool _isEmpty;
    private long _firstReception;

    /// <summary>Its number, 0 if there is none yet.</summary>
    public long Number => _file?.Segment.Number ?? 0;

    /// <summary>The reception time of the first entry that waits for a commit: a segment that is begun for entries that wait is as old as these.</summary>
    public long PendingReception { get; set; }

    /// <summary>Goes on with the last segment, if that can be.</summary>
    public void TakeUp()
    {
        if (store.Segments is not [.., var last]) return;
        // An empty one is made again with the first commit: opening needs no space.
        _isEmpty = last is { BlockCount: 0, Damage.Count: 0, Header: { Rewriting: 0, Crc: not 0 } };
        if (_isEmpty) return;
        _file = SegmentFile.Continue(disk, last);
        if (_file is not null) return;
        if (last.Header.Rewriting == 0) note(new LogIncident(LogIncidentKind.CutAtOpen, last.Number, 0, $"what stands behind octet {last.AcceptedLength} was never acknowledged, or is damaged, and does not count"));
        // The next commit begins a new segment behind it.
        _isGivenUp = true;
    }

    /// <summary>The segment to write to.</summary>
    public SegmentFile Ready()
    {
        if (_file is null && store.Segments.Count == 0) Take(SegmentFile.Create(disk, new SegmentHeader { Number = 1, Through = 1, FirstEntry = 1 }), PendingReception);
        else if (_isEmpty) BeginAgain();
        else if (_file is null || _isGivenUp) BeginNext(hasPending: true);
        if (_firstReception == 0) _firstReception = PendingReception;
        return _file!;
    }

    /// <summary>Whether it is large or old enough to be sealed.</summary>
    public bool IsDue(LogOptions options, long lastReception) =>
        _file!.Segment.AcceptedLength >= options.SegmentOctets || unchecked(lastReception - _firstReception) > options.SegmentAge.Nanoseconds;

    /// <summary>Seals it by beginning the next one.</summary>
    public void BeginNext(bool hasPending)
    {
        SegmentFile? before = _file;
        Segment last = before?.Segment ?? store.Segments[^1];
        // From here on a header may be on the disk that says how much of this segment counts: if the next one is not begun well, still nothing may be acknowledged behind that.
        _isGivenUp = true;
        Take(SegmentFile.After(disk, last), hasPending ? PendingReception : 0);
        before?.Dispose();
        if (last.Damage.Count == 0) TryIndex(last);
    }

    /// <summary>Nothing may be acknowledged in it any more.</summary>
    public void GiveUp() => _isGivenUp = true;

    /// <summary>Cuts off what was written since the last commit.</summary>
    public void RollBack()
    {
        if (_file is not null && !_isGivenUp && !_file.TryRollBack()) _isGivenUp = true;
    }

    public void Dispose() => _file?.Dispose();

    private void BeginAgain()
    {
        Segment last = store.Segments[^1];
        _file = SegmentFile.CreateAgain(disk, last.Header);
        _isEmpty = false;
        store.Swap([last], _file.Segment);
        last.Dispose();
    }

    private void Take(SegmentFile file, long firstReception)
    {
        (_file, _isGivenUp, _firstReception) = (file, false, firstReception);
        store.Append(file.Segment);
    }

    /// <summary>An index spares the next start a walk; without it nothing is lost.</summary>
    private void TryIndex(Segment segment)
    {
        try
        {
            SegmentIndex.Write(disk, segment);
        }
        catch (IOException e)
        {
            note(new LogIncident(LogIncidentKind.WriteFailed, segment.Number, 0, e.Message));
        }
    }
}
