namespace Zarya.Station.Atmosphere;

/// <summary>Constants of the ideal gas and of the gases of cabin air.</summary>
public static class GasLaw
{
    /// <summary>Molar gas constant, J/(mol K): exact by the SI of 2019.</summary>
    public const double MolarConstant = 8.31446261815324;

    /// <summary>One conventional millimetre of mercury in Pa (101 325/760 to nine digits).</summary>
    public const double PaPerMmHg = 133.322387415;

    /// <summary>0 °C in K.</summary>
    public const double ZeroCelsiusK = 273.15;

    /// <summary>Molar mass in kg/mol (IUPAC standard atomic weights, five digits).</summary>
    public static double MolarMassKg(Gas gas) => gas switch
    {
        Gas.Nitrogen => 0.0280134,
        Gas.Oxygen => 0.0319988,
        Gas.CarbonDioxide => 0.0440095,
        _ => 0.0180153,
    };

    /// <summary>Moles in a volume.</summary>
    /// <param name="pressurePa">Pressure, Pa.</param>
    /// <param name="volumeM3">Volume, m³.</param>
    /// <param name="temperatureK">Temperature, K.</param>
    public static double Moles(double pressurePa, double volumeM3, double temperatureK) => pressurePa * volumeM3 / (MolarConstant * temperatureK);
}
