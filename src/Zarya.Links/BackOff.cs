namespace Zarya.Links;

/// <summary>How long to wait before trying again: doubling up to a bound, each time between a half and the whole of it, so that many do not come back at once.</summary>
internal sealed class BackOff
{
    private readonly Random _random;
    private readonly double _leastS;
    private readonly double _mostS;
    private double _nextS;

    /// <summary>Begins with the shortest wait.</summary>
    /// <param name="random">Seeded by whoever made it.</param>
    /// <param name="leastS">Seconds of the shortest wait.</param>
    /// <param name="mostS">Seconds of the longest.</param>
    internal BackOff(Random random, double leastS, double mostS) => (_random, _leastS, _mostS, _nextS) = (random, leastS, mostS, leastS);

    /// <summary>Seconds to wait this time.</summary>
    internal double NextS()
    {
        double whole = _nextS;
        _nextS = Math.Min(_mostS, _nextS * 2);
        return Math.Max(_leastS, whole * (0.5 + (0.5 * _random.NextDouble())));
    }

    /// <summary>It worked.</summary>
    internal void Reset() => _nextS = _leastS;
}
