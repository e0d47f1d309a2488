using System.Diagnostics;
using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Keeps the record small: sealed segments are packed anew on a thread of low priority, and those too old or too many are retired on the recorder's own.</summary>
/// <param name="writer">The log.</param>
/// <param name="options">What is kept.</param>
/// <param name="now">The time in the mission.</param>
internal sealed class RecordUpkeep(LogWriter writer, RecorderOptions options, Func<Instant> now) : IDisposable
{
    /// <summary>Buffers of so many octets are worth the pause that giving them back takes: some tens of milliseconds, after a segment that was as large.</summary>
    private const long WorthCollecting = 8 << 20;

    /// <summary>And no more often than this: all threads wait meanwhile.</summary>
    private static readonly TimeSpan s_leastBetweenCollections = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;
    private int _seenVersion = -1;

    /// <summary>What went wrong last with packing, or <see langword="null"/>.</summary>
    public string? Trouble { get; private set; }

    public void Start()
    {
        if (!options.Compacts) return;
        _thread = new Thread(Compact) { IsBackground = true, Name = "record upkeep", Priority = ThreadPriority.Lowest };
        _thread.Start();
    }

    /// <summary>Retires what is due; on the thread of the writer.</summary>
    public void Retire()
    {
        if ((options.Keep is null && options.KeepOctets is null) || writer.Store.Version == _seenVersion) return;
        // Only sealing a segment changes what may go by size; by age it is looked at then too: a segment is ten minutes at most.
        _seenVersion = writer.Store.Version;
        Instant newest = options.Keep is { } keep && keep.Nanoseconds < now().TaiNanoseconds ? now() - keep : options.Keep is null ? Instant.MaxValue : Instant.MinValue;
        // Either bound alone lets a segment go.
        foreach (IReadOnlyList<RetiredSegment> due in new[] { options.Keep is null ? [] : Retention.Find(writer.Store, newest, 0), options.KeepOctets is { } most ? Retention.Find(writer.Store, Instant.MaxValue, most) : [] })
        {
            try
            {
                if (due.Count > 0) Retention.Retire(writer, due, now());
            }
            catch (IOException e)
            {
                Trouble = e.Message;
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread?.Join();
        _stop.Dispose();
    }

    private void Compact()
    {
        var compaction = new Compaction(writer);
        var collected = new Stopwatch();
        bool isOwed = false;
        while (!_stop.Token.WaitHandle.WaitOne(s_interval))
        {
            try
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                while (compaction.RunOnce(_stop.Token)) Trouble = null;
                // Large arrays are collected last, with a mission at its ordinary pace not for hours.
                isOwed |= GC.GetAllocatedBytesForCurrentThread() - allocated > WorthCollecting;
                if (!isOwed || collected.IsRunning && collected.Elapsed < s_leastBetweenCollections) continue;
                isOwed = false;
                collected.Restart();
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                // Everything is as before; the next round tries again.
                Trouble = e.Message;
            }
        }
    }
}
