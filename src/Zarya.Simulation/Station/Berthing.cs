using System.Globalization;
using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station;

/// <summary>A vehicle that is not in the station file: it docks, its hatch opens to air of other pressure and temperature, and when it goes it takes its air along.</summary>
internal sealed class Berthing(FlightState state)
{
    private static readonly double[] s_dryAir = [0.79, 0.21, 0, 0];

    /// <summary>Writes it into the agenda.</summary>
    public void Schedule(VehicleOpened vehicle)
    {
        long ms = Math.Max(0, Agenda.Ms(vehicle.AtH));
        string name = vehicle.Vehicle.Length > 0 ? vehicle.Vehicle : "Cargo";
        string module = state.Case.Plan.Modules[vehicle.Module].Id;
        string text = string.Create(CultureInfo.InvariantCulture, $"free_m3={vehicle.FreeM3:0.#} hatch=H_{name} at={module}");
        state.Log.Write(Scribe.Controller, state.NowMs, ms, OperationLog.Row(OperationKind.VehicleDocked, -1, name, vehicle.FreeM3, text: text));
        long goes = double.IsFinite(vehicle.StaysH) ? ms + Agenda.Ms(vehicle.StaysH) : long.MaxValue;
        if (goes != long.MaxValue) state.Log.Write(Scribe.Controller, state.NowMs, goes, OperationLog.Row(OperationKind.VehicleUndocked, -1, name, vehicle.FreeM3, text: text));
        state.Agenda.At(ms, () => Dock(vehicle, goes));
    }

    private void Dock(VehicleOpened vehicle, long goes)
    {
        int hatch = Enumerable.Range(state.Case.Plan.Hatches.Count, FlightState.Berths).FirstOrDefault(h => !state.Air.IsOpen(h), -1);
        if (hatch < 0) return;
        int berth = state.Case.Plan.Modules.Count + hatch - state.Case.Plan.Hatches.Count;
        state.Air.MoveHatch(hatch, vehicle.Module, berth);
        state.Thermal.SetOffset(berth, vehicle.DifferenceK);
        double kelvin = state.Thermal.Restart(berth, state.NowMs);
        double pressure = state.Air.PressurePa(vehicle.Module) + (vehicle.DifferenceMmHg * GasLaw.PaPerMmHg);
        state.Air.Refill(berth, vehicle.FreeM3, kelvin, [.. s_dryAir.Select(p => p * pressure)]);
        state.Air.Open(hatch);
        state.Thermal.Mix(berth, state.NowMs);
        if (goes != long.MaxValue) state.Agenda.At(goes, () => state.Air.Close(hatch));
    }
}
