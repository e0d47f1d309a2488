namespace Zarya.Station.Leaks.Signals;

/// <summary>
/// The test for holes that empty a cabin in minutes: a ramp against the level that the filter expected, over windows from 4 to 120 s, reading by reading. Slower leaks are the filters' business.
/// </summary>
/// <remarks>
/// With τ the time since the beginning of the window, e the reading less what was expected and σ its noise: z = −Σ τ·e / √(σ²·Σ τ² + s²·(Στ)²), s the uncertainty of the level.
/// A ramp must also fit clearly better than a step at any place of the window: a step explains 8/9 of a ramp's energy, so this asks for about a third more time and keeps vents and equalisations out.
/// </remarks>
internal sealed class RapidTest
{
    private const int Length = 256, Levels = 24;
    private const double Threshold = 6.5, BetterThanStep = 6;
    private static readonly int[] s_windowsS = [4, 6, 10, 15, 25, 40, 60, 90, 120];
    private readonly double[] _at = new double[Length];
    private readonly double[] _value = new double[Length];
    private readonly double[] _variance = new double[Length];
    private readonly (double AtS, double Pressure, double Slope, double Variance)[] _levels = new (double, double, double, double)[Levels];
    private readonly double[] _second = new double[64];
    private readonly double[] _noise = new double[64];
    private double _secondS = double.NaN;
    private int _readings, _count, _levelCount;
    private double _leastFall;

    /// <summary>Rate that was found, mmHg/h.</summary>
    public double RateMmHgPerH { get; private set; }

    /// <summary>Its standard deviation, mmHg/h.</summary>
    public double RateSd { get; private set; }

    /// <summary>When it began, seconds of the watch.</summary>
    public double OnsetS { get; private set; }

    /// <summary>What the filter expects from now on.</summary>
    public void Expect(double atS, double pressure, double slopeMmHgPerH, double variance) => _levels[_levelCount++ % Levels] = (atS, pressure, slopeMmHgPerH / 3600, variance);

    /// <summary>Forgets what was.</summary>
    public void Clear() => (_count, _levelCount, _readings, _secondS) = (0, 0, 0, double.NaN);

    /// <summary>Takes a reading freed of its offset. True when the pressure runs away.</summary>
    public bool Take(double atS, double value, double sigma, double leastFallMmHg)
    {
        bool found = false;
        _leastFall = leastFallMmHg;
        double second = Math.Floor(atS);
        if (second != _secondS)
        {
            if (_readings > 0) found = Close();
            (_secondS, _readings) = (second, 0);
        }

        if (_readings < _second.Length)
        {
            _noise[_readings] = sigma * sigma;
            _second[_readings++] = value;
        }

        return found;
    }

    private bool Close()
    {
        // The median of three or more sensors: one that lies does not sway it.
        Array.Sort(_second, _noise, 0, _readings);
        int middle = _readings / 2;
        double value = _readings % 2 == 1 ? _second[middle] : (_second[middle] + _second[middle - 1]) / 2, noise = 0;
        for (int i = 0; i < _readings; i++) noise += _noise[i] / _readings;
        int slot = _count++ % Length;
        (_at[slot], _value[slot], _variance[slot]) = (_secondS + 0.5, value, noise * (_readings > 2 ? 1.45 : 1) / _readings);
        foreach (int window in s_windowsS)
        {
            // Long windows change little from one second to the next.
            if ((window < 25 || _count % 4 == 0) && Try(window)) return true;
        }

        return false;
    }

    private bool Try(int window)
    {
        double nowS = _secondS + 0.5, startS = nowS - window;
        if (!TryLevel(startS, out var level)) return false;
        (double te, double tt, double t, double noise, int n) = (0, 0, 0, 0, 0);
        Span<double> e = stackalloc double[Length], at = stackalloc double[Length];
        int first = _count;
        while (first > 0 && _count - first < Length && _at[(first - 1) % Length] > startS) first--;
        for (int i = first; i < _count; i++)
        {
            int slot = i % Length;
            double tau = _at[slot] - startS;
            e[n] = _value[slot] - level.Pressure - (level.Slope * (_at[slot] - level.AtS));
            at[n++] = tau;
            te += tau * e[n - 1];
            tt += tau * tau;
            t += tau;
            noise += _variance[slot];
        }

        if (n < 4) return false;
        noise /= n;
        double variance = (noise * tt) + (level.Variance * t * t), z = -te / Math.Sqrt(variance);
        if (z < Threshold) return false;
        double slope = te / tt;
        if (-slope * window < _leastFall) return false;
        if (StepFit(e[..n]) - RampFit(e[..n], at[..n], slope) < 2 * BetterThanStep * noise) return false;
        (RateMmHgPerH, RateSd, OnsetS) = (-slope * 3600, Math.Sqrt(variance) / tt * 3600, startS);
        return true;
    }

    private bool TryLevel(double startS, out (double AtS, double Pressure, double Slope, double Variance) level)
    {
        level = default;
        for (int i = _levelCount - 1; i >= Math.Max(0, _levelCount - Levels); i--)
        {
            level = _levels[i % Levels];
            if (level.AtS <= startS) return startS - level.AtS < 120;
        }

        return false;
    }

    private static double RampFit(ReadOnlySpan<double> e, ReadOnlySpan<double> at, double slope)
    {
        double sum = 0;
        for (int i = 0; i < e.Length; i++) sum += (e[i] - (slope * at[i])) * (e[i] - (slope * at[i]));
        return sum;
    }

    private static double StepFit(ReadOnlySpan<double> e)
    {
        (double total, double best, double tail) = (0, 0, 0);
        for (int i = 0; i < e.Length; i++) total += e[i] * e[i];
        for (int i = e.Length - 1; i >= 0; i--)
        {
            tail += e[i];
            best = Math.Max(best, tail * tail / (e.Length - i));
        }

        return total - best;
    }
}
