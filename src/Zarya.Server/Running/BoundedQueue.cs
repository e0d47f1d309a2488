namespace Zarya.Server.Running;

/// <summary>
/// A queue with one taker, a thread that may block, and any number of putters, which may wait without one. Bounded by weight, so that memory is: an item goes in while there is any room, and so the bound is passed by one item at most.
/// </summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="capacity">The weight that it takes.</param>
internal sealed class BoundedQueue<T>(long capacity)
{
    /// <summary>The taker waits on it.</summary>
    private readonly object _lock = new();
    private readonly Queue<(T Item, long Weight)> _items = [];
    private readonly Queue<(TaskCompletionSource<bool> Told, T Item, long Weight)> _waiting = [];
    private long _weight;
    private bool _isCompleted;

    /// <summary>The weight of what is in it.</summary>
    public long Weight
    {
        get
        {
            lock (_lock) return _weight;
        }
    }

    /// <summary>Puts something in, waiting for room; <see langword="false"/> if the queue is completed: then it stays the caller's.</summary>
    public ValueTask<bool> PutAsync(T item, long weight, CancellationToken stop)
    {
        TaskCompletionSource<bool> told;
        lock (_lock)
        {
            if (_isCompleted) return new(false);
            if (_waiting.Count == 0 && _weight < capacity)
            {
                Enqueue(item, weight);
                return new(true);
            }
            _waiting.Enqueue((told = new(TaskCreationOptions.RunContinuationsAsynchronously), item, weight));
        }
        return new(WaitAsync(told, stop));
    }

    /// <summary>Puts something in if there is room.</summary>
    public bool TryPut(T item, long weight)
    {
        lock (_lock)
        {
            if (_isCompleted || _waiting.Count > 0 || _weight >= capacity) return false;
            Enqueue(item, weight);
            return true;
        }
    }

    /// <summary>Takes the oldest, waiting for it at most so long.</summary>
    public bool TryTake(TimeSpan patience, out T item)
    {
        item = default!;
        lock (_lock)
        {
            if (_items.Count == 0 && !_isCompleted) Monitor.Wait(_lock, patience);
            if (!_items.TryDequeue(out (T Item, long Weight) first)) return false;
            item = first.Item;
            _weight -= first.Weight;
            while (_weight < capacity && _waiting.TryDequeue(out var next))
                if (next.Told.TrySetResult(true)) Enqueue(next.Item, next.Weight);
        }
        return true;
    }

    /// <summary>Takes nothing in any more; who waits is told so.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (_isCompleted) return;
            _isCompleted = true;
            while (_waiting.TryDequeue(out var next)) next.Told.TrySetResult(false);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Whether it is completed and empty.</summary>
    public bool IsDone
    {
        get
        {
            lock (_lock) return _isCompleted && _items.Count == 0;
        }
    }

    private void Enqueue(T item, long weight)
    {
        _items.Enqueue((item, weight));
        _weight += weight;
        if (_items.Count == 1) Monitor.Pulse(_lock);
    }

    private static async Task<bool> WaitAsync(TaskCompletionSource<bool> told, CancellationToken stop)
    {
        using CancellationTokenRegistration registration = stop.Register(() => told.TrySetCanceled(stop));
        return await told.Task.ConfigureAwait(false);
    }
}
