namespace Zarya.Station.Leaks;

/// <summary>A hatch to shut, and what will be seen.</summary>
/// <param name="Hatch">Index of the hatch.</param>
/// <param name="InsideModules">The modules that the closure cuts off from the side on which most pressure sensors are.</param>
/// <param name="IfInsideMinTo1MmHg">Minutes until the cut-off side has fallen by 1 mmHg if the leak is in it.</param>
/// <param name="IfOutsideMinTo1MmHg">Minutes until the other side has fallen by 1 mmHg if the leak is there.</param>
/// <param name="WaitMin">Minutes to wait before the test tells.</param>
/// <param name="OpenAgainBeforeMin">Minutes after which the hatch must be open again, half the time of a 1 mmHg fall, or it cannot be pulled open.</param>
/// <param name="ExpectedBits">Information expected of it.</param>
/// <param name="KeepClosed">Shut this one too and do not reopen the last one.</param>
/// <param name="CrewMoves">Where all of the crew must be before the hatch is shut: module and number.</param>
public sealed record ClosureAdvice(
    int Hatch, IReadOnlyList<int> InsideModules, double IfInsideMinTo1MmHg, double IfOutsideMinTo1MmHg, double WaitMin, double OpenAgainBeforeMin,
    double ExpectedBits, bool KeepClosed, IReadOnlyList<CrewPlace> CrewMoves);

/// <summary>People in a module.</summary>
public readonly record struct CrewPlace(int Module, int Count);
