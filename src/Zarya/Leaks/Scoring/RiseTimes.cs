using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Whether growth of a leak that stands was noticed: a leak of many steps has one alarm, and its figures must follow.</summary>
internal sealed class RiseTimes
{
    private readonly List<(double AtH, double MiddleMm2, double EndH)> _steps = [];
    private readonly double[] _noticedH;
    private readonly Instant _start;

    public RiseTimes(LeakCase flown)
    {
        _start = flown.Start;
        double[] changes = [.. flown.Leaks.SelectMany(l => l.Segments.Select(s => s.FromH)).Where(h => h > 0 && h < flown.DurationH).Distinct().Order()];
        for (int i = 0; i < changes.Length; i++)
        {
            double before = flown.Leaks.Sum(l => l.AreaMm2(changes[i] - 1e-6)), after = flown.Leaks.Sum(l => l.AreaMm2(changes[i]));
            // Growth by less than a fifth is no event of its own.
            if (before > 0 && after > 1.2 * before) _steps.Add((changes[i], Math.Sqrt(before * after), i + 1 < changes.Length ? changes[i + 1] : flown.DurationH));
        }
        _noticedH = new double[_steps.Count];
        Array.Fill(_noticedH, double.PositiveInfinity);
    }

    public void Assess(Instant time, double cdaMm2)
    {
        double hours = (time - _start).Nanoseconds / 3.6e12;
        for (int i = 0; i < _steps.Count; i++)
        {
            if (hours >= _steps[i].AtH && hours < _steps[i].EndH && cdaMm2 >= _steps[i].MiddleMm2 && double.IsInfinity(_noticedH[i])) _noticedH[i] = hours - _steps[i].AtH;
        }
    }

    public IEnumerable<RiseFigures> Finish() => _steps.Select((s, i) => new RiseFigures(s.AtH, _noticedH[i]));
}
