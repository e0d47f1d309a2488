using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;

namespace Zarya.Processing.LeakWatch;

/// <summary>Names of what parameters tell, in mission files and in the documents of Zarya's own stations.</summary>
internal static class SignalNames
{
    private const string QualitySuffix = "_quality";
    private const string Berth = "Berth";

    private static readonly Dictionary<string, SignalKind> s_states = new(StringComparer.Ordinal)
    {
        ["hatch"] = SignalKind.Hatch,
        ["crew"] = SignalKind.Crew,
        ["repress"] = SignalKind.Repress,
        ["repress_gas"] = SignalKind.RepressGas,
        ["repress_mass"] = SignalKind.RepressMass,
        ["o2_commanded"] = SignalKind.OxygenCommanded,
        ["vent"] = SignalKind.Vent,
        ["airlock"] = SignalKind.Airlock,
        ["patches"] = SignalKind.Patches,
        ["berth"] = SignalKind.Berth,
        ["berth_volume"] = SignalKind.BerthVolume,
        ["berth_at"] = SignalKind.BerthAt,
    };

    /// <summary>What a name stands for.</summary>
    public static bool TryKind(string name, out SignalKind kind, out Quantity quantity)
    {
        quantity = default;
        if (s_states.TryGetValue(name, out kind)) return true;
        bool isQuality = name.EndsWith(QualitySuffix, StringComparison.Ordinal);
        kind = isQuality ? SignalKind.Quality : SignalKind.Reading;
        return ChannelNames.TryQuantity(isQuality ? name[..^QualitySuffix.Length] : name, out quantity);
    }

    /// <summary>The name of an operation in operations files.</summary>
    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.HatchClose => "hatch_close",
        OperationKind.HatchOpen => "hatch_open",
        OperationKind.CrewAt => "crew_at",
        OperationKind.RepressStart => "repress_start",
        OperationKind.RepressStop => "repress_stop",
        OperationKind.OxygenGenerator => "o2_generator",
        OperationKind.EvaDepressStart => "eva_depress_start",
        OperationKind.EvaDepressStop => "eva_depress_stop",
        OperationKind.VehicleDocked => "vehicle_docked",
        OperationKind.VehicleUndocked => "vehicle_undocked",
        OperationKind.VentStart => "vent_start",
        OperationKind.VentStop => "vent_stop",
        _ => "patch",
    };

    /// <summary>What a parameter of one of Zarya's own stations tells; <see langword="null"/>: nothing.</summary>
    public static string? OwnName(Parameter parameter)
    {
        string name = parameter.Name;
        switch (parameter.System?.Name)
        {
            case "Hatches": return "hatch";
            case "LifeSupport":
                return name switch { "REPRESS_VALVE" => "repress", "REPRESS_GAS" => "repress_gas", "REPRESS_MASS" => "repress_mass", "O2_COMMANDED" => "o2_commanded", _ => null };
            case "Vehicles":
                return !name.StartsWith(Berth, StringComparison.Ordinal) ? null : name.EndsWith("_volume", StringComparison.Ordinal) ? "berth_volume" : name.EndsWith("_at", StringComparison.Ordinal) ? "berth_at" : "berth";
            default:
                return name is "crew" or "vent" or "airlock" or "patches" || (TryKind(name, out SignalKind kind, out _) && kind is SignalKind.Reading or SignalKind.Quality) ? name : null;
        }
    }

    /// <summary>The number in <c>Berth2_at</c>.</summary>
    public static int? BerthOf(string name)
    {
        string digits = name.StartsWith(Berth, StringComparison.Ordinal) ? string.Concat(name[Berth.Length..].TakeWhile(char.IsAsciiDigit)) : "";
        return digits.Length is > 0 and < 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>An id as it can stand in XTCE: what its NameType forbids becomes <c>_</c>.</summary>
    public static string XtceName(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
