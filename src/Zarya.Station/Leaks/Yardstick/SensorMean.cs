namespace Zarya.Station.Leaks.Yardstick;

/// <summary>The mean of sensors that disagree by constants, come and go: changes are averaged and added up, so that a sensor that falls silent moves nothing.</summary>
internal sealed class SensorMean(int sensors)
{
    private readonly double[] _sum = new double[sensors], _last = Filled(sensors);
    private readonly int[] _count = new int[sensors];

    /// <summary>Sum of the mean changes, from 0.</summary>
    public double Change { get; private set; }

    /// <summary>Mean of the last values; NaN before there is one.</summary>
    public double Level { get; private set; } = double.NaN;

    public void Add(int sensor, double value)
    {
        _sum[sensor] += value;
        _count[sensor]++;
    }

    /// <summary>Ends a bin.</summary>
    public void EndBin()
    {
        double change = 0, level = 0;
        int changed = 0, known = 0;
        for (int s = 0; s < _sum.Length; s++)
        {
            if (_count[s] > 0)
            {
                double mean = _sum[s] / _count[s];
                if (!double.IsNaN(_last[s]))
                {
                    change += mean - _last[s];
                    changed++;
                }
                (_last[s], _sum[s], _count[s]) = (mean, 0, 0);
            }
            if (double.IsNaN(_last[s])) continue;
            level += _last[s];
            known++;
        }
        if (changed > 0) Change += change / changed;
        if (known > 0) Level = level / known;
    }

    private static double[] Filled(int sensors)
    {
        double[] values = new double[sensors];
        Array.Fill(values, double.NaN);
        return values;
    }
}
