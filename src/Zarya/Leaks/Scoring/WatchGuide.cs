using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>The watch's own advice: a test is over when the advice changes or its waiting time has passed.</summary>
internal sealed class WatchGuide : IClosureGuide
{
    private NextClosureReport? _latest;

    /// <inheritdoc/>
    public void Hear(LeakReport report)
    {
        if (report is NextClosureReport advice) _latest = advice;
    }

    /// <inheritdoc/>
    public void Operate(Operation operation)
    {
    }

    /// <inheritdoc/>
    public bool TryAdvise(Instant now, out ClosureAdvice? advice)
    {
        advice = _latest?.Closure;
        return advice is not null;
    }

    /// <inheritdoc/>
    public bool HasTold(ClosureAdvice advice, Instant shut, Instant now) =>
        (_latest is { } latest && latest.Time > shut && !ReferenceEquals(latest.Closure, advice)) || (now - shut).Nanoseconds >= advice.WaitMin * 6e10;
}
