using Zarya.Station.Leaks;

namespace Zarya.Leaks;

/// <summary>Names of events in operations files.</summary>
internal static class OperationNames
{
    private static readonly (string Name, OperationKind Kind)[] s_names =
    [
        ("hatch_close", OperationKind.HatchClose),
        ("hatch_open", OperationKind.HatchOpen),
        ("crew_at", OperationKind.CrewAt),
        ("repress_start", OperationKind.RepressStart),
        ("repress_stop", OperationKind.RepressStop),
        ("o2_generator", OperationKind.OxygenGenerator),
        ("eva_depress_start", OperationKind.EvaDepressStart),
        ("eva_depress_stop", OperationKind.EvaDepressStop),
        ("vehicle_docked", OperationKind.VehicleDocked),
        ("vehicle_undocked", OperationKind.VehicleUndocked),
        ("vent_start", OperationKind.VentStart),
        ("vent_stop", OperationKind.VentStop),
        ("patch", OperationKind.Patch),
    ];

    /// <summary>What an event's name stands for.</summary>
    public static bool TryKind(ReadOnlySpan<byte> name, out OperationKind kind)
    {
        foreach ((string known, OperationKind found) in s_names)
        {
            if (!System.Text.Ascii.Equals(name, known)) continue;
            kind = found;
            return true;
        }
        kind = default;
        return false;
    }

    /// <summary>The name of an event.</summary>
    public static string Of(OperationKind kind) => Array.Find(s_names, n => n.Kind == kind).Name;

    /// <summary>What the subject of an event is.</summary>
    public static SubjectKind Subject(OperationKind kind) => kind switch
    {
        OperationKind.HatchClose or OperationKind.HatchOpen => SubjectKind.Hatch,
        OperationKind.CrewAt or OperationKind.EvaDepressStart or OperationKind.EvaDepressStop or OperationKind.VentStart or OperationKind.VentStop or OperationKind.Patch => SubjectKind.Module,
        _ => SubjectKind.Name,
    };
}

/// <summary>What the third column of an operation names.</summary>
internal enum SubjectKind
{
    /// <summary>A hatch of the station file, or of a vehicle that docked.</summary>
    Hatch,

    /// <summary>A module of the station file.</summary>
    Module,

    /// <summary>A source, a generator, a vehicle: free.</summary>
    Name,
}
