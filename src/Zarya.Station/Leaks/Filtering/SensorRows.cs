namespace Zarya.Station.Leaks.Filtering;

/// <summary>What each kind of sensor sees of the state: the rows h of the filter. A partial pressure is read at the air's own temperature, so it carries its share of the warming.</summary>
internal static class SensorRows
{
    /// <summary>Total pressure.</summary>
    public static double[] Pressure { get; } = Row((CabinState.Nitrogen, 1), (CabinState.Oxygen, 1), (CabinState.CarbonDioxide, 1), (CabinState.Water, 1), (CabinState.Thermal, 1), (CabinState.Wander, 1));

    /// <summary>Thermometers, as pressure.</summary>
    public static double[] Thermal { get; } = Row((CabinState.Thermal, 1), (CabinState.ThermometerError, 1));

    /// <summary>Nitrogen analyser.</summary>
    public static double[] Nitrogen { get; } = Row((CabinState.Nitrogen, 1), (CabinState.Thermal, 0.77), (CabinState.Wander, 0.77), (CabinState.NitrogenBias, 1));

    /// <summary>Oxygen analyser.</summary>
    public static double[] Oxygen { get; } = Row((CabinState.Oxygen, 1), (CabinState.Thermal, 0.21), (CabinState.Wander, 0.21), (CabinState.OxygenBias, 1));

    /// <summary>Carbon dioxide analyser.</summary>
    public static double[] CarbonDioxide { get; } = Row((CabinState.CarbonDioxide, 1));

    /// <summary>Dew point, as pressure.</summary>
    public static double[] Water { get; } = Row((CabinState.Water, 1), (CabinState.WaterError, 1));

    private static double[] Row(params ReadOnlySpan<(int Index, double Value)> entries)
    {
        var row = new double[CabinState.Stride];
        foreach ((int index, double value) in entries) row[index] = value;
        return row;
    }
}
