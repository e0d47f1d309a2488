using Zarya.Station.Leaks;

namespace Zarya.Server.Operations;

/// <summary>What the subject of an operation is.</summary>
internal enum OperationSubject : byte
{
    /// <summary>A hatch of the station, or of a vehicle that docked.</summary>
    Hatch,

    /// <summary>A module of the station.</summary>
    Module,

    /// <summary>A source, a machine, a vehicle: free.</summary>
    Name,
}

/// <summary>Events of the operations log by name: those of operations files, and <c>gauge</c>, a pressure read by hand.</summary>
internal static class OperationWords
{
    /// <summary>A pressure that somebody read off a gauge: no operation but a measurement.</summary>
    public const string Gauge = "gauge";

    private static readonly (string Name, OperationKind Kind)[] s_names =
    [
        ("hatch_close", OperationKind.HatchClose), ("hatch_open", OperationKind.HatchOpen), ("crew_at", OperationKind.CrewAt),
        ("repress_start", OperationKind.RepressStart), ("repress_stop", OperationKind.RepressStop), ("o2_generator", OperationKind.OxygenGenerator),
        ("eva_depress_start", OperationKind.EvaDepressStart), ("eva_depress_stop", OperationKind.EvaDepressStop),
        ("vehicle_docked", OperationKind.VehicleDocked), ("vehicle_undocked", OperationKind.VehicleUndocked),
        ("vent_start", OperationKind.VentStart), ("vent_stop", OperationKind.VentStop), ("patch", OperationKind.Patch),
    ];

    /// <summary>All names, for messages.</summary>
    public static string All { get; } = string.Join(", ", s_names.Select(n => n.Name)) + " or " + Gauge;

    /// <summary>The operation of a name; <c>gauge</c> is none.</summary>
    public static bool TryKind(string name, out OperationKind kind)
    {
        int at = Array.FindIndex(s_names, n => n.Name == name);
        kind = at < 0 ? default : s_names[at].Kind;
        return at >= 0;
    }

    /// <summary>The name of an operation.</summary>
    public static string Of(OperationKind kind) => Array.Find(s_names, n => n.Kind == kind).Name;

    /// <summary>What its subject is.</summary>
    public static OperationSubject Subject(OperationKind kind) => kind switch
    {
        OperationKind.HatchClose or OperationKind.HatchOpen => OperationSubject.Hatch,
        OperationKind.CrewAt or OperationKind.EvaDepressStart or OperationKind.EvaDepressStop or OperationKind.VentStart or OperationKind.VentStop or OperationKind.Patch => OperationSubject.Module,
        _ => OperationSubject.Name,
    };

    /// <summary>The value of <c>key=value</c> in a text of words; <see langword="null"/> if it does not stand there.</summary>
    public static string? Setting(string text, string key) =>
        Array.Find(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => w.StartsWith(key, StringComparison.Ordinal) && w.Length > key.Length && w[key.Length] == '=')?[(key.Length + 1)..];
}
