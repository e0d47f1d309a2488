using Zarya.Time;

namespace Zarya.Processing;

/// <summary>Something that is to happen at a time. It waits for one time at once; what it waited for before is forgotten.</summary>
internal abstract class Due
{
    /// <summary>When it happens, in TAI nanoseconds; <see langword="null"/> while it does not wait.</summary>
    public long? At { get; set; }

    /// <summary>It is time.</summary>
    /// <param name="at">The time that it waited for: not when somebody looked at the clock.</param>
    public abstract void Happen(Instant at);
}

/// <summary>What is due, in the order of its times; of one time in the order in which it was put down. So it does not matter when somebody looks.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Due, (long At, long Order)> _queue = new();
    private long _order;

    /// <summary>The first time at which anything is due, in TAI nanoseconds.</summary>
    public long Next { get; private set; } = long.MaxValue;

    public void Schedule(Due due, Instant at)
    {
        if (due.At == at.TaiNanoseconds) return;
        due.At = at.TaiNanoseconds;
        _queue.Enqueue(due, (at.TaiNanoseconds, _order++));
        if (at.TaiNanoseconds < Next) Next = at.TaiNanoseconds;
    }

    /// <summary>Takes what is due next, if its time has come.</summary>
    public bool TryTake(Instant now, out Due due, out Instant at)
    {
        while (_queue.TryPeek(out due!, out (long At, long Order) key) && key.At <= now.TaiNanoseconds)
        {
            _queue.Dequeue();
            Next = _queue.TryPeek(out _, out (long At, long Order) next) ? next.At : long.MaxValue;
            at = Instant.FromTaiNanoseconds(key.At);
            if (due.At != key.At) continue;
            due.At = null;
            return true;
        }
        due = null!;
        at = default;
        return false;
    }
}
