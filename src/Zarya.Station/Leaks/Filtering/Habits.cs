namespace Zarya.Station.Leaks.Filtering;

/// <summary>What weeks have taught about a station: kept over an incident.</summary>
/// <param name="LogLikelihoods">How well each noise model did.</param>
/// <param name="Loss">Ordinary loss, mmHg/h in this volume.</param>
/// <param name="LossSd">How well it is known, mmHg/h.</param>
/// <param name="VolumeM3">The volume, m³.</param>
internal sealed record Habits(double[] LogLikelihoods, double Loss, double LossSd, double VolumeM3);
