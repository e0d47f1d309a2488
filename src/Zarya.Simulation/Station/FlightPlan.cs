using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Writes a case into the agenda of a flight before it starts.</summary>
internal static class FlightPlan
{
    public static void Write(FlightState state, FlightControls controls, bool isScripted)
    {
        LeakCase flown = state.Case;
        var hatches = new List<(long Ms, int Hatch, bool Opens)>();
        var works = new StationWorks(state, controls);
        foreach (double hours in state.Leaks.ChangesH) state.Agenda.At(Math.Max(0, Agenda.Ms(hours)), () => state.AreLeaksStale = true);
        foreach (Happening happening in isScripted ? flown.Confounders.Concat(flown.Scripted) : flown.Confounders) Write(state, controls, works, happening, hatches);
        works.PlaceCrew();
        works.StartGenerator(flown.Confounders.OfType<OxygenMaker>().FirstOrDefault());
        WriteHatches(state, controls, hatches);
        SensorTroubles.WriteGaps(state);
        if (state.Realism.IsUnfriendly) new UnfriendlyLife(state, works).Write();
    }

    private static void Write(FlightState state, FlightControls controls, StationWorks works, Happening happening, List<(long Ms, int Hatch, bool Opens)> hatches)
    {
        long ms = Math.Max(0, Agenda.Ms(happening.AtH));
        switch (happening)
        {
            case SealLeak seal: state.Air.SetSeal(seal.Hatch, seal.CdaMm2 * 1e-6); break;
            case AirlockCycle cycle: works.Schedule(cycle); break;
            case Repress repress: works.Schedule(repress); break;
            case VestibuleVent vent: works.Schedule(vent); break;
            case VehicleOpened vehicle when vehicle.Hatch >= 0: OpenVehicle(state, vehicle, ms, hatches); break;
            case VehicleOpened vehicle: works.Schedule(vehicle); break;
            case SensorTrouble trouble: SensorTroubles.Schedule(state, trouble); break;
            case Exercise exercise: works.Schedule(exercise); break;
            case SmallEvent small: works.Schedule(small); break;
            case PatchApplied patch: controls.CommandPatch(patch.Module, patch.Factor, patch.Text, ms, Scribe.Controller); break;
            case HatchMove move:
                foreach (int hatch in move.Hatches)
                {
                    hatches.Add((ms, hatch, move.Opens));
                    if (!double.IsNaN(move.DurationH)) hatches.Add((ms + Agenda.Ms(move.DurationH), hatch, !move.Opens));
                }
                if (move.HasReadings) CarryGauge(state, move, ms);
                break;
            case IsolationTest test:
                foreach (int hatch in CrewBlock.HatchesToShut(state.Case.Plan))
                {
                    hatches.Add((ms, hatch, false));
                    hatches.Add((ms + Agenda.Ms(test.DurationH), hatch, true));
                }
                controls.CommandCrew(CrewBlock.Places(state.Case.Plan, state.Case.Crew), ms);
                state.Agenda.At(ms + Agenda.Ms(test.DurationH), () =>
                {
                    state.IsCrewCommanded = false;
                    controls.MoveCrew(Scribe.Controller, works.Home());
                });
                break;
        }
    }

    /// <summary>The gauge of a suite that has nothing else goes behind the hatch that is shut to be watched: to its smaller side.</summary>
    private static void CarryGauge(FlightState state, HatchMove move, long ms)
    {
        Hatch hatch = state.Case.Plan.Hatches[move.Hatches[0]];
        int inside = state.Case.Plan.Modules[hatch.A].FreeM3 <= state.Case.Plan.Modules[hatch.B].FreeM3 ? hatch.A : hatch.B;
        state.Agenda.At(ms, () => state.Sensors.CarriedTo = inside);
        if (!double.IsNaN(move.DurationH)) state.Agenda.At(ms + Agenda.Ms(move.DurationH), () => state.Sensors.CarriedTo = -1);
    }

    private static void OpenVehicle(FlightState state, VehicleOpened vehicle, long ms, List<(long Ms, int Hatch, bool Opens)> hatches)
    {
        StationPlan plan = state.Case.Plan;
        // Behind the hatch is the side that is smaller when this hatch is shut and the others are as at the start.
        foreach (int module in CrewBlock.Behind(plan, vehicle.Hatch))
        {
            state.StartDifferenceMmHg[module] = vehicle.DifferenceMmHg;
            state.Thermal.SetOffset(module, vehicle.DifferenceK);
        }
        if (plan.Hatches[vehicle.Hatch].OpenAtStart) hatches.Add((0, vehicle.Hatch, false));
        hatches.Add((ms, vehicle.Hatch, true));
        if (double.IsFinite(vehicle.StaysH)) hatches.Add((ms + Agenda.Ms(vehicle.StaysH), vehicle.Hatch, false));
    }

    private static void WriteHatches(FlightState state, FlightControls controls, List<(long Ms, int Hatch, bool Opens)> hatches)
    {
        bool[] open = [.. state.Case.Plan.Hatches.Select(h => h.OpenAtStart)];
        foreach ((long ms, int hatch, bool opens) in hatches.OrderBy(h => h.Ms))
        {
            if (open[hatch] == opens) continue;
            open[hatch] = opens;
            state.Agenda.At(ms, () =>
            {
                if (!opens) controls.ComeOut(hatch);
                controls.MoveHatch(hatch, opens);
            });
            controls.LogHatch(ms == 0 ? Scribe.Machine : Scribe.Controller, hatch, opens, ms);
        }
    }
}
