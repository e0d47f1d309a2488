using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;
using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>
/// The one writer of a log. Entries are appended to memory and become part of the record with <see cref="Commit"/>: when that returns they are on stable storage, whatever happens then. Not for several threads at once;
/// <see cref="GroupCommit"/> lets many append.
/// </summary>
public sealed class LogWriter : IDisposable
{
    /// <summary>The most octets of a commit; appending more commits what there is.</summary>
    public const int MaxCommitOctets = 64 << 20;

    /// <summary>The longest entry.</summary>
    public const int MaxEntryOctets = 64 << 20;

    private const string LockName = "writer.lock";

    private readonly IDisk _disk;
    private readonly LogOptions _options;
    private readonly EncodingThread? _encoding;
    private readonly IDisposable _lock;
    private readonly CommitBuffer _buffer;
    private readonly Dictionary<StreamKey, int> _streams = [];
    private volatile IOException? _failure;
    private SegmentFile? _file;
    private bool _isGivenUp;
    private bool _isSyncFailed;
    private bool _isEmpty;
    private long _firstReception;

    private LogWriter(IDisk disk, LogOptions options, EncodingThread? encoding, IDisposable writerLock, LogStore store)
    {
        (_disk, _options, _encoding, _lock, Store) = (disk, options, encoding, writerLock, store);
        _buffer = new CommitBuffer(BlockEncoder.Fresh(), options.BlockOctets);
        LastAcknowledged = store.LastEntry;
    }

    /// <summary>What readers in this process read: it has what was acknowledged, and nothing else.</summary>
    public LogStore Store { get; }

    /// <summary>The last entry on stable storage, 0 if there is none.</summary>
    public long LastAcknowledged { get; private set; }

    /// <summary>Entries that wait for a commit.</summary>
    public int Pending => _buffer.Count;

    /// <summary>Octets that wait for a commit.</summary>
    public int PendingOctets => _buffer.Octets;

    /// <summary>What went wrong since the log was opened, the newest last; the oldest are dropped after a thousand.</summary>
    public IReadOnlyList<LogIncident> Incidents => _incidents;

    private readonly List<LogIncident> _incidents = [];

