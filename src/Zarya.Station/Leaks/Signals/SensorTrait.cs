using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Signals;

/// <summary>What a kind of sensor can read at all, and how it reads when nothing is wrong.</summary>
/// <param name="Lowest">Below it no cabin is: a wrong unit or a dead sensor.</param>
/// <param name="Highest">Above it no cabin is.</param>
/// <param name="Sigma">Standard deviation of a reading's noise to begin with.</param>
/// <param name="Quantum">Step of the reading; 0 = none.</param>
/// <param name="Jump">The smallest leap from one reading to the next that is held back until others confirm it.</param>
/// <param name="FreshS">How long a reading stands for its place, s.</param>
/// <param name="CanStick">Whether equal readings in a row are suspicious.</param>
internal sealed record SensorTrait(double Lowest, double Highest, double Sigma, double Quantum, double Jump, double FreshS, bool CanStick)
{
    /// <summary>The trait of a quantity on a station, with the noise that its file states.</summary>
    public static SensorTrait Of(Quantity quantity, SensorSuite suite)
    {
        SensorTrait usual = quantity switch
        {
            // A cabin that people breathe in has between a third of an atmosphere and a little over one (facts/station.md §2).
            Quantity.TotalPressure => new(150, 900, 0.1, 0.05, 1.5, 60, true),
            Quantity.Gauge => new(150, 900, 0.3, 1, 5, 1200, false),
            Quantity.Nitrogen => new(50, 1000, 0.3, 0.1, 3, 3600, true),
            Quantity.Oxygen => new(20, 400, 0.15, 0.1, 3, 3600, true),
            Quantity.CarbonDioxide => new(0, 60, 0.02, 0.01, 1, 3600, true),
            Quantity.AirTemperature => new(-30, 60, 0.05, 0.1, 1.5, 600, true),
            Quantity.DewPoint => new(-40, 40, 0.2, 0.1, 3, 1800, true),
            _ => new(-1, 60, 0.05, 0, 1e9, 900, false),
        };
        foreach (SensorChannel channel in suite.Channels)
        {
            if (QuantityOf(channel.Name) == quantity && channel.Sigma > 0) usual = usual with { Sigma = channel.Sigma, Quantum = channel.Quantum, Jump = Math.Max(usual.Jump, Math.Max(10 * channel.Sigma, 2.5 * channel.Quantum)) };
        }

        return usual;
    }

    private static Quantity? QuantityOf(string name) => name switch
    {
        "P_total" => Quantity.TotalPressure,
        "gauge" => Quantity.Gauge,
        "ppN2_MCA" or "ppN2" => Quantity.Nitrogen,
        "ppO2_MCA" or "ppO2" => Quantity.Oxygen,
        "ppCO2_MCA" or "ppCO2" => Quantity.CarbonDioxide,
        "T_air" => Quantity.AirTemperature,
        "dewpoint" => Quantity.DewPoint,
        "O2_generation_rate" => Quantity.OxygenGeneration,
        _ => null,
    };
}
