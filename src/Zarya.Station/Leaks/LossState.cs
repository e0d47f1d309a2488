namespace Zarya.Station.Leaks;

/// <summary>What the watch holds true of the air at one moment: the fields of an assessment.</summary>
/// <param name="LeakProbability">Probability that there is a leak above the ordinary loss, 0 to 1.</param>
/// <param name="RateMmHgPerH">Whole present loss to space as a fall of pressure in <see cref="Group"/>, positive, mmHg/h.</param>
/// <param name="RateKgPerD">The same in kg/d.</param>
/// <param name="CdaMm2">Effective area Cd·A of the whole loss, mm².</param>
/// <param name="ReserveTo490H">Hours until 490 mmHg in the group (or the first floor of the settings).</param>
/// <param name="ReserveTo520H">Hours until 520 mmHg (or the second floor).</param>
/// <param name="ReserveLinear490H">The conservative short form: (P − 490)/rate, hours.</param>
/// <param name="ReserveLinear520H">The same to 520 mmHg.</param>
/// <param name="PressureMmHg">Pressure of the group, mmHg.</param>
/// <param name="NitrogenKg">Mass of dry nitrogen in the group at the station file's volumes, kg; NaN when not measured.</param>
/// <param name="Attribution">What the pressure change consists of.</param>
/// <param name="Compartments">Probability by module, in the order of the station file; sums to 1.</param>
/// <param name="Group">Modules of the connected volume in which the loss happens.</param>
/// <param name="RuledOut">Explanations that were considered and why they do not do, in words.</param>
/// <param name="Doubt">What the telemetry cannot tell at present and what would tell it; empty when nothing is in doubt.</param>
public sealed record LossState(
    double LeakProbability, Estimate RateMmHgPerH, Estimate RateKgPerD, Estimate CdaMm2, Estimate ReserveTo490H, Estimate ReserveTo520H,
    Estimate ReserveLinear490H, Estimate ReserveLinear520H, double PressureMmHg, double NitrogenKg, Attribution Attribution,
    IReadOnlyList<double> Compartments, IReadOnlyList<int> Group, IReadOnlyList<string> RuledOut, IReadOnlyList<string> Doubt);
