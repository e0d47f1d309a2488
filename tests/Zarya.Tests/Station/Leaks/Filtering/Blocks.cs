using Zarya.Station.Leaks.Filtering;

namespace Zarya.Tests.Station.Leaks.Filtering;

/// <summary>Steps of a cabin in which nothing happens, with the sensors' noise.</summary>
internal static class Blocks
{
    public static Block Quiet(double endS, Random random) => new()
    {
        EndS = endS,
        Pressure = 740 + (0.01 * Gauss(random)),
        PressureVariance = 1e-4,
        Thermal = 0.03 * Gauss(random),
        ThermalVariance = 1e-3,
        Nitrogen = endS % 120 == 0 ? 569.6 + (0.3 * Gauss(random)) : double.NaN,
        NitrogenVariance = 0.09,
        Oxygen = endS % 120 == 0 ? 158.4 + (0.15 * Gauss(random)) : double.NaN,
        OxygenVariance = 0.0225,
        CarbonDioxide = double.NaN,
        Water = 9.5 + (0.06 * Gauss(random)),
        WaterVariance = 0.0036,
    };

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
