using System.Globalization;
using Zarya.Processing.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Processing.LeakWatch;

/// <summary>Turns changes of state in the telemetry (hatches, people, valves, patches) into operations. What people wrote down before and telemetry only confirms is no second operation.</summary>
internal sealed class OperationSignals
{
    private const string Machine = "O2 generator";
    private const string Tank = "repress";

    private readonly StationPlan _plan;
    private readonly Dictionary<(SignalKind, int), double> _told = [];
    private readonly Dictionary<int, (double Volume, string At)> _berths = [];
    private readonly bool[] _open;
    private readonly bool[] _stuck;
    private readonly Dictionary<int, double> _crew = [];
    private string _gas = "";
    private double _mass = double.NaN;

    public OperationSignals(StationPlan plan)
    {
        _plan = plan;
        _open = [.. plan.Hatches.Select(h => h.OpenAtStart)];
        _stuck = new bool[_open.Length];
    }

    /// <summary>Whether telemetry says that a hatch cannot be pulled open.</summary>
    public bool IsStuck(int hatch) => _stuck[hatch];

    /// <summary>Takes a state.</summary>
    /// <returns>What was done; <see langword="null"/> when nothing was.</returns>
    public Operation? Take(Instant time, in StationSignal signal, in TelemetryValue value)
    {
        double number = Number(value);
        switch (signal.Kind)
        {
            case SignalKind.RepressGas:
                _gas = value.Text.ToUpperInvariant() switch { "O2" => "O2", "N2" => "N2", "AIR" => "air", _ => "" };
                return null;
            case SignalKind.RepressMass:
                _mass = number > 0 ? number : double.NaN;
                return null;
            case SignalKind.BerthVolume:
                _berths[signal.Place] = (number, _berths.GetValueOrDefault(signal.Place).At ?? "");
                return null;
            case SignalKind.BerthAt:
                _berths[signal.Place] = (_berths.GetValueOrDefault(signal.Place).Volume, Module(value.Text));
                return null;
            case SignalKind.Hatch:
                _stuck[signal.Place] = value.Text == "STUCK";
                break;
        }
        if (double.IsNaN(number)) return null;
        bool isFirst = !_told.TryGetValue((signal.Kind, signal.Place), out double before);
        _told[(signal.Kind, signal.Place)] = number;
        return !isFirst && before == number ? null : Change(time, signal, number, isFirst);
    }

    /// <summary>Takes note of an operation that people wrote down.</summary>
    public void Know(Operation operation)
    {
        if (operation.Kind is OperationKind.HatchClose or OperationKind.HatchOpen && (uint)operation.Place < (uint)_open.Length) _open[operation.Place] = operation.Kind == OperationKind.HatchOpen;
        if (operation.Kind == OperationKind.CrewAt && operation.Place >= 0) _crew[operation.Place] = operation.Number;
    }

    private Operation? Change(Instant time, in StationSignal signal, double number, bool isFirst)
    {
        int place = signal.Place;
        bool isOn = number != 0;
        switch (signal.Kind)
        {
            case SignalKind.Hatch when _open[place] != isOn:
                _open[place] = isOn;
                return new Operation(time, isOn ? OperationKind.HatchOpen : OperationKind.HatchClose, place, _plan.Hatches[place].Id, double.NaN, "", "");
            case SignalKind.Crew when _crew.GetValueOrDefault(place) != number:
                _crew[place] = number;
                return new Operation(time, OperationKind.CrewAt, place, _plan.Modules[place].Id, number, "", Text(number));
            case SignalKind.Repress when isOn || !isFirst:
                return new Operation(time, isOn ? OperationKind.RepressStart : OperationKind.RepressStop, -1, Tank, _mass, _gas, double.IsNaN(_mass) ? _gas : $"{_gas} mass_kg={Text(_mass)}");
            case SignalKind.OxygenCommanded when isOn || !isFirst:
                return new Operation(time, OperationKind.OxygenGenerator, -1, Machine, number, "", Text(number));
            case SignalKind.Vent when isOn || !isFirst:
                return new Operation(time, isOn ? OperationKind.VentStart : OperationKind.VentStop, place, _plan.Modules[place].Id, double.NaN, "", "");
            case SignalKind.Airlock when isOn || !isFirst:
                return new Operation(time, isOn ? OperationKind.EvaDepressStart : OperationKind.EvaDepressStop, place, _plan.Modules[place].Id, double.NaN, "", "");
            case SignalKind.Patches when !isFirst:
                return new Operation(time, OperationKind.Patch, place, _plan.Modules[place].Id, double.NaN, "", "");
            case SignalKind.Berth when isOn || !isFirst:
                (double volume, string at) = _berths.GetValueOrDefault(place);
                return new Operation(time, isOn ? OperationKind.VehicleDocked : OperationKind.VehicleUndocked, -1, $"Berth{place}", volume, "", $"free_m3={Text(volume)} hatch=H_Berth{place} at={at}");
            default:
                return null;
        }
    }

    /// <summary>A state as a number: labels that mean open, on or there are 1, others 0; what has no label is the number itself.</summary>
    private static double Number(in TelemetryValue value)
    {
        if (value.Kind == TelemetryKind.Label) return value.Text.ToUpperInvariant() is "OPEN" or "ON" or "DEPRESS" or "DOCKED" or "TRUE" or "YES" ? 1 : 0;
        return value.TryGetNumber(out double number) ? number : double.NaN;
    }

    /// <summary>The id of the module whose name in XTCE this is.</summary>
    private string Module(string name) => _plan.Modules.FirstOrDefault(m => SignalNames.XtceName(m.Id) == name)?.Id ?? name;

    private static string Text(double number) => number.ToString("G9", CultureInfo.InvariantCulture);
}
