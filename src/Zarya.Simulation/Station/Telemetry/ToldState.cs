using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station.Telemetry;

/// <summary>What the ground has been told of hatches, people, valves and patches: the log of the flight, turned into states. So the packets are as good as the log, and no better.</summary>
internal sealed class ToldState
{
    private const double HatchClosed = 0;
    private const double HatchOpen = 1;
    private const double HatchStuck = 2;
    private const double Docked = 1;

    private static readonly string[] s_gases = ["O2", "N2", "air"];

    private readonly string[] _vehicles = new string[FlightState.Berths];
    private readonly StationTelemetry _station;
    private readonly PacketEncoder _hatches;
    private readonly PacketEncoder _crew;
    private readonly PacketEncoder _life;
    private readonly PacketEncoder _berths;
    private readonly int _vent;
    private readonly int _airlock;
    private readonly int _patches;

    public ToldState(StationTelemetry station, Func<string, PacketEncoder> encoder)
    {
        _station = station;
        (_hatches, _crew, _life, _berths) = (encoder(StationPackets.Hatches), encoder(StationPackets.Crew), encoder(StationPackets.LifeSupport), encoder(StationPackets.Vehicles));
        string first = station.Places[0];
        (_vent, _airlock, _patches) = (_life.Layout.IndexOf(first, "vent"), _life.Layout.IndexOf(first, "airlock"), _life.Layout.IndexOf(first, "patches"));
        for (int h = 0; h < station.Plan.Hatches.Count; h++) _hatches.Values[h] = station.Plan.Hatches[h].OpenAtStart ? HatchOpen : HatchClosed;
    }

    /// <summary>Takes a row of the log.</summary>
    /// <returns>The packet that changed; <see langword="null"/> if none did.</returns>
    public PacketEncoder? Take(Operation row)
    {
        switch (row.Kind)
        {
            case OperationKind.HatchClose or OperationKind.HatchOpen when row.Place >= 0:
                return Set(_hatches, row.Place, row.Kind == OperationKind.HatchOpen ? HatchOpen : HatchClosed);
            case OperationKind.CrewAt when row.Place >= 0:
                return Set(_crew, row.Place, row.Number);
            case OperationKind.RepressStart:
                Life("REPRESS_GAS", 1 + Math.Max(0, Array.IndexOf(s_gases, row.Gas)));
                Life("REPRESS_MASS", double.IsNaN(row.Number) ? 0 : row.Number);
                return Life("REPRESS_VALVE", 1);
            case OperationKind.RepressStop:
                Life("REPRESS_MASS", 0);
                Life("REPRESS_GAS", 0);
                return Life("REPRESS_VALVE", 0);
            case OperationKind.OxygenGenerator:
                Life("O2_GENERATOR", row.Number > 0 ? 1 : 0);
                return Life("O2_COMMANDED", row.Number);
            case OperationKind.VentStart or OperationKind.VentStop when row.Place >= 0:
                return Set(_life, _vent + row.Place, row.Kind == OperationKind.VentStart ? 1 : 0);
            case OperationKind.EvaDepressStart or OperationKind.EvaDepressStop when row.Place >= 0:
                return Set(_life, _airlock + row.Place, row.Kind == OperationKind.EvaDepressStart ? 1 : 0);
            case OperationKind.Patch when row.Place >= 0:
                return Set(_life, _patches + row.Place, _life.Values[_patches + row.Place] + 1);
            case OperationKind.VehicleDocked or OperationKind.VehicleUndocked:
                return Vehicle(row);
            default:
                return null;
        }
    }

    /// <summary>Sets what the log does not tell: machines that report themselves.</summary>
    public void Machines(bool removesCarbonDioxide) => Life("CO2_REMOVAL", removesCarbonDioxide ? 1 : 0);

    /// <summary>A hatch that was told to be shut can or cannot be pulled open.</summary>
    public void Stick(int hatch, bool isStuck)
    {
        if (_hatches.Values[hatch] != HatchOpen) _hatches.Values[hatch] = isStuck ? HatchStuck : HatchClosed;
    }

    private static PacketEncoder Set(PacketEncoder packet, int entry, double value)
    {
        packet.Values[entry] = value;
        return packet;
    }

    private PacketEncoder Life(string field, double value) => Set(_life, _life.Layout.IndexOf(StationPackets.LifeSupportPlace, field), value);

    private PacketEncoder? Vehicle(Operation row)
    {
        bool docks = row.Kind == OperationKind.VehicleDocked;
        int berth = Array.FindIndex(_vehicles, v => docks ? v is null : v == row.Subject);
        if (berth < 0) return null;
        _vehicles[berth] = docks ? row.Subject : null!;
        int entry = 3 * berth;
        string at = Array.Find(row.Text.Split(' '), w => w.StartsWith("at=", StringComparison.Ordinal)) ?? "at=";
        int module = _station.Plan.ModuleIndex(at.AsSpan(3));
        if (docks) Set(_berths, entry, Math.Max(0, module));
        Set(_berths, entry + 1, docks && !double.IsNaN(row.Number) ? row.Number : 0);
        return Set(_berths, entry + 2, docks ? Docked : 0);
    }
}
