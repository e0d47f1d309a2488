using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Says which hatch is shut next, and when a test has told.</summary>
internal interface IClosureGuide
{
    /// <summary>Takes what the watch says.</summary>
    void Hear(LeakReport report);

    /// <summary>Takes a row of the log.</summary>
    void Operate(Operation operation);

    /// <summary>The closure to be done now, when the crew is free.</summary>
    /// <returns><see langword="false"/> when there is none at present.</returns>
    bool TryAdvise(Instant now, out ClosureAdvice? advice);

    /// <summary>Whether a test of <paramref name="advice"/> that was shut at <paramref name="shut"/> is over.</summary>
    bool HasTold(ClosureAdvice advice, Instant shut, Instant now);
}
