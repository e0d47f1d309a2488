namespace Zarya.Station.Leaks.Yardstick;

/// <summary>The sequential test for a ramp that begins somewhere in the last bins: over each window the fall since its start, weighted by time, against the level of the window before.</summary>
/// <remarks>
/// Contrast of a window of n bins: C = Σ j (y_j − m), j = 1…n, with m the mean of the n bins before. White noise of σ a bin gives it the variance σ²(n(n+1)(2n+1)/6 + n(n+1)²/4), 1.75 times that of a
/// known level (facts/leak-statistics.md section 3); a random walk of q a bin adds 13/60 q n⁵ (own derivation: 2/15 for the window, 1/12 for the level). A ramp r gives C = −r n(n+1)(2n+1)/6.
/// </remarks>
internal sealed class RampWindows
{
    private const int RebaseAfter = 1 << 16;

    private readonly int[] _lengths;
    private readonly double[] _sd;
    private readonly int _capacity;
    private readonly double[] _y, _sum, _moment;
    private int _count;
    private int _since;

    // What is taken off every value: contrasts do not see it, the digits of the sums do.
    private double _level;

    public RampWindows(RampTestOptions options)
    {
        double q = options.DiffusionMmHg2PerH * options.BinS / 3_600;
        int shortest = Math.Max(1, (int)Math.Round(options.ShortestS / options.BinS)), longest = Math.Max(shortest, (int)Math.Round(options.LongestS / options.BinS));
        _lengths = [.. Enumerable.Range(0, options.Windows).Select(i => (int)Math.Round(shortest * Math.Pow((double)longest / shortest, options.Windows == 1 ? 0 : i / (options.Windows - 1.0)))).Distinct()];
        _sd = [.. _lengths.Select(n => Math.Sqrt((options.SigmaMmHg * options.SigmaMmHg * ((n * (n + 1.0) * ((2.0 * n) + 1) / 6) + (n * (n + 1.0) * (n + 1.0) / 4))) + (13.0 / 60 * q * Math.Pow(n, 5))))];
        _capacity = (2 * longest) + 1;
        // Index k holds the sums of the bins before it, so that a window is one difference.
        (_y, _sum, _moment) = (new double[_capacity + RebaseAfter], new double[_capacity + RebaseAfter + 1], new double[_capacity + RebaseAfter + 1]);
    }

    /// <summary>Seconds from the beginning of a ramp until its mean contrast reaches a threshold in the shortest window that it fills; infinite when that is longer than the longest one.</summary>
    /// <param name="options">The test.</param>
    /// <param name="threshold">Standard deviations.</param>
    /// <param name="mmHgPerH">The fall.</param>
    public static double DelayS(RampTestOptions options, double threshold, double mmHgPerH)
    {
        var windows = new RampWindows(options);
        for (int w = 0; w < windows._lengths.Length; w++)
        {
            double n = windows._lengths[w];
            if (mmHgPerH * options.BinS / 3_600 * n * (n + 1) * ((2 * n) + 1) / 6 >= threshold * windows._sd[w]) return n * options.BinS;
        }
        return double.PositiveInfinity;
    }

    /// <summary>Forgets: windows reach back no further than the next bin.</summary>
    public void Restart() => _since = _count;

    /// <summary>Takes the next bin.</summary>
    /// <returns>The largest contrast in its standard deviations, over the windows that fit; negative infinity when none does.</returns>
    public double Add(double y)
    {
        if (_count == _y.Length) Rebase();
        double value = y - _level;
        _y[_count] = value;
        _sum[_count + 1] = _sum[_count] + value;
        _moment[_count + 1] = _moment[_count] + (value * _count);
        _count++;
        double most = double.NegativeInfinity;
        for (int w = 0; w < _lengths.Length; w++)
        {
            int n = _lengths[w], from = _count - n;
            if (from - n < _since) break;
            double level = (_sum[from] - _sum[from - n]) / n;
            double weighted = _moment[_count] - _moment[from] - ((from - 1) * (_sum[_count] - _sum[from]));
            double contrast = weighted - (level * n * (n + 1.0) / 2);
            most = Math.Max(most, -contrast / _sd[w]);
        }
        return most;
    }

    // Sums over months would lose the digits that the difference needs.
    private void Rebase()
    {
        int drop = _count - _capacity;
        double level = _y[drop];
        for (int k = 0; k < _capacity; k++) _y[k] = _y[drop + k] - level;
        _level += level;
        (_sum[0], _moment[0]) = (0, 0);
        for (int k = 0; k < _capacity; k++)
        {
            _sum[k + 1] = _sum[k] + _y[k];
            _moment[k + 1] = _moment[k] + (_y[k] * k);
        }
        (_count, _since) = (_capacity, Math.Max(0, _since - drop));
    }
}
