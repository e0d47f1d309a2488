namespace Zarya.Station.Leaks.Places;

/// <summary>Compartments joined by open hatches: one volume of air. An open hatch of 0.5 m² evens pressures out in well under a second (facts/station.md section 6), so nothing inside can be told apart by pressure.</summary>
/// <param name="Modules">Indices into the plan's modules, ascending.</param>
/// <param name="VolumeM3">Free volume together, m³, at the plan's volumes.</param>
/// <param name="Lifeboats">Number of lifeboats in it.</param>
public sealed record ConnectedVolume(IReadOnlyList<int> Modules, double VolumeM3, int Lifeboats);
