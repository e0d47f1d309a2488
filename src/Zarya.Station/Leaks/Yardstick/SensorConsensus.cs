namespace Zarya.Station.Leaks.Yardstick;

/// <summary>What sensors that disagree by slowly changing offsets say together: the median of their readings less their offsets, which are learned over a day. One that falls silent, sticks or jumps is outvoted when there are three.</summary>
internal sealed class SensorConsensus(int sensors, double binS)
{
    private const double OffsetLearningS = 86_400;
    private const double StaleS = 900;

    private readonly double[] _sum = new double[sensors], _last = new double[sensors], _offset = new double[sensors], _age = Filled(sensors), _sorted = new double[sensors];
    private readonly int[] _count = new int[sensors];

    /// <summary>What they say at the end of the last bin; NaN before there is anything.</summary>
    public double Level { get; private set; } = double.NaN;

    public void Add(int sensor, double value)
    {
        _sum[sensor] += value;
        _count[sensor]++;
    }

    /// <summary>Ends a bin.</summary>
    public void EndBin()
    {
        int heard = 0;
        for (int s = 0; s < _sum.Length; s++)
        {
            if (_count[s] == 0)
            {
                _age[s] += binS;
            }
            else
            {
                (_last[s], _sum[s], _count[s]) = (_sum[s] / _count[s], 0, 0);
                // New, or back after a silence: it begins where the others are.
                if (_age[s] > StaleS) _offset[s] = double.IsNaN(Level) ? 0 : _last[s] - Level;
                _age[s] = 0;
                if (double.IsNaN(Level)) Level = _last[s];
            }
            if (_age[s] <= StaleS) _sorted[heard++] = _last[s] - _offset[s];
        }
        if (heard == 0) return;
        Array.Sort(_sorted, 0, heard);
        Level = (_sorted[(heard - 1) / 2] + _sorted[heard / 2]) / 2;
        for (int s = 0; s < _sum.Length; s++)
        {
            if (_age[s] <= StaleS) _offset[s] += (_last[s] - Level - _offset[s]) * binS / OffsetLearningS;
        }
    }

    private static double[] Filled(int sensors)
    {
        double[] values = new double[sensors];
        Array.Fill(values, double.PositiveInfinity);
        return values;
    }
}
