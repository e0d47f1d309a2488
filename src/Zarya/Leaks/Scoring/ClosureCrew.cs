using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>A crew that does what it is told: goes to its places, opens the last hatch again unless it is to be kept, shuts the next one 4 min later, reads a gauge on the side without sensors, waits.</summary>
/// <remarks>Four minutes of handling: facts/leak-statistics.md section 5. It waits until the advice changes or the time is up, then opens the hatch unless the next advice keeps it. Opening with over 1 mmHg across is counted: such a hatch cannot be pulled open before the pressures are evened out.</remarks>
/// <param name="flight">The flight.</param>
/// <param name="guide">Who advises.</param>
internal sealed class ClosureCrew(CaseFlight flight, IClosureGuide guide)
{
    private const double StuckMmHg = 1;
    private static readonly Duration s_handling = Duration.FromSeconds(240);

    private readonly HatchBoard _hatches = new(flight.Plan);
    private ClosureAdvice? _doing;
    private Instant _shutAt;
    private bool _isShut;

    /// <summary>Hatches shut so far.</summary>
    public int Closures { get; private set; }

    /// <summary>Closures that would cut, or cut, somebody off.</summary>
    public int Unsafe { get; private set; }

    /// <summary>Hatches opened with more than 1 mmHg across them.</summary>
    public int Stuck { get; private set; }

    /// <summary>When the last hatch was shut.</summary>
    public Instant LastShut => _shutAt;

    public void Operate(Operation operation)
    {
        _hatches.Operate(operation);
        guide.Operate(operation);
    }

    /// <summary>What is to be done at a time; called every minute.</summary>
    public void Act(Instant now)
    {
        if (_doing is null)
        {
            if (guide.TryAdvise(now, out ClosureAdvice? first)) Begin(first!, now);
            return;
        }
        if (now < _shutAt) return;
        _isShut = true;
        if (!guide.HasTold(_doing, _shutAt, now)) return;
        bool hasAdvice = guide.TryAdvise(now, out ClosureAdvice? next);
        if (hasAdvice && !ReferenceEquals(next, _doing) && _hatches.Open[next!.Hatch]) Begin(next, now);
        // The time is up and nothing new is said: the hatch is opened. Told that there is nothing more to shut, the crew leaves it as it is.
        else if (hasAdvice && !_hatches.Open[_doing.Hatch]) Reopen(_doing.Hatch, now);
    }

    private void Begin(ClosureAdvice advice, Instant now)
    {
        if (!_hatches.IsSafe(advice)) Unsafe++;
        if (advice.CrewMoves.Count > 0) flight.MoveCrew(advice.CrewMoves, now);
        if (_isShut && !advice.KeepClosed && _hatches.LastShut >= 0) Reopen(_hatches.LastShut, now);
        _shutAt = now + s_handling;
        flight.CloseHatch(advice.Hatch, _shutAt);
        if (Closures > 0) flight.StopGauge(now);
        flight.StartGauge(GaugePlace(advice), _shutAt, 60);
        (_doing, _isShut) = (advice, false);
        Closures++;
    }

    private void Reopen(int hatch, Instant now)
    {
        if (Across(hatch, now) > StuckMmHg) Stuck++;
        flight.OpenHatch(hatch, now);
    }

    private int GaugePlace(ClosureAdvice advice)
    {
        var hatch = flight.Plan.Hatches[advice.Hatch];
        return advice.InsideModules.Contains(hatch.A) ? hatch.A : hatch.B;
    }

    private double Across(int hatch, Instant now)
    {
        IReadOnlyList<double> pressures = flight.Truth(now).PressureMmHg;
        return Math.Abs(pressures[flight.Plan.Hatches[hatch].A] - pressures[flight.Plan.Hatches[hatch].B]);
    }
}
