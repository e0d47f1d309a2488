using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>The cabin sensors of a module as fields: name as in telemetry files, type, words.</summary>
internal static class SensorFields
{
    /// <summary>How many quantities there are.</summary>
    public const int Count = 8;

    /// <summary>What is added to a sensor's name for its quality.</summary>
    public const string QualitySuffix = "_quality";

    private static readonly (string Name, FieldType Type, string Words)[] s_rows =
    [
        ("P_total", FieldTypes.Pressure, "Total pressure"),
        ("ppN2", FieldTypes.Nitrogen, "Partial pressure of nitrogen"),
        ("ppO2", FieldTypes.Oxygen, "Partial pressure of oxygen"),
        ("ppCO2", FieldTypes.CarbonDioxide, "Partial pressure of carbon dioxide"),
        ("T_air", FieldTypes.Temperature, "Air temperature"),
        ("dewpoint", FieldTypes.DewPoint, "Dew point"),
        ("O2_generation_rate", FieldTypes.OxygenRate, "Oxygen made"),
        ("gauge", FieldTypes.Gauge, "Pressure read by hand"),
    ];

    /// <summary>The field of a sensor.</summary>
    public static TelemetryField Of(Quantity quantity, string place) => new(place, s_rows[(int)quantity].Name, s_rows[(int)quantity].Type, s_rows[(int)quantity].Words);

    /// <summary>The field that says whether it was read.</summary>
    public static TelemetryField QualityOf(Quantity quantity, string place) => new(place, s_rows[(int)quantity].Name + QualitySuffix, FieldTypes.Quality, $"{s_rows[(int)quantity].Words}: whether it was read");
}
