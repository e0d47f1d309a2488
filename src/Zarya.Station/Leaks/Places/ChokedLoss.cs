namespace Zarya.Station.Leaks.Places;

/// <summary>The loss of a volume through a hole to space, and through a seal into a neighbour: the relation between effective area and rate.</summary>
/// <remarks>
/// Choked flow of dry air, γ 1.4, with the cabin kept at 23 °C by walls and equipment: <c>−dP/dt = Cd·A · K·√(RT) / V · P</c>, K = 0.6847, K·√(RT) = 199.643 m/s
/// (facts/station.md section 6; physics_reference of leak-cases.json). 5 K of error in the temperature is 0.8 % of the speed.
/// </remarks>
public static class ChokedLoss
{
    /// <summary>Volume of cabin air lost a second and m² of effective area, m/s, at 23 °C.</summary>
    public const double SpeedMPerS = 199.643;

    // mm² to m², s to h.
    private const double Scale = SpeedMPerS * 1e-6 * 3600;
    private const double AirJPerKgK = 287.05;

    /// <summary>Fall of pressure in mmHg/h of a volume of <paramref name="volumeM3"/> m³ at <paramref name="pressureMmHg"/> mmHg through <paramref name="cdaMm2"/> mm² of Cd·A.</summary>
    public static double RateMmHgPerH(double cdaMm2, double volumeM3, double pressureMmHg) => cdaMm2 * Scale / volumeM3 * pressureMmHg;

    /// <summary>Cd·A in mm² that makes a fall of <paramref name="rateMmHgPerH"/> mmHg/h: the inverse of <see cref="RateMmHgPerH"/>.</summary>
    public static double AreaMm2(double rateMmHgPerH, double volumeM3, double pressureMmHg) => rateMmHgPerH * volumeM3 / (Scale * pressureMmHg);

    /// <summary>
    /// Cd·A in mm² of the seal of a shut hatch through which a sound volume loses <paramref name="rateMmHgPerH"/> mmHg/h into a leaking one; infinite when the neighbour's pressure is not lower.
    /// </summary>
    /// <remarks>Isentropic orifice, unchoked above a pressure ratio of 0.528 (facts/station.md section 6), at 23 °C.</remarks>
    /// <param name="rateMmHgPerH">Fall of the sound volume, mmHg/h.</param>
    /// <param name="volumeM3">The sound volume, m³.</param>
    /// <param name="pressureMmHg">Its pressure, mmHg.</param>
    /// <param name="neighbourMmHg">Pressure behind the hatch, mmHg.</param>
    public static double SealAreaMm2(double rateMmHgPerH, double volumeM3, double pressureMmHg, double neighbourMmHg)
    {
        double ratio = Math.Max(neighbourMmHg / pressureMmHg, 0.52828);
        if (ratio >= 1) return double.PositiveInfinity;
        const double g = 1.4;
        // Mass flow over density: √(2g/(g−1)·RT·(x^(2/g) − x^((g+1)/g))).
        double speed = Math.Sqrt(2 * g / (g - 1) * AirJPerKgK * 296.15 * (Math.Pow(ratio, 2 / g) - Math.Pow(ratio, (g + 1) / g)));
        return rateMmHgPerH * volumeM3 / (speed * 1e-6 * 3600 * pressureMmHg);
    }
}
