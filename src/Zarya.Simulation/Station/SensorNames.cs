using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station;

/// <summary>Names of the sensors in station and case files.</summary>
internal static class SensorNames
{
    /// <summary>What a sensor of this name measures.</summary>
    public static bool TryGet(string name, out Quantity quantity)
    {
        (bool found, quantity) = name switch
        {
            "P_total" => (true, Quantity.TotalPressure),
            "ppN2_MCA" or "ppN2" => (true, Quantity.Nitrogen),
            "ppO2_MCA" or "ppO2" => (true, Quantity.Oxygen),
            "ppCO2_MCA" or "ppCO2" => (true, Quantity.CarbonDioxide),
            "T_air" => (true, Quantity.AirTemperature),
            "dewpoint" => (true, Quantity.DewPoint),
            "O2_generation_rate" => (true, Quantity.OxygenGeneration),
            "gauge" => (true, Quantity.Gauge),
            _ => (false, Quantity.TotalPressure),
        };
        return found;
    }
}
