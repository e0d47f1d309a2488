using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Plain halving with the watch's own probabilities: the same knowledge, the other rule. A test takes the time that it was given.</summary>
internal sealed class HalvingGuide : IClosureGuide
{
    private readonly HalvingAdvisor _advisor;
    private readonly RateSensing _sensing;
    private HatchStates _states;
    private LossState? _state;

    public HalvingGuide(StationPlan plan)
    {
        _advisor = new HalvingAdvisor(plan);
        _states = new HatchStates(plan);
        _sensing = new RateSensing { HasSensor = [.. plan.Modules.Select(m => plan.Sensors.Channels.Any(c => c.Name == "P_total" && (c.Modules.Count == 0 || c.Modules.Contains(m.Id))))] };
    }

    /// <inheritdoc/>
    public void Hear(LeakReport report) => _state = report switch
    {
        AssessmentReport assessment => assessment.State,
        AlarmReport alarm => alarm.State,
        _ => _state,
    };

    /// <inheritdoc/>
    public void Operate(Operation operation) => _states = _states.After(operation);

    /// <inheritdoc/>
    public bool TryAdvise(Instant now, out ClosureAdvice? advice)
    {
        advice = _state is { CdaMm2.Median: > 0 } state ? _advisor.Advise(_states, state.Compartments, state.CdaMm2, state.PressureMmHg, _sensing).Closure : null;
        return advice is not null;
    }

    /// <inheritdoc/>
    public bool HasTold(ClosureAdvice advice, Instant shut, Instant now) => (now - shut).Nanoseconds >= advice.WaitMin * 6e10;
}
