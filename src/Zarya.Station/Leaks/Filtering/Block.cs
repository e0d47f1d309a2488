namespace Zarya.Station.Leaks.Filtering;

/// <summary>What the sensors of a connected volume said in one step, put together. A value is NaN when there was none; variances are of the value.</summary>
internal struct Block
{
    /// <summary>End of the step, seconds of the watch.</summary>
    public double EndS;

    /// <summary>Total pressure, mmHg.</summary>
    public double Pressure;
    public double PressureVariance;

    /// <summary>Mean air temperature by volume, as pressure: (T − T₀)·P/T, mmHg.</summary>
    public double Thermal;
    public double ThermalVariance;

    /// <summary>Partial pressures, mmHg.</summary>
    public double Nitrogen;
    public double NitrogenVariance;
    public double Oxygen;
    public double OxygenVariance;
    public double CarbonDioxide;
    public double CarbonDioxideVariance;
    public double Water;
    public double WaterVariance;

    /// <summary>Oxygen made less what the crew uses at rest, as far as reported, mmHg/h.</summary>
    public double OxygenInput;

    /// <summary>Added variance of the oxygen rate, (mmHg/h)²: a generator has changed, or its report is stale.</summary>
    public double OxygenRateJump;
}
