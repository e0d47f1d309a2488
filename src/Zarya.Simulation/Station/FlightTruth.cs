using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>What is true at one moment of a simulated flight. The loss counts the ordinary loss in, as the assessments of a leak watch do.</summary>
/// <param name="Time">The moment.</param>
/// <param name="PressureMmHg">Pressure by module.</param>
/// <param name="LeakCdaMm2">Effective area of leaks by module, patches counted, the ordinary loss not.</param>
/// <param name="LeakModule">Module of the largest leak that is open; −1 without one.</param>
/// <param name="Group">Modules of the connected volume with that leak; without a leak, of the largest volume.</param>
/// <param name="GroupVolumeM3">True volume of the group, m³.</param>
/// <param name="GroupPressureMmHg">Pressure in it.</param>
/// <param name="GroupCdaMm2">Effective area of the whole loss of the group.</param>
/// <param name="RateMmHgPerH">Fall of pressure in the group by the whole loss, positive.</param>
/// <param name="LossKgPerD">Whole loss to space of the group.</param>
/// <param name="OrdinaryKgPerD">The ordinary part of it.</param>
/// <param name="StationLossKgPerD">Whole loss to space of all groups.</param>
/// <param name="Onsets">When leaks began that have begun.</param>
/// <param name="ReserveTo490H">Hours to 490 mmHg by <c>(P/r) ln(P/490)</c>, infinite without loss.</param>
/// <param name="ReserveTo520H">The same to 520 mmHg.</param>
/// <param name="LinearTo490H">Hours by <c>(P − 490)/r</c>.</param>
/// <param name="LinearTo520H">The same to 520 mmHg.</param>
public sealed record FlightTruth(
    Instant Time, IReadOnlyList<double> PressureMmHg, IReadOnlyList<double> LeakCdaMm2, int LeakModule, IReadOnlyList<int> Group, double GroupVolumeM3, double GroupPressureMmHg,
    double GroupCdaMm2, double RateMmHgPerH, double LossKgPerD, double OrdinaryKgPerD, double StationLossKgPerD, IReadOnlyList<Instant> Onsets,
    double ReserveTo490H, double ReserveTo520H, double LinearTo490H, double LinearTo520H);
