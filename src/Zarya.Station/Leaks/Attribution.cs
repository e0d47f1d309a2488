namespace Zarya.Station.Leaks;

/// <summary>What the pressure change consists of, mmHg/h; a fall is negative. The parts add up to the observed change.</summary>
/// <param name="Temperature">By warming and cooling.</param>
/// <param name="Oxygen">By oxygen made and used, the loss not counted.</param>
/// <param name="CarbonDioxideAndWater">By CO₂ and humidity.</param>
/// <param name="Operations">By what people did: represses, vents, airlock cycles, vehicles.</param>
/// <param name="Ordinary">By the ordinary loss that the station always has.</param>
/// <param name="Unexplained">What is left: a leak, or what nobody measures.</param>
/// <param name="UnexplainedSd">Standard deviation of <see cref="Unexplained"/>.</param>
public readonly record struct Attribution(double Temperature, double Oxygen, double CarbonDioxideAndWater, double Operations, double Ordinary, double Unexplained, double UnexplainedSd);
