using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page;

/// <summary>Words for what the files name.</summary>
internal static class Words
{
    public static string UnitOf(Quantity quantity) => quantity switch
    {
        Quantity.AirTemperature or Quantity.DewPoint => "°C",
        Quantity.OxygenGeneration => "kg/d",
        _ => "mmHg",
    };

    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.HatchClose => "hatch shut",
        OperationKind.HatchOpen => "hatch opened",
        OperationKind.CrewAt => "crew at",
        OperationKind.RepressStart => "repress begins",
        OperationKind.RepressStop => "repress ends",
        OperationKind.OxygenGenerator => "O2 generator",
        OperationKind.EvaDepressStart => "airlock depress begins",
        OperationKind.EvaDepressStop => "airlock depress ends",
        OperationKind.VehicleDocked => "vehicle docked",
        OperationKind.VehicleUndocked => "vehicle undocked",
        OperationKind.VentStart => "vent begins",
        OperationKind.VentStop => "vent ends",
        OperationKind.Patch => "patch",
        _ => kind.ToString(),
    };

    /// <summary>A shape for each kind, so that colour is never needed to tell them apart.</summary>
    public static string ShapeOf(OperationKind kind) => kind switch
    {
        OperationKind.HatchClose => "■",
        OperationKind.HatchOpen => "□",
        OperationKind.RepressStart => "▲",
        OperationKind.RepressStop => "△",
        OperationKind.EvaDepressStart or OperationKind.VentStart => "▼",
        OperationKind.EvaDepressStop or OperationKind.VentStop => "▽",
        OperationKind.VehicleDocked => "●",
        OperationKind.VehicleUndocked => "○",
        OperationKind.Patch => "◆",
        _ => "·",
    };

    /// <summary>Whether charts mark it: who is where and generator settings stand in the list only, they would hide the rest.</summary>
    public static bool IsMarked(OperationKind kind) => kind is not (OperationKind.CrewAt or OperationKind.OxygenGenerator);
}
