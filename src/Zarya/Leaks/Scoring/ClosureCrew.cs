using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>A crew that does what it is told: goes to its places, opens the last hatch again unless it is to be kept, shuts the next one 4 min later, reads a gauge on the side without sensors, waits.</summary>
/// <remarks>Four minutes of handling: facts/leak-statistics.md section 5. A hatch is opened again in time when the gauge shows 0.5 mmHg across it, more cannot be pulled open.</remarks>
/// <param name="flight">The flight.</param>
/// <param name="guide">Who advises.</param>
internal sealed class ClosureCrew(CaseFlight flight, IClosureGuide guide)
{
    private const double StuckMmHg = 1;
    private const double OpenAtMmHg = 0.5;
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
        // The gauges may say that the leak is behind it before the watch does; what has been read by then is what the test gives.
        bool mustOpen = !_hatches.Open[_doing.Hatch] && (now - _shutAt).Nanoseconds >= _doing.OpenAgainBeforeMin * 6e10 && Across(_doing.Hatch, now) >= OpenAtMmHg;
        if (!mustOpen && !guide.HasTold(_doing, _shutAt, now)) return;
        if (guide.TryAdvise(now, out ClosureAdvice? advice) && !ReferenceEquals(advice, _doing) && _hatches.Open[advice!.Hatch]) Begin(advice, now);
        else if (mustOpen) Reopen(_doing.Hatch, now);
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
