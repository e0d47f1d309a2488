using Zarya.Time;

namespace Zarya.Station.Leaks.Places;

/// <summary>A hatch that was shut since the telemetry began and still is.</summary>
/// <param name="Hatch">Index of the hatch.</param>
/// <param name="Since">When it was shut, as logged.</param>
public readonly record struct ShutHatch(int Hatch, Instant Since);
