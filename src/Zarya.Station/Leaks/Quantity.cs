namespace Zarya.Station.Leaks;

/// <summary>What a row of telemetry measures; pressures in mmHg.</summary>
public enum Quantity
{
    /// <summary>Total pressure, mmHg (<c>P_total</c>).</summary>
    TotalPressure,

    /// <summary>Partial pressure of nitrogen, mmHg (<c>ppN2</c>).</summary>
    Nitrogen,

    /// <summary>Partial pressure of oxygen, mmHg (<c>ppO2</c>).</summary>
    Oxygen,

    /// <summary>Partial pressure of carbon dioxide, mmHg (<c>ppCO2</c>).</summary>
    CarbonDioxide,

    /// <summary>Air temperature, °C (<c>T_air</c>).</summary>
    AirTemperature,

    /// <summary>Dew point, °C (<c>dewpoint</c>).</summary>
    DewPoint,

    /// <summary>Oxygen made, kg/d (<c>O2_generation_rate</c>).</summary>
    OxygenGeneration,

    /// <summary>Pressure read by hand, mmHg (<c>gauge</c>).</summary>
    Gauge,
}
