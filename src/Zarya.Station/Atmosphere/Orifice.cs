namespace Zarya.Station.Atmosphere;

/// <summary>Isentropic flow of air through a small opening, choked or not; the area is always the effective area Cd·A.</summary>
/// <remarks>
/// A perfect gas of γ = 1.4 and R = 287.05 J/(kg K), dry air. Formulas: one-dimensional isentropic nozzle (any text on gas dynamics, e.g. Shapiro 1953, ch. 4).
/// Cabin air is 0.6 % lighter than dry air; its mole flow here is that of dry air at the same pressure and temperature.
/// </remarks>
public static class Orifice
{
    /// <summary>Ratio of specific heats.</summary>
    public const double Gamma = 1.4;

    /// <summary>Specific gas constant of dry air, J/(kg K).</summary>
    public const double AirConstant = 287.05;

    /// <summary>√γ (2/(γ+1))^((γ+1)/(2(γ−1))), the choked flow factor.</summary>
    public const double ChokedFactor = 0.684731456;

    /// <summary>(2/(γ+1))^(γ/(γ−1)): below this ratio of the pressures the flow is choked.</summary>
    public const double CriticalRatio = 0.528281788;

    /// <summary>Volume of cabin air that leaves through 1 m² to vacuum, m³/s: K √(R T), 199.6 m/s at 23 °C.</summary>
    public static double ChokedSpeed(double temperatureK) => ChokedFactor * Math.Sqrt(AirConstant * temperatureK);

    /// <summary>Choked mass flow, kg/s: ṁ = Cd·A p K/√(R T).</summary>
    /// <param name="areaM2">Effective area, m².</param>
    /// <param name="pressurePa">Pressure of the cabin, Pa.</param>
    /// <param name="temperatureK">Temperature of the cabin, K.</param>
    public static double ChokedKgPerS(double areaM2, double pressurePa, double temperatureK) => areaM2 * pressurePa * ChokedFactor / Math.Sqrt(AirConstant * temperatureK);

    /// <summary>Mass flow from one vessel to another, kg/s, choked or not; 0 when the second has no lower pressure.</summary>
    /// <param name="areaM2">Effective area, m².</param>
    /// <param name="fromPa">Pressure upstream, Pa.</param>
    /// <param name="toPa">Pressure downstream, Pa.</param>
    /// <param name="fromK">Temperature upstream, K.</param>
    public static double KgPerS(double areaM2, double fromPa, double toPa, double fromK)
    {
        if (fromPa <= 0 || toPa >= fromPa) return 0;
        double ratio = toPa / fromPa;
        if (ratio <= CriticalRatio) return ChokedKgPerS(areaM2, fromPa, fromK);
        // r^(2/γ) − r^((γ+1)/γ) = r^(2/γ) (1 − r^((γ−1)/γ)): expm1 keeps the digits when the pressures are nearly equal.
        double head = -Math.Pow(ratio, 2 / Gamma) * ExpM1((Gamma - 1) / Gamma * Log1P((toPa - fromPa) / fromPa));
        return areaM2 * fromPa * Math.Sqrt(2 * Gamma / ((Gamma - 1) * AirConstant * fromK) * head);
    }

    /// <summary>The same flow in mol/s.</summary>
    public static double MolPerS(double areaM2, double fromPa, double toPa, double fromK) =>
        KgPerS(areaM2, fromPa, toPa, fromK) * (AirConstant / GasLaw.MolarConstant);

    /// <summary>e^x − 1 without loss of digits near 0.</summary>
    internal static double ExpM1(double x) => Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5)))))))) : Math.Exp(x) - 1;

    private static double Log1P(double x) => Math.Abs(x) < 1e-3 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x * (0.25 - (x / 5)))))))) : Math.Log(1 + x);
}
