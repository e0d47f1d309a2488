using Zarya.Mdb.Model;
using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;

namespace Zarya.Processing.LeakWatch;

/// <summary>From the units of parameters to those of the leak watch: mmHg, °C, kg/d.</summary>
internal static class CabinUnits
{
    private const double KgPerLb = 0.45359237;

    /// <summary>The step from a parameter's unit; a parameter that says none is taken to be in the quantity's own.</summary>
    /// <returns><see langword="false"/> when the unit is not one of this quantity.</returns>
    public static bool TryStep(Quantity quantity, Parameter parameter, out UnitStep step)
    {
        step = UnitStep.None;
        if (parameter.Type.Target is not { Units: { Count: > 0 } units }) return true;
        string unit = units[0].Text.Trim();
        if (units.Count > 1 || units[0].Power != 1 || units[0].Factor != "1") return false;
        UnitStep? found = quantity switch
        {
            Quantity.AirTemperature or Quantity.DewPoint => Temperature(unit),
            Quantity.OxygenGeneration => Rate(unit),
            _ => Pressure(unit),
        };
        step = found ?? UnitStep.None;
        return unit.Length == 0 || found is not null;
    }

    private static UnitStep? Pressure(string unit) => unit switch
    {
        "mmHg" or "torr" or "Torr" => UnitStep.None,
        "Pa" => new(1 / GasLaw.PaPerMmHg, 0),
        "hPa" or "mbar" => new(100 / GasLaw.PaPerMmHg, 0),
        "kPa" => new(1000 / GasLaw.PaPerMmHg, 0),
        "bar" => new(1e5 / GasLaw.PaPerMmHg, 0),
        "atm" => new(101_325 / GasLaw.PaPerMmHg, 0),
        // Pound-force per square inch: NIST SP 811 appendix B.8.
        "psi" or "psia" => new(6_894.757_293 / GasLaw.PaPerMmHg, 0),
        _ => null,
    };

    private static UnitStep? Temperature(string unit) => unit switch
    {
        "degC" or "°C" or "C" or "Celsius" or "deg C" => UnitStep.None,
        "K" or "kelvin" => new(1, -273.15),
        "degF" or "°F" or "F" or "deg F" => new(5.0 / 9, -160.0 / 9),
        _ => null,
    };

    private static UnitStep? Rate(string unit) => unit switch
    {
        "kg/d" or "kg/day" => UnitStep.None,
        "kg/h" or "kg/hr" => new(24, 0),
        "g/h" => new(0.024, 0),
        "lb/d" or "lb/day" or "lbm/day" => new(KgPerLb, 0),
        _ => null,
    };
}
