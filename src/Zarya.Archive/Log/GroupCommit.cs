using System.Threading.Channels;
using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>
/// Lets any number of threads append to one log and be told when their entries are durable. One thread, which the owner gives to <see cref="Run"/>, gathers entries for at most
/// <see cref="LogOptions.CommitInterval"/> or <see cref="LogOptions.CommitOctets"/>, writes and syncs once, and then acknowledges them all. The queue is bounded: when the disk cannot keep up, appending waits.
/// </summary>
public sealed class GroupCommit : IDisposable
{
    private readonly LogWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Channel<Waiting> _queue;

    /// <summary>Prepares; nothing is written before <see cref="Run"/>.</summary>
    /// <param name="writer">The log; from now on only this may use it.</param>
    /// <param name="clock">Measures the commit interval.</param>
    /// <param name="capacity">Entries that may wait: 1 or more, 65,536 unless said.</param>
    public GroupCommit(LogWriter writer, TimeProvider clock, int capacity = 65_536)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(clock);
        (_writer, _clock) = (writer, clock);
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    /// <summary>Appends an entry and returns when it is durable.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="generation">When it came into being on board; the reception time if that is unknown.</param>
    /// <param name="reception">When it came in.</param>
    /// <param name="octets">What came in; not to be changed before this returns.</param>
    /// <param name="cancellation">Gives up waiting for room in the queue; an entry that is in it is written all the same.</param>
    /// <returns>The entry's number.</returns>
    /// <exception cref="LogRefusedException">It was not acknowledged.</exception>
    /// <exception cref="ChannelClosedException">The log is being closed.</exception>
    public async ValueTask<long> AppendAsync(StreamKey stream, Instant generation, Instant reception, ReadOnlyMemory<byte> octets, CancellationToken cancellation = default)
    {
        var waiting = new Waiting(stream, generation, reception, octets);
        await _queue.Writer.WriteAsync(waiting, cancellation).ConfigureAwait(false);
        return await waiting.Done.Task.ConfigureAwait(false);
    }

    /// <summary>Takes no more entries; <see cref="Run"/> returns when those in the queue are done.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Commits until <see cref="Complete"/> was called and nothing waits any more. For a thread of the owner's.</summary>
    public void Run()
    {
        var group = new List<Waiting>();
        ChannelReader<Waiting> queue = _queue.Reader;
        while (queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            Gather(queue, group);
            Commit(group);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Complete();

    private void Gather(ChannelReader<Waiting> queue, List<Waiting> group)
    {
        long start = _clock.GetTimestamp();
        var interval = TimeSpan.FromTicks(_writer.Options.CommitInterval.Nanoseconds / TimeSpan.NanosecondsPerTick);
        long octets = 0;
        while (octets < _writer.Options.CommitOctets)
        {
            if (queue.TryRead(out Waiting? next))
            {
                group.Add(next);
                octets += next.Octets.Length;
                continue;
            }
            TimeSpan left = interval - _clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || !WaitFor(queue, left)) break;
        }
    }

    /// <summary>Whether another entry came within a time.</summary>
    private bool WaitFor(ChannelReader<Waiting> queue, TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time, _clock);
        try
        {
            return queue.WaitToReadAsync(patience.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Commit(List<Waiting> group)
    {
        try
        {
            foreach (Waiting entry in group) entry.Number = _writer.Append(_writer.Register(entry.Stream), entry.Generation, entry.Reception, entry.Octets.Span);
            _writer.Commit();
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            if (e is ArgumentException) _writer.Abandon();
            Refuse(group, e);
            return;
        }
        foreach (Waiting entry in group) entry.Done.SetResult(entry.Number);
    }

    /// <summary>What an earlier commit within the group made durable counts, the rest does not.</summary>
    private void Refuse(List<Waiting> group, Exception e)
    {
        foreach (Waiting entry in group)
        {
            if (entry.Number > 0 && entry.Number <= _writer.LastAcknowledged) entry.Done.SetResult(entry.Number);
            else entry.Done.SetException(e is LogRefusedException ? e : new LogRefusedException(e.Message, e));
        }
    }

    private sealed class Waiting(StreamKey stream, Instant generation, Instant reception, ReadOnlyMemory<byte> octets)
    {
        public StreamKey Stream => stream;

        public Instant Generation => generation;

        public Instant Reception => reception;

        public ReadOnlyMemory<byte> Octets => octets;

        public long Number { get; set; }

        /// <summary>Continuations run elsewhere: the committing thread has other entries to tell.</summary>
        public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
