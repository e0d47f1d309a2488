using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Server.Api.Sockets;

/// <summary>What a processor said, in order, on its way from the processor's thread to the distributor. It grows while the distributor is busy, up to a bound: then only the newest value of each parameter stays.</summary>
internal sealed class FeedInbox
{
    /// <summary>So many values may wait for the distributor: some seconds of a flood.</summary>
    public const int Bound = 200_000;

    private readonly Lock _lock = new();
    private List<object> _waiting = [];
    private long _first;

    /// <summary>How many were put in since the beginning.</summary>
    public long Count { get; private set; }

    /// <summary>Values that gave way since the beginning.</summary>
    public long Skipped { get; private set; }

    /// <summary>Puts in what a batch gave, and empties the list.</summary>
    public void Put(List<object> items)
    {
        lock (_lock)
        {
            if (_waiting.Count + items.Count > Bound) KeepNewest();
            _waiting.AddRange(items);
            Count += items.Count;
        }
        items.Clear();
    }

    /// <summary>Takes all in exchange for an empty list.</summary>
    /// <param name="empty">An empty list.</param>
    /// <param name="first">The number of the first item.</param>
    public List<object> Take(List<object> empty, out long first)
    {
        lock (_lock)
        {
            (List<object> taken, first) = (_waiting, _first);
            (_waiting, _first) = (empty, Count);
            return taken;
        }
    }

    // Numbers of items before the newest ones shift up a little by this: those who wait for a number get at most too little, never an old value after a new one.
    private void KeepNewest()
    {
        var newest = new Dictionary<Parameter, (int At, long Skipped)>();
        int before = _waiting.Count;
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i] is ParameterSample sample)
            {
                if (newest.TryAdd(sample.Parameter, (i, 0))) continue;
                (int at, long skipped) = newest[sample.Parameter];
                newest[sample.Parameter] = (at, skipped + 1 + sample.SkippedBefore);
            }
            else if (i >= before - Bound) continue;
            _waiting[i] = this;
        }
        foreach ((int at, long skipped) in newest.Values)
            if (skipped > 0 && _waiting[at] is ParameterSample sample) _waiting[at] = sample with { SkippedBefore = sample.SkippedBefore + skipped };
        _waiting.RemoveAll(item => item == this);
        Skipped += before - _waiting.Count;
        _first = Count - _waiting.Count;
    }
}
