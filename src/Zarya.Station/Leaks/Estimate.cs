namespace Zarya.Station.Leaks;

/// <summary>A quantity with its 90 % interval.</summary>
/// <param name="Median">Half of the probability lies below.</param>
/// <param name="P05">5 % of the probability lies below.</param>
/// <param name="P95">95 % of the probability lies below.</param>
public readonly record struct Estimate(double Median, double P05, double P95);
