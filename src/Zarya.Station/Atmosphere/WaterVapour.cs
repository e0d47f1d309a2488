namespace Zarya.Station.Atmosphere;

/// <summary>Water vapour pressure and dew point over liquid water.</summary>
/// <remarks>Magnus formula with the coefficients of WMO-No. 8 (6.112 hPa, 17.62, 243.12 °C): good to 0.3 % between −45 and 60 °C.</remarks>
public static class WaterVapour
{
    private const double ReferenceMmHg = 611.2 / GasLaw.PaPerMmHg;

    /// <summary>Vapour pressure in mmHg at a dew point in °C.</summary>
    public static double PressureMmHg(double dewPointC) => ReferenceMmHg * Math.Exp(17.62 * dewPointC / (243.12 + dewPointC));

    /// <summary>Dew point in °C of a vapour pressure in mmHg; −60 for air that is drier than that.</summary>
    public static double DewPointC(double pressureMmHg)
    {
        double x = Math.Log(Math.Max(pressureMmHg, 1e-6) / ReferenceMmHg);
        return Math.Max(-60, 243.12 * x / (17.62 - x));
    }
}
