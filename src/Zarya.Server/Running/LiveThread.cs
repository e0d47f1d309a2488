using Zarya.Links;
using Zarya.Processing;

namespace Zarya.Server.Running;

/// <summary>The thread of the live processor: batches of packets as they come, the clock where none come, and what is done once a second.</summary>
/// <param name="processor">The live processor.</param>
/// <param name="clock">Measures intervals.</param>
/// <param name="everyBatch">Done after each batch, under the lock.</param>
/// <param name="everySecond">Done once a second, under the lock.</param>
internal sealed class LiveThread(RunningProcessor processor, TimeProvider clock, Action<Processor>? everyBatch, Action<Processor> everySecond) : IDisposable
{
    /// <summary>Octets that may wait: beyond, links wait, so that what is shown is never older than this takes.</summary>
    private const long QueueOctets = 8 << 20;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly BoundedQueue<PacketBatch> _queue = new(QueueOctets);
    private Thread? _thread;
    private long _lastSecond;

    /// <summary>Whether batches wait.</summary>
    public bool IsBehind => _queue.Weight > 0;

    /// <summary>Puts a batch into the queue, waiting for room. The caller has retained it for the processor. <see langword="false"/>: it is closed, and the caller releases it.</summary>
    public ValueTask<bool> PutAsync(PacketBatch batch, CancellationToken stop) => _queue.PutAsync(batch, batch.Octets + (16L * batch.Count), stop);

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "processor", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Processes what waits, and ends.</summary>
    public void Dispose()
    {
        _queue.Complete();
        _thread?.Join();
    }

    private void Run()
    {
        _lastSecond = clock.GetTimestamp();
        long lastTick = _lastSecond;
        while (!_queue.IsDone)
        {
            bool isBatch = _queue.TryTake(s_tick, out PacketBatch batch);
            if (isBatch)
            {
                processor.Work((Batch: batch, Thread: this), static (p, s) => s.Thread.Process(p, s.Batch));
                batch.Release();
            }
            if (clock.GetElapsedTime(lastTick) < s_tick) continue;
            lastTick = clock.GetTimestamp();
            processor.Work((IsIdle: !isBatch, Thread: this), static (p, s) => s.Thread.Tick(p, s.IsIdle));
        }
    }

    private void Process(Processor to, PacketBatch batch)
    {
        for (int i = 0; i < batch.Count; i++) to.Process(new PacketArrival { Link = batch.Link, Reception = batch.Reception(i), Octets = batch[i] });
        everyBatch?.Invoke(to);
        to.EndBatch();
    }

    private void Tick(Processor to, bool isIdle)
    {
        // While packets come they say what time it is: what waits in the queue must not find a clock that is ahead of it.
        if (isIdle) to.AdvanceTo(processor.Now);
        if (clock.GetElapsedTime(_lastSecond) >= s_second)
        {
            _lastSecond = clock.GetTimestamp();
            everySecond(to);
        }
        to.EndBatch();
    }
}
