using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>One row of telemetry.</summary>
/// <param name="Time">When it was measured.</param>
/// <param name="Quantity">What.</param>
/// <param name="Module">Where: an index into <see cref="Plans.StationPlan.Modules"/>.</param>
/// <param name="Value">In the unit of the quantity; NaN when the sensor reports no value.</param>
public readonly record struct Measurement(Instant Time, Quantity Quantity, int Module, double Value);
