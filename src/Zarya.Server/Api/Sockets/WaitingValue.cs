namespace Zarya.Server.Api.Sockets;

/// <summary>A value that waits to be sent to one subscriber.</summary>
/// <param name="NumericId">The number that the subscriber knows the parameter by.</param>
/// <param name="Delivery">The value.</param>
internal readonly record struct WaitingValue(int NumericId, SampleDelivery Delivery);

/// <summary>
/// Values that wait for one subscriber, in order. When there are too many, only the newest of each parameter stays: an operator wants to see what is, not what was. Not thread-safe.
/// </summary>
/// <param name="bound">How many may wait; twice the number of parameters at least.</param>
internal sealed class WaitingValues(int bound)
{
    private WaitingValue[] _values = new WaitingValue[16];
    private WaitingValue[] _spare = [];
    private int _parameters;
    private int _taken;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>How many gave way since they were last taken.</summary>
    public ulong Skipped { get; private set; }

    /// <summary>Some never came here: it was told so many values too fast for anybody to follow.</summary>
    public void Miss(ulong values) => Skipped += values;

    /// <summary>So many different parameters may come.</summary>
    public void SetParameters(int count) => _parameters = count;

    /// <summary>Adds a value.</summary>
    public void Add(WaitingValue value)
    {
        if (Count >= Math.Max(bound, _parameters * 2)) KeepNewest();
        if (Count == _values.Length) Array.Resize(ref _values, Count * 2);
        _values[Count++] = value;
    }

    /// <summary>Takes what waits, the oldest first, so many at most: messages stay small however much waits. The span stands until <see cref="Release"/>, whatever is added meanwhile.</summary>
    public ReadOnlySpan<WaitingValue> Take(int most, out ulong skipped)
    {
        (skipped, Skipped) = (Skipped, 0);
        _taken = Math.Min(most, Count);
        if (_taken == Count)
        {
            (_values, _spare, Count) = (_spare.Length > 0 ? _spare : new WaitingValue[16], _values, 0);
            return _spare.AsSpan(0, _taken);
        }
        if (_spare.Length < _taken) _spare = new WaitingValue[_taken];
        _values.AsSpan(0, _taken).CopyTo(_spare);
        _values.AsSpan(_taken, Count - _taken).CopyTo(_values);
        _values.AsSpan(Count - _taken, _taken).Clear();
        Count -= _taken;
        return _spare.AsSpan(0, _taken);
    }

    /// <summary>What was taken is sent.</summary>
    public void Release() => _spare.AsSpan(0, _taken).Clear();

    private void KeepNewest()
    {
        var seen = new HashSet<int>();
        int kept = Count;
        for (int i = Count - 1; i >= 0; i--)
            if (seen.Add(_values[i].NumericId)) _values[--kept] = _values[i];
        _values.AsSpan(kept, Count - kept).CopyTo(_values);
        Skipped += (ulong)kept;
        Count -= kept;
        _values.AsSpan(Count, kept).Clear();
    }
}
