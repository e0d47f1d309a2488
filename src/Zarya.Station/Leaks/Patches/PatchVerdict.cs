namespace Zarya.Station.Leaks.Patches;

/// <summary>How well a patch holds.</summary>
/// <param name="ResidualCdaMm2">Effective area that is left, mm².</param>
/// <param name="HoldsProbability">Probability that at most 5 % of the area before the patch is left.</param>
/// <param name="WaitMinFor99Percent">Further minutes, hatches as they are, until it is known to 99 % whether it holds; 0 when it is, infinite when it cannot be known so.</param>
/// <param name="Words">The verdict in words: one of those of <see cref="PatchGrade"/>.</param>
public sealed record PatchVerdict(Estimate ResidualCdaMm2, double HoldsProbability, double WaitMinFor99Percent, string Words);
