namespace Zarya.Station.Leaks.Signals;

/// <summary>What is kept from step to step about the sensors of a connected volume.</summary>
internal sealed class GroupMemory(int modules, double volumeM3)
{
    /// <summary>Volume by the station file, m³.</summary>
    public double VolumeM3 { get; set; } = volumeM3;

    /// <summary>People in it.</summary>
    public double Crew { get; set; }

    /// <summary>Mean temperature at which warming is nought, °C; NaN before the first.</summary>
    public double Reference { get; set; } = double.NaN;

    /// <summary>Pressure by warming that stood when the reference was taken, mmHg.</summary>
    public double ThermalAtReference { get; set; }

    /// <summary>Mean temperature last, °C.</summary>
    public double Temperature { get; set; } = double.NaN;

    /// <summary>Oxygen made, mmHg/h in this volume; negative when that is not reported, or stale.</summary>
    public double OxygenMade { get; set; } = -1;

    /// <summary>Oxygen made by module, kg/d, smoothed; NaN where none is reported.</summary>
    public double[] Generation { get; } = [.. Enumerable.Repeat(double.NaN, modules)];
}
