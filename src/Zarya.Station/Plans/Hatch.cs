namespace Zarya.Station.Plans;

/// <summary>A hatch between two compartments.</summary>
/// <param name="Id">Its name in the station file.</param>
/// <param name="A">Index of the module on one side.</param>
/// <param name="B">Index of the module on the other side.</param>
/// <param name="AreaM2">Opening in m².</param>
/// <param name="OpenAtStart">Whether it is open when the telemetry begins.</param>
public sealed record Hatch(string Id, int A, int B, double AreaM2, bool OpenAtStart);
