using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>Says which hatch to shut next, and says nothing new while a test runs that the crew is carrying out.</summary>
/// <param name="plan">The station.</param>
/// <param name="sensors">Its gauges.</param>
/// <param name="said">Where advice goes.</param>
/// <param name="logOffMin">How far the log of a hatch may be off, min.</param>
internal sealed class ClosureGuide(StationPlan plan, SensorBank sensors, Queue<LeakReport> said, double logOffMin)
{
    private readonly ClosureAdvisor _advisor = new(plan);
    private readonly PatchTestAdvisor _patches = new(plan);
    private PatchWatch? _tested;
    private double _testedS = double.NegativeInfinity;
    private ClosureAdvice? _last;
    private string _lastWhy = "";
    private double _givenS = double.NegativeInfinity;
    private bool _saidAny, _wasShut;

    /// <summary>The hatch whose closing was advised last; −1 for none.</summary>
    public int Advised => _last?.Hatch ?? -1;

    /// <summary>Advises at <paramref name="nowS"/> when there is something new to say.</summary>
    public void Advise(double nowS, Instant now, HatchStates states, PlacePosterior place, double pressureMmHg)
    {
        if (_last is not null)
        {
            double sinceMin = ShutMinutes(states, _last.Hatch, now);
            bool shut = !double.IsNaN(sinceMin);
            // The crew needs some minutes to move and shut; then the test needs its wait, unless it has told before.
            if (!shut && !_wasShut && nowS - _givenS < 1800) return;
            bool isOpenAgain = _wasShut && !shut;
            _wasShut = shut;
            if (shut && sinceMin < _last.WaitMin - 1 && !Told(states, place)) return;
            if (isOpenAgain) _last = null;
        }

        ClosureChoice choice = _advisor.Advise(states, place.Probabilities, place.Area, pressureMmHg, Sensing(nowS), now);
        // The advisor's wait is for a test that goes as reckoned; logs a minute off and gauges read once a minute want half as much again.
        if (choice.Closure is { } advice) choice = choice with { Closure = advice with { WaitMin = Math.Max(5, 1.5 * advice.WaitMin) } };
        bool same = choice.Closure is { } c && _last is not null && c.Hatch == _last.Hatch && c.KeepClosed == _last.KeepClosed && !states.IsOpen(c.Hatch);
        if (_saidAny && choice.Closure is null && _last is null && Gist(choice.Why) == Gist(_lastWhy)) return;
        if (_saidAny && (same || (choice.Closure is not null && _last is not null && Equal(choice.Closure, _last)))) return;
        (_last, _lastWhy, _givenS, _wasShut, _saidAny) = (choice.Closure, choice.Why, nowS, false, true);
        said.Enqueue(new NextClosureReport(now, choice.Closure, choice.Why));
    }

    /// <summary>Advises a closure that proves a patch, once a patch and again after three hours without a verdict.</summary>
    public void Test(double nowS, Instant now, HatchStates states, PatchWatch patch, double pressureMmHg)
    {
        if (patch.Module < 0 || patch.Verdict?.Words == PatchGrade.Holds || (ReferenceEquals(_tested, patch) && nowS - _testedS < 3 * 3600)) return;
        // A patch that clearly leaves something needs no proof; one in a volume that is shut off already is being proven.
        if (patch.Verdict is { Words: PatchGrade.Reduced, HoldsProbability: < 0.01 }) return;
        (_tested, _testedS) = (patch, nowS);
        ClosureChoice choice = _patches.Advise(states, patch.Module, patch.BeforeMm2, patch.Verdict?.HoldsProbability ?? 0.2, pressureMmHg, Sensing(nowS));
        (_last, _lastWhy, _givenS, _wasShut, _saidAny) = (choice.Closure, choice.Why, nowS, false, true);
        said.Enqueue(new NextClosureReport(now, choice.Closure, choice.Why));
    }

    private RateSensing Sensing(double nowS)
    {
        bool[] sees = new bool[plan.Modules.Count];
        for (int m = 0; m < sees.Length; m++) sees[m] = sensors.HasTelemetry(m, nowS);
        return new RateSensing { HasSensor = sees, SensorSigmaMmHg = 0.06, LogOffMin = logOffMin };
    }

    /// <summary>Minutes since a hatch was shut; NaN when it is open.</summary>
    private static double ShutMinutes(HatchStates states, int hatch, Instant now)
    {
        if (states.IsOpen(hatch)) return double.NaN;
        foreach (ShutHatch shut in states.Shut)
        {
            if (shut.Hatch == hatch && shut.Since != Instant.MinValue) return (now - shut.Since).Nanoseconds / 6e10;
        }

        return double.PositiveInfinity;
    }

    /// <summary>Whether one side of the shut hatch is as good as cleared.</summary>
    private bool Told(HatchStates states, PlacePosterior place)
    {
        Hatch hatch = plan.Hatches[_last!.Hatch];
        double a = place.GroupProbability(hatch.A), b = place.GroupProbability(hatch.B), both = a + b;
        return states.GroupIndex(hatch.A) != states.GroupIndex(hatch.B) && (both < 0.02 || Math.Min(a, b) / both < 0.01);
    }

    /// <summary>A reason without its numbers: 99.3 % after 99.4 % is no news.</summary>
    private static string Gist(string why) => string.Concat(why.Where(c => !char.IsAsciiDigit(c) && c is not ('.' or ' ')));

    private static bool Equal(ClosureAdvice a, ClosureAdvice b) => a.Hatch == b.Hatch && a.KeepClosed == b.KeepClosed && a.CrewMoves.SequenceEqual(b.CrewMoves);
}
