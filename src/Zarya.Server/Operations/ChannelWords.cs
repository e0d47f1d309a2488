using Zarya.Station.Leaks;

namespace Zarya.Server.Operations;

/// <summary>Sensors by the names of their channels in telemetry files, and their units.</summary>
internal static class ChannelWords
{
    /// <summary>The channel.</summary>
    public static string Of(Quantity quantity) => quantity switch
    {
        Quantity.TotalPressure => "P_total",
        Quantity.Nitrogen => "ppN2",
        Quantity.Oxygen => "ppO2",
        Quantity.CarbonDioxide => "ppCO2",
        Quantity.AirTemperature => "T_air",
        Quantity.DewPoint => "dewpoint",
        Quantity.OxygenGeneration => "O2_generation_rate",
        _ => "gauge",
    };

    /// <summary>The unit.</summary>
    public static string UnitOf(Quantity quantity) => quantity switch
    {
        Quantity.AirTemperature or Quantity.DewPoint => "degC",
        Quantity.OxygenGeneration => "kg/d",
        _ => "mmHg",
    };
}
