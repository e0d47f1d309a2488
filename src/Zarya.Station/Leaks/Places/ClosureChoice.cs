namespace Zarya.Station.Leaks.Places;

/// <summary>What an advisor says: a closure, or none, and why.</summary>
/// <param name="Closure">The advice; null when no closure is both safe and useful.</param>
/// <param name="Why">In words, always.</param>
/// <param name="MinutesToTell">Minutes from now until the test has told: reopening what must be reopened, shutting and waiting; NaN without a closure.</param>
public sealed record ClosureChoice(ClosureAdvice? Closure, string Why, double MinutesToTell = double.NaN);
