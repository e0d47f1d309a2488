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

    private readonly LogOptions _options;
    private readonly EncodingThread? _encoding;
    private readonly IDisposable _lock;
    private readonly CommitBuffer _buffer;
    private readonly Dictionary<StreamKey, int> _streams = [];
    private volatile IOException? _failure;
    private readonly WrittenSegment _segment;
    private bool _isSyncFailed;

    private LogWriter(IDisk disk, LogOptions options, EncodingThread? encoding, IDisposable writerLock, LogStore store)
    {
        (_options, _encoding, _lock, Store) = (options, encoding, writerLock, store);
        _buffer = new CommitBuffer(BlockEncoder.Fresh(), options.BlockOctets);
        _segment = new WrittenSegment(disk, store, Note);
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
            writer._segment.TakeUp();
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
        if (_buffer.Count == 0) _segment.PendingReception = reception.TaiNanoseconds;
        if (_buffer.Add(stream, number, generation.TaiNanoseconds, reception.TaiNanoseconds, octets)) MakeBlock(stream);
        _lastReception = reception.TaiNanoseconds;
        return number;
    }

    private long _lastReception;

    /// <summary>Makes everything that was appended durable; returns when it is.</summary>
    /// <returns>The last acknowledged entry.</returns>
    /// <exception cref="LogRefusedException">It could not be made durable: nothing since the last acknowledgement counts. Appending may be tried again.</exception>
    public long Commit()
    {
        if (_buffer.Count == 0) return LastAcknowledged;
        Attempt(WriteAll);
        LastAcknowledged += _buffer.Count;
        _buffer.Clear();
        if (_segment.IsDue(_options, _lastReception)) TrySeal();
        return LastAcknowledged;
    }

    /// <summary>Throws away what was appended and not committed.</summary>
    public void Abandon()
    {
        if (_buffer.Count == 0) return;
        Drain();
        _failure = null;
        _buffer.Clear();
        _segment.RollBack();
    }

    /// <summary>Seals the segment, so that it can be compacted or retired. Nothing happens if it is empty, or if entries that wait for a commit have become blocks of it: then <see cref="Commit"/> first.</summary>
    /// <returns>Whether there is a new segment, or the last one is empty.</returns>
    public bool TrySeal()
    {
        Drain();
        // They say their segment and offset, and may be in its file already.
        if (!_buffer.Blocks.IsEmpty) return false;
        if (Store.Segments is not [.., var last] || (last.BlockCount == 0 && last.Damage.Count == 0)) return true;
        try
        {
            _segment.BeginNext(hasPending: _buffer.Count > 0);
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
        _segment.Dispose();
        Store.Dispose();
        _lock.Dispose();
    }

    internal LogOptions Options => _options;

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
        SegmentFile file = _segment.Ready();
        _buffer.Encode(full, stream, file, file.NextCommit);
        if (_buffer.EarlyOctets < _options.EarlyOctets) return;
        file.WriteEarly(_buffer.Output.Written[.._buffer.EarlyOctets]);
        _buffer.RemoveEarly();
    }

    private void WriteAll()
    {
        Drain();
        Rethrow();
        SegmentFile file = _segment.Ready();
        _buffer.EncodeRest(file, file.NextCommit);
        file.Write(_buffer.Output.Written);
        try
        {
            file.Commit(_buffer.Blocks);
        }
        catch (IOException)
        {
            // Never tried again as success: the system may have dropped the pages and forgotten the error.
            _segment.GiveUp();
            _isSyncFailed = true;
            throw;
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
            _segment.RollBack();
            throw new LogRefusedException($"{refused} entries were not acknowledged: {e.Message}{(isFull ? "; the log goes on as soon as there is space" : "")}", e);
        }
    }

    private void Note(LogIncidentKind kind, int entries, Exception e) => Note(new LogIncident(kind, _segment.Number, entries, e.Message));

    private void Note(LogIncident incident)
    {
        if (_incidents.Count >= 1000) _incidents.RemoveAt(0);
        _incidents.Add(incident);
    }
}