    /// <summary>Opens a log for writing, and makes one where there is none. Every acknowledged entry is there; a commit that was not whole is left out.</summary>
    /// <param name="disk">Where it lies.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="encoding">Makes blocks beside this thread, for the fastest streams; it stays the caller's. <see langword="null"/>: this thread makes them.</param>
    /// <exception cref="LogInUseException">Somebody else writes it.</exception>
    /// <exception cref="IOException">The disk cannot be read or written.</exception>
    public static LogWriter Open(IDisk disk, LogOptions options, EncodingThread? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        IDisposable writerLock = disk.TryLock(LockName) ?? throw new LogInUseException();
        LogStore? store = null;
        try
        {
            store = LogStore.Open(disk);
            var writer = new LogWriter(disk, options, encoding, writerLock, store);
            writer.TakeUp();
            return writer;
        }
        catch
        {
            store?.Dispose();
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>A number for a stream, to append with.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentException">Its name is too long, or it has no kind.</exception>
    public int Register(StreamKey stream)
    {
        stream.Check();
        if (!_streams.TryGetValue(stream, out int number)) _streams.Add(stream, number = _buffer.Register(stream));
        return number;
    }

    /// <summary>Appends an entry. It is not acknowledged before <see cref="Commit"/> returns.</summary>
    /// <param name="stream">A number that <see cref="Register"/> gave.</param>
    /// <param name="generation">When it came into being on board; the reception time if that is unknown.</param>
    /// <param name="reception">When it came in.</param>
    /// <param name="octets">What came in, at most <see cref="MaxEntryOctets"/>.</param>
    /// <returns>The number that the entry has if it is acknowledged: the one before plus one.</returns>
    /// <exception cref="LogRefusedException">What was pending had to be written and could not be: nothing of it counts, nor this entry.</exception>
    /// <exception cref="ArgumentException">The entry is too long.</exception>
    public long Append(int stream, Instant generation, Instant reception, ReadOnlySpan<byte> octets)
    {
        if (octets.Length > MaxEntryOctets) throw new ArgumentException($"an entry of {octets.Length} octets; the longest has {MaxEntryOctets}", nameof(octets));
        if (_buffer.Octets + octets.Length > MaxCommitOctets && _buffer.Count > 0) Commit();
        long number = LastAcknowledged + _buffer.Count + 1;
        if (_buffer.Count == 0) _pendingReception = reception.TaiNanoseconds;
        if (_buffer.Add(stream, number, generation.TaiNanoseconds, reception.TaiNanoseconds, octets)) MakeBlock(stream);
        if (_firstReception == 0) _firstReception = reception.TaiNanoseconds;
        _lastReception = reception.TaiNanoseconds;
        return number;
    }

    private long _lastReception;
    private long _pendingReception;

    /// <summary>Makes everything that was appended durable; returns when it is.</summary>
    /// <returns>The last acknowledged entry.</returns>
    /// <exception cref="LogRefusedException">It could not be made durable: nothing since the last acknowledgement counts. Appending may be tried again.</exception>
    public long Commit()
    {
        if (_buffer.Count == 0) return LastAcknowledged;
        Attempt(WriteAll);
        LastAcknowledged += _buffer.Count;
        _buffer.Clear();
        if (_file!.Segment.AcceptedLength >= _options.SegmentOctets || unchecked(_lastReception - _firstReception) > _options.SegmentAge.Nanoseconds) TrySeal();
        return LastAcknowledged;
    }

    /// <summary>Throws away what was appended and not committed.</summary>
    public void Abandon()
    {
        if (_buffer.Count == 0) return;
        Drain();
        _failure = null;
        _buffer.Clear();
        RollBack();
    }

    /// <summary>Seals the segment, so that it can be compacted or retired. Nothing happens if it is empty.</summary>
    /// <returns>Whether there is a new segment, or the last one is empty.</returns>
    public bool TrySeal()
    {
        Drain();
        if (Store.Segments is not [.., var last] || (last.BlockCount == 0 && last.Damage.Count == 0)) return true;
        try
        {
            BeginNext();
            return true;
        }
        catch (IOException e)
        {
            // The next commit tries again.
            Note(e is DiskFullException ? LogIncidentKind.DiskFull : LogIncidentKind.WriteFailed, 0, e);
            return false;
        }
    }

    /// <summary>Commits and seals, so that a missing end would be noticed, and lets the log go.</summary>
    /// <exception cref="LogRefusedException">What was pending could not be made durable.</exception>
    public void Close()
    {
        Commit();
        TrySeal();
        Dispose();
    }

    /// <summary>Lets the log go; what was not committed is gone.</summary>
    public void Dispose()
    {
        Drain();
        _buffer.Dispose();
        _file?.Dispose();
        Store.Dispose();
        _lock.Dispose();
    }

    internal LogOptions Options => _options;

    private void TakeUp()
    {
        if (Store.Segments is not [.., var last]) return;
        // An empty one is made again with the first commit: opening needs no space.
        _isEmpty = last is { BlockCount: 0, Damage.Count: 0, Header: { Rewriting: 0, Crc: not 0 } };
        if (_isEmpty) return;
        _file = SegmentFile.Continue(_disk, last);
        if (_file is not null) return;
        if (last.Header.Rewriting == 0) _incidents.Add(new LogIncident(LogIncidentKind.CutAtOpen, last.Number, 0, $"what stands behind octet {last.AcceptedLength} was never acknowledged, or is damaged, and does not count"));
        // The next commit begins a new segment behind it.
        _isGivenUp = true;
    }

    // Apart from Append, which would otherwise allocate for the delegate whether it comes to this or not.
    private void MakeBlock(int stream)
    {
        PendingBlock full = _buffer.Take(stream);
        if (_encoding is null) Attempt(() => WriteEarly(full, stream));
        else
        {
            if (_failure is not null) Attempt(Rethrow);
            _encoding.Post(() => TryWriteEarly(full, stream));
        }
    }

    /// <summary>On the encoding thread: a failure is the next append's or the commit's.</summary>
    private void TryWriteEarly(PendingBlock full, int stream)
    {
        try
        {
            if (_failure is null) WriteEarly(full, stream);
            else _buffer.Return(full);
        }
        catch (IOException e)
        {
            _failure = e;
        }
    }

    private void Rethrow()
    {
        if (_failure is { } failure) throw failure;
    }

    private void Drain() => _encoding?.Drain();

    private void WriteEarly(PendingBlock full, int stream)
    {
        _buffer.Encode(full, stream, Ready(), Commits);
        if (_buffer.EarlyOctets < _options.EarlyOctets) return;
        _file!.WriteEarly(_buffer.Output.Written[.._buffer.EarlyOctets]);
        _buffer.RemoveEarly();
    }

    private void WriteAll()
    {
        Drain();
        Rethrow();
        _buffer.EncodeRest(Ready(), Commits);
        _file!.Write(_buffer.Output.Written);
        try
        {
            _file.Commit(_buffer.Blocks);
        }
        catch (IOException)
        {
            // Never tried again as success: the system may have dropped the pages and forgotten the error.
            (_isGivenUp, _isSyncFailed) = (true, true);
            throw;
        }
    }

    private long Commits => _file!.Segment.LastCommit + 1;

    /// <summary>The segment to write to.</summary>
    private SegmentFile Ready()
    {
        if (_file is null && Store.Segments.Count == 0) Take(SegmentFile.Create(_disk, new SegmentHeader { Number = 1, Through = 1, FirstEntry = 1 }));
        else if (_isEmpty) BeginAgain();
        else if (_file is null || _isGivenUp) BeginNext();
        return _file!;
    }

    private void BeginAgain()
    {
        Segment last = Store.Segments[^1];
        _file = SegmentFile.CreateAgain(_disk, last.Header);
        _isEmpty = false;
        Store.Swap([last], _file.Segment);
        last.Dispose();
    }

    private void BeginNext()
    {
        SegmentFile? before = _file;
        Segment last = before?.Segment ?? Store.Segments[^1];
        // From here on a header may be on the disk that says how much of this segment counts: if the next one is not begun well, still nothing may be acknowledged behind that.
        _isGivenUp = true;
        Take(SegmentFile.After(_disk, last));
        before?.Dispose();
        if (last.Damage.Count == 0) TryIndex(last);
    }

    private void Take(SegmentFile file)
    {
        // A segment that is begun for entries that wait is as old as these.
        (_file, _isGivenUp, _firstReception) = (file, false, _buffer.Count > 0 ? _pendingReception : 0);
        Store.Append(file.Segment);
    }

    /// <summary>An index spares the next start a walk; without it nothing is lost.</summary>
    private void TryIndex(Segment segment)
    {
        try
        {
            SegmentIndex.Write(_disk, segment);
        }
        catch (IOException e)
        {
            Note(LogIncidentKind.WriteFailed, 0, e);
        }
    }

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (IOException e)
        {
            Drain();
            _failure = null;
            int refused = _buffer.Count;
            bool isFull = e is DiskFullException;
            Note(_isSyncFailed ? LogIncidentKind.SyncFailed : isFull ? LogIncidentKind.DiskFull : LogIncidentKind.WriteFailed, refused, e);
            _isSyncFailed = false;
            _buffer.Clear();
            RollBack();
            throw new LogRefusedException($"{refused} entries were not acknowledged: {e.Message}{(isFull ? "; the log goes on as soon as there is space" : "")}", e);
        }
    }

    private void RollBack()
    {
        if (_file is not null && !_isGivenUp && !_file.TryRollBack()) _isGivenUp = true;
    }

    private void Note(LogIncidentKind kind, int entries, Exception e)
    {
        if (_incidents.Count >= 1000) _incidents.RemoveAt(0);
        _incidents.Add(new LogIncident(kind, _file?.Segment.Number ?? 0, entries, e.Message));
    }
}
