using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks;

/// <summary>
/// What the gauges on both sides of a hatch say of it while the log is late or silent: logs are minutes off and some lines never come, and a period of readings that runs over a hatch's motion tells lies about both sides.
/// </summary>
/// <remarks>
/// A hatch that opens evens the pressures out within seconds: a difference that stood is gone from one step to the next. One that is shut on the watch's advice lets the two sides part, each in agreement with itself.
/// Differences are of step means freed of the gauges' offsets; with gauges of 0.05 mmHg at 1 Hz one such mean is good to 0.016 mmHg.
/// </remarks>
/// <param name="plan">The station.</param>
/// <param name="sensors">Its gauges.</param>
internal sealed class HatchWitness(StationPlan plan, SensorBank sensors)
{
    /// <summary>A difference that stood, mmHg, and the part of it that offsets and noise may leave when the hatch is open.</summary>
    private const double Stood = 0.12, Left = 0.3, MostLeft = 0.1;

    /// <summary>Two sides that part: the difference of three steps in a row, mmHg, and how well each side must agree with itself.</summary>
    private const double First = 0.02, Second = 0.04, Third = 0.06, Agreement = 0.06;
    private readonly (double Before, double Last)[] _shut = [.. Enumerable.Repeat((double.NaN, double.NaN), plan.Hatches.Count)];
    private readonly List<double> _parting = [];
    private int _advised = -1;

    /// <summary>Looks at the step that has just been taken.</summary>
    /// <param name="endS">Its end, seconds of the watch.</param>
    /// <param name="states">The hatches as they are logged.</param>
    /// <param name="advised">The hatch whose closing was advised last; −1 for none.</param>
    /// <param name="hatch">The hatch that has moved.</param>
    /// <param name="isOpen">How it stands now.</param>
    /// <returns>Whether a hatch has moved that the log says nothing of.</returns>
    public bool TrySee(double endS, HatchStates states, int advised, out int hatch, out bool isOpen)
    {
        (hatch, isOpen) = (-1, true);
        for (int h = 0; h < _shut.Length; h++)
        {
            double now = states.IsOpen(h) ? double.NaN : Difference(endS, states, h);
            (double before, double last) = _shut[h];
            _shut[h] = (last, now);
            double gone = Math.Min(Left * Math.Abs(before), MostLeft);
            bool evened = Math.Abs(before) > Stood && Math.Abs(last) < gone && Math.Abs(now) < gone && Math.Abs(now - last) < 0.35 * Math.Abs(before - last);
            // Of several hatches between the same volumes the one shut last is the one that people handle.
            if (evened && (hatch < 0 || Order(states, h) > Order(states, hatch))) hatch = h;
        }

        if (hatch < 0 && Parts(endS, states, advised)) (hatch, isOpen) = (advised, false);
        if (hatch >= 0) _shut[hatch] = (double.NaN, double.NaN);
        return hatch >= 0;
    }

    private bool Parts(double endS, HatchStates states, int advised)
    {
        if (advised < 0 || !states.IsOpen(advised) || advised != _advised) _parting.Clear();
        _advised = advised;
        if (advised < 0 || !states.IsOpen(advised)) return false;
        double d = Difference(endS, states.With(advised, open: false), advised);
        if (double.IsNaN(d)) return false;
        _parting.Add(d);
        if (_parting.Count > 3) _parting.RemoveAt(0);
        if (_parting.Count < 3) return false;
        double sign = Math.Sign(d);
        (double a, double b, double c) = (sign * _parting[0], sign * _parting[1], sign * _parting[2]);
        return a > First && b > Second && c > Third && c > b && b > a;
    }

    /// <summary>How much higher the pressure is on the side of the hatch's A; NaN when one side has no gauge, or does not agree with itself.</summary>
    private double Difference(double endS, HatchStates states, int hatch)
    {
        Hatch h = plan.Hatches[hatch];
        if (!states.IsPresent(h.A) || !states.IsPresent(h.B) || states.GroupIndex(h.A) == states.GroupIndex(h.B)) return double.NaN;
        return sensors.TryPressure(states.Group(h.A).Modules, endS, out double a, out double spreadA) && sensors.TryPressure(states.Group(h.B).Modules, endS, out double b, out double spreadB)
            && Math.Max(spreadA, spreadB) < Agreement ? a - b : double.NaN;
    }

    private static int Order(HatchStates states, int hatch)
    {
        for (int i = states.Shut.Count - 1; i >= 0; i--)
        {
            if (states.Shut[i].Hatch == hatch) return i;
        }

        return -1;
    }
}
