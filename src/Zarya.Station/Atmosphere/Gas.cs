namespace Zarya.Station.Atmosphere;

/// <summary>A gas of cabin air. The values are indices: <see cref="CabinAir.Gases"/> of them.</summary>
public enum Gas
{
    /// <summary>N₂: nothing on board makes or uses it.</summary>
    Nitrogen,

    /// <summary>O₂.</summary>
    Oxygen,

    /// <summary>CO₂.</summary>
    CarbonDioxide,

    /// <summary>Water vapour.</summary>
    Water,
}
