using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Places;

namespace Zarya.Station.Leaks;

/// <summary>What an operation may do to the pressure of a volume, and how far off its log may be.</summary>
internal static class OperationEffect
{
    /// <summary>Logs of hatches, airlock cycles and represses are minutes off, s.</summary>
    private const double LogOffS = 360;

    /// <summary>Without a logged end, a repress is held to have ended after twice this, s.</summary>
    private const double LongestS = 6 * 3600;

    /// <summary>Without a logged end, a vent or the emptying of an airlock is held to have ended after this, s: they take minutes and three quarters of an hour (facts/station.md §5), and as long as they last they hide leaks.</summary>
    private const double LongestVentS = 2 * 3600;

    public static void Apply(VolumeWatch volume, double atS, Operation operation, HatchStates before, HatchStates after)
    {
        bool here = operation.Place < 0 || volume.Modules.Contains(operation.Place);
        switch (operation.Kind)
        {
            case OperationKind.HatchOpen when !before.SameAir(after) && Touches(volume, operation, before):
                // A vehicle 20 mmHg off with 27 m3 moves the cabin by 0.6 mmHg, and warms or cools (facts/station.md §5).
                volume.Disturb(new Disturbance(atS - LogOffS, atS + LogOffS, Math.Min(20, 0.8 * volume.RateScale), 0));
                break;
            case OperationKind.HatchClose when !before.SameAir(after) && Touches(volume, operation, before):
                volume.Disturb(new Disturbance(atS - LogOffS, atS + LogOffS, 0.03 * volume.RateScale, 0));
                break;
            case OperationKind.RepressStart:
                volume.Disturb(new Disturbance(atS - LogOffS, atS + (2 * LongestS), 0.2, 4 * volume.RateScale, operation.Gas switch { "N2" => 1, "O2" => 0, _ => 0.78 }, IsSteady: true, EndedBy: OperationKind.RepressStop));
                break;
            case OperationKind.EvaDepressStart:
                // Most of a crewlock's air is pumped into the cabin: 5 mmHg up in 40 minutes, or 0.9 down where it is vented.
                volume.Disturb(new Disturbance(atS - LogOffS, atS + LongestVentS, 0.3 * volume.RateScale, 15 * volume.RateScale, EndedBy: OperationKind.EvaDepressStop));
                break;
            case OperationKind.VentStart when here:
                // A vestibule of 1.5 m3 is gone in minutes.
                volume.Disturb(new Disturbance(atS - LogOffS, atS + LongestVentS, 0.3 * volume.RateScale, 40 * volume.RateScale, EndedBy: OperationKind.VentStop));
                break;
            case OperationKind.RepressStop or OperationKind.EvaDepressStop or OperationKind.VentStop:
                volume.EndRates(atS + LogOffS, operation.Kind);
                // Of an operation whose beginning nobody logged the end is news of the whole of it.
                volume.Disturb(new Disturbance(atS - LogOffS, atS + LogOffS, 0.3 * volume.RateScale, 0));
                break;
            case OperationKind.VehicleDocked or OperationKind.VehicleUndocked:
                // 20 m3 of 855 m3 (facts/station.md §5).
                volume.Disturb(new Disturbance(atS - (2 * LogOffS), atS + (2 * LogOffS), 0.8 * volume.RateScale, 0, OtherAir: 0.025 * volume.RateScale));
                break;
            case OperationKind.OxygenGenerator:
                // Trips are logged up to an hour late.
                volume.Disturb(new Disturbance(atS - 3600, atS + LogOffS, 0, 0, OxygenRateSd: 0.06 * volume.RateScale));
                break;
        }
    }

    private static bool Touches(VolumeWatch volume, Operation operation, HatchStates states) =>
        operation.Place < 0 || volume.Modules.Contains(states.Plan.Hatches[operation.Place].A) || volume.Modules.Contains(states.Plan.Hatches[operation.Place].B);
}
