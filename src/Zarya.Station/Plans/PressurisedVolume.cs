namespace Zarya.Station.Plans;

/// <summary>A compartment with air in it.</summary>
/// <param name="Id">Its name in the station file.</param>
/// <param name="Segment">Whose it is (<c>RS</c>, <c>US</c>); empty when the file does not say.</param>
/// <param name="FreeM3">Gas volume in m³, over 0.</param>
/// <param name="CentreM">Centre in the station's structural frame, m; three numbers, or empty when unknown.</param>
public sealed record PressurisedVolume(string Id, string Segment, double FreeM3, IReadOnlyList<double> CentreM);
