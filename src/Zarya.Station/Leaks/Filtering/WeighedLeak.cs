namespace Zarya.Station.Leaks.Filtering;

/// <summary>A hypothesis of a leak that speaks.</summary>
/// <param name="LogWeight">ln of its weight, not normalised.</param>
/// <param name="Filter">Of which noise model.</param>
/// <param name="Onset">Its number in that filter's bank.</param>
/// <param name="RateMmHgPerH">Its likeliest size.</param>
/// <param name="Variance">Of that, (mmHg/h)².</param>
/// <param name="IsBesideOld">Whether it is weighed beside the <see cref="Companion"/>.</param>
internal readonly record struct WeighedLeak(double LogWeight, int Filter, int Onset, double RateMmHgPerH, double Variance, bool IsBesideOld);
