using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>A crew that has put a patch on and does what the watch then advises to prove it: shuts the hatch 4 min later, reads a gauge behind it, opens it when the time is up.</summary>
/// <param name="flight">The flight.</param>
internal sealed class PatchProof(CaseFlight flight)
{
    private static readonly Duration s_handling = Duration.FromSeconds(240);
    private bool _isPatched;
    private ClosureAdvice? _doing;
    private Instant _openAt = Instant.MaxValue;

    /// <summary>When the crew acts next.</summary>
    public Instant Due => _openAt;

    /// <summary>Takes a row of the log.</summary>
    public void Operate(Operation operation) => _isPatched |= operation.Kind == OperationKind.Patch;

    /// <summary>Takes what the watch says.</summary>
    public void Hear(LeakReport report)
    {
        if (!_isPatched || _doing is not null || report is not NextClosureReport { Closure: { } advice }) return;
        Instant shutAt = report.Time + s_handling;
        flight.MoveCrew(advice.CrewMoves, report.Time);
        flight.CloseHatch(advice.Hatch, shutAt);
        var hatch = flight.Plan.Hatches[advice.Hatch];
        flight.StartGauge(advice.InsideModules.Contains(hatch.A) ? hatch.A : hatch.B, shutAt, 60);
        _doing = advice;
        _openAt = shutAt + Duration.FromMilliseconds((long)(advice.WaitMin * 60_000));
    }

    /// <summary>Opens the hatch when the time is up.</summary>
    public void Act(Instant now)
    {
        if (_doing is null || now < _openAt) return;
        flight.OpenHatch(_doing.Hatch, now);
        flight.StopGauge(now);
        (_doing, _openAt) = (null, Instant.MaxValue);
    }
}
