using System.Text;
using Zarya.Archive.Log;
using Zarya.Links;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Appends to the record for everybody: one thread of its own owns the writer and commits in groups. When the disk refuses, what came in meanwhile is kept in memory up to a bound and tried again: nothing is told to be stored that is not.
/// Safe for any number of threads.
/// </summary>
public sealed class Recorder : IDisposable
{
    private static readonly TimeSpan s_upkeepInterval = TimeSpan.FromSeconds(1);

    private readonly LogWriter _writer;
    private readonly RecorderOptions _options;
    private readonly TimeProvider _clock;
    private readonly BoundedQueue<RecordWork> _queue;
    private readonly PendingRecord _pending;
    private readonly RecordUpkeep _upkeep;
    private readonly Thread _thread;
    private RecorderReport _report;
    private long _lastDurable;
    private volatile string? _trouble;

    /// <summary>Prepares; nothing is written before <see cref="Start"/>.</summary>
    /// <param name="writer">The log; from now on only this may use it, and closes it.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">Measures intervals.</param>
    /// <param name="now">Says what time it is in the mission.</param>
    /// <param name="clocks">Says when a link's packets were made on board.</param>
    internal Recorder(LogWriter writer, RecorderOptions options, TimeProvider clock, Func<Instant> now, Func<string, IGenerationClock?> clocks)
    {
        (_writer, _options, _clock) = (writer, options, clock);
        _queue = new BoundedQueue<RecordWork>(options.QueueOctets);
        _pending = new PendingRecord(writer, clocks);
        _upkeep = new RecordUpkeep(writer, options, now);
        _lastDurable = writer.LastAcknowledged;
        _report = new RecorderReport { Entries = writer.LastAcknowledged, LastDurableAt = clock.GetTimestamp() };
        _thread = new Thread(Run) { IsBackground = true, Name = "recorder" };
    }

    /// <summary>The number of the last entry that is durable.</summary>
    public long LastDurable => Volatile.Read(ref _lastDurable);

    /// <summary>What is wrong with the disk, in words; <see langword="null"/> if nothing.</summary>
    public string? Trouble => _trouble;

    /// <summary>What it did.</summary>
    internal RecorderReport Report => Volatile.Read(ref _report);

    /// <summary>Called on the recorder's thread when trouble comes (in words) and when it is over (<see langword="null"/>). Must return at once.</summary>
    internal Action<string?>? TroubleChanged { get; set; }

    /// <summary>Appends one entry; done when it is durable.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="generation">When it came into being; the reception time if that is unknown.</param>
    /// <param name="reception">When it came in.</param>
    /// <param name="octets">What is kept; not to be changed before this returns.</param>
    /// <returns>The entry's number.</returns>
    /// <exception cref="LogRefusedException">The disk refuses it: it is not kept.</exception>
    public async ValueTask<long> AppendAsync(StreamKey stream, Instant generation, Instant reception, ReadOnlyMemory<byte> octets)
    {
        if (stream.Kind == EntryKind.Mixed || Encoding.UTF8.GetByteCount(stream.Link) > StreamKey.MaxLinkOctets) throw new ArgumentException($"there is no stream {stream}", nameof(stream));
        if (octets.Length > LogWriter.MaxEntryOctets) throw new ArgumentException($"an entry of {octets.Length} octets; the longest has {LogWriter.MaxEntryOctets}", nameof(octets));
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new RecordWork(null, new SingleEntry(stream, generation, reception, octets, done));
        if (!await _queue.PutAsync(work, work.Octets, CancellationToken.None).ConfigureAwait(false)) throw new LogRefusedException("the record is closed");
        return await done.Task.ConfigureAwait(false);
    }

    /// <summary>Puts an entry into the queue if there is room; nobody is told when it is durable.</summary>
    internal bool TryAppend(StreamKey stream, Instant generation, Instant reception, ReadOnlyMemory<byte> octets)
    {
        var work = new RecordWork(null, new SingleEntry(stream, generation, reception, octets, null));
        return _queue.TryPut(work, work.Octets);
    }

