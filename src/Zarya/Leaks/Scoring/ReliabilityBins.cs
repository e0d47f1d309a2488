namespace Zarya.Leaks.Scoring;

/// <summary>How often compartments to which a probability was given were the true one, by tenths of probability; those under 1 % have a bin of their own.</summary>
internal sealed class ReliabilityBins
{
    public const int Count = 11;

    private readonly long[] _all = new long[Count];
    private readonly long[] _true = new long[Count];
    private readonly double[] _said = new double[Count];

    /// <summary>Takes one probability and whether it was so.</summary>
    public void Add(double probability, bool isTrue)
    {
        if (double.IsNaN(probability)) return;
        int bin = probability < 0.01 ? 0 : 1 + Math.Clamp((int)(probability * 10), 0, 9);
        _all[bin]++;
        _said[bin] += probability;
        if (isTrue) _true[bin]++;
    }

    /// <summary>Takes what other runs counted.</summary>
    public void Add(ReliabilityBins other)
    {
        for (int i = 0; i < Count; i++)
        {
            _all[i] += other._all[i];
            _true[i] += other._true[i];
            _said[i] += other._said[i];
        }
    }

    /// <summary>The bins that hold something: how many, mean probability, part that was true.</summary>
    public IEnumerable<(long Number, double Predicted, double Observed)> Rows()
    {
        for (int i = 0; i < Count; i++)
        {
            if (_all[i] > 0) yield return (_all[i], _said[i] / _all[i], (double)_true[i] / _all[i]);
        }
    }
}
