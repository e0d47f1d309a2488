using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>Something that the watch says.</summary>
/// <param name="Time">The moment of which it speaks; it depends on nothing later.</param>
public abstract record LeakReport(Instant Time);

/// <summary>The state of the air: every 10 min while nothing is wrong, every minute while an alarm stands.</summary>
public sealed record AssessmentReport(Instant Time, LossState State) : LeakReport(Time);

/// <summary>The leak alarm is raised.</summary>
public sealed record AlarmReport(Instant Time, string LeakId, LossState State) : LeakReport(Time);

/// <summary>The alarm is withdrawn, or the leak has ended.</summary>
public sealed record ClearReport(Instant Time, string LeakId, string Reason) : LeakReport(Time);

/// <summary>The advice which hatch to shut next.</summary>
/// <param name="Time">When it was given.</param>
/// <param name="Closure">The advice; null when there is no closure that is both safe and useful, with <paramref name="Why"/>.</param>
/// <param name="Why">In words.</param>
public sealed record NextClosureReport(Instant Time, ClosureAdvice? Closure, string Why) : LeakReport(Time);

/// <summary>How well a patch holds.</summary>
public sealed record PatchVerdictReport(Instant Time, int Module, Estimate ResidualCdaMm2, double HoldsProbability, double WaitMinFor99Percent, string Verdict) : LeakReport(Time);

/// <summary>A sensor is judged faulty.</summary>
public sealed record SensorFaultReport(Instant Time, Quantity Quantity, int Module, string Reason) : LeakReport(Time);

/// <summary>Answer to a tick: everything due up to <paramref name="Time"/> has been said.</summary>
public sealed record TickReport(Instant Time) : LeakReport(Time);