    /// <summary>Returns when everything that was put before is durable, or given up.</summary>
    /// <exception cref="LogRefusedException">The disk refuses.</exception>
    internal async ValueTask FlushAsync(CancellationToken stop)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (await _queue.PutAsync(new RecordWork(null, new SingleEntry(default, default, default, default, done)), 0, stop).ConfigureAwait(false))
            await done.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Puts a batch into the queue, waiting for room. The caller has retained it for the recorder, who releases it. <see langword="false"/>: it is closed, and the caller releases it.</summary>
    internal ValueTask<bool> PutAsync(PacketBatch batch, CancellationToken stop)
    {
        var work = new RecordWork(batch, null);
        return _queue.PutAsync(work, work.Octets, stop);
    }

    /// <summary>From the next commit on, other clocks say when packets were made on board.</summary>
    internal void UseClocks(Func<string, IGenerationClock?> clocks) => _pending.NextClocks = clocks;

    internal void Start()
    {
        _thread.Start();
        _upkeep.Start();
    }

    /// <summary>Commits what waits, seals the log and lets it go.</summary>
    public void Dispose()
    {
        _queue.Complete();
        if (_thread.IsAlive) _thread.Join();
        _upkeep.Dispose();
        try
        {
            _writer.Close();
        }
        catch (LogRefusedException)
        {
            _writer.Dispose();
        }
    }

    /// <summary>As a process that is killed: nothing more is committed. For tests.</summary>
    internal void Abandon()
    {
        _isAbandoned = true;
        _queue.Complete();
        if (_thread.IsAlive) _thread.Join();
        _upkeep.Dispose();
        _writer.Dispose();
    }

    private volatile bool _isAbandoned;

    private void Run()
    {
        while (!_isAbandoned)
        {
            bool isEnding = _queue.IsDone;
            Gather(_trouble is null ? _options.Log.CommitInterval.ToTimeSpan() : _options.RetryInterval);
            if (_isAbandoned) break;
            bool isAccepted = CommitPending();
            if (isEnding && (_pending.IsEmpty || !isAccepted)) break;
            if (isAccepted) _upkeep.Retire();
        }
        _pending.GiveUpAll();
    }

    /// <summary>Takes what comes within an interval of the first, or up to the octets of a commit.</summary>
    private void Gather(TimeSpan interval)
    {
        bool isInTrouble = _trouble is not null;
        long start = _clock.GetTimestamp();
        TimeSpan patience = isInTrouble ? interval : s_upkeepInterval;
        while (patience > TimeSpan.Zero && _queue.TryTake(patience, out RecordWork work))
        {
            if (_pending.IsEmpty) start = _clock.GetTimestamp();
            _pending.Add(work);
            if (isInTrouble) _pending.GiveUpBeyond(_options.HeldOctets);
            else if (_pending.Octets >= _options.Log.CommitOctets || work.IsFlush) return;
            patience = interval - _clock.GetElapsedTime(start);
        }
    }

    private bool CommitPending()
    {
        try
        {
            long before = _writer.LastAcknowledged;
            while (_pending.CommitSome(_options.Log.CommitOctets, Acknowledge))
            {
            }
            // With nothing to write, or a flush only, the disk was not asked: what it has taken is the sign that it takes things again.
            if (_writer.LastAcknowledged > before) ChangeTrouble(null);
            return true;
        }
        catch (LogRefusedException e)
        {
            // Who is told that it is not stored may ask at once what the matter is.
            ChangeTrouble(e.Message);
            _pending.Refuse(e);
            _pending.GiveUpBeyond(_options.HeldOctets);
            return false;
        }
        finally
        {
            Volatile.Write(ref _report, new RecorderReport
            {
                Entries = _writer.LastAcknowledged,
                Octets = _writer.Store.Octets,
                GivenUp = _pending.GivenUp,
                Waiting = _pending.Octets,
                LastDurableAt = _trouble is null ? _clock.GetTimestamp() : _report.LastDurableAt,
            });
        }
    }

    private void Acknowledge() => Volatile.Write(ref _lastDurable, _writer.LastAcknowledged);

    private void ChangeTrouble(string? trouble)
    {
        bool isNews = (_trouble is null) != (trouble is null);
        _trouble = trouble;
        if (isNews) TroubleChanged?.Invoke(trouble);
    }
}
