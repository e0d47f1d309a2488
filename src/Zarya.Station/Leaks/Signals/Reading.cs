namespace Zarya.Station.Leaks.Signals;

/// <summary>A sensor's mean over one step.</summary>
/// <param name="Track">The sensor.</param>
/// <param name="Mean">Mean of its readings.</param>
/// <param name="NoiseVariance">Variance of that mean.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct Reading(SensorTrack Track, double Mean, double NoiseVariance, double Weight);
