using System.Globalization;
using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Work on board that moves gas: represses, airlocks, vents, the generator and where the crew is.</summary>
internal sealed class StationWorks(FlightState state, FlightControls controls)
{
    /// <summary>The log may be ahead of the event by this much, so events are decided this much before.</summary>
    public const long LeadMs = 11 * 60_000;

    private const double OxygenOfAir = 0.21;
    private const double CapPart = 0.241;
    private const double ResumePart = 0.225;
    private const double LivingPart = 0.05;
    private const double BelowMmHg = 746;
    private bool _isCapped;

    private StationPlan Plan => state.Case.Plan;

    /// <summary>Gas is let in.</summary>
    public void Schedule(Repress repress)
    {
        long ms = Math.Max(0, Agenda.Ms(repress.AtH));
        state.Agenda.At(Math.Max(0, ms - LeadMs), () =>
        {
            if (repress.OnlyBelowMmHg && state.Air.PressurePa(repress.Module) / GasLaw.PaPerMmHg > BelowMmHg) return;
            double oxygen = repress.Gas == "O2" ? 1 : repress.Gas == "N2" ? 0 : OxygenOfAir;
            double perMol = (oxygen * GasLaw.MolarMassKg(Gas.Oxygen)) + ((1 - oxygen) * GasLaw.MolarMassKg(Gas.Nitrogen));
            double volume = state.Air.GroupVolumeM3(repress.Module), kelvin = state.Air.TemperatureK(repress.Module);
            double molPerMmHg = GasLaw.Moles(GasLaw.PaPerMmHg, volume, kelvin);
            double moles = double.IsNaN(repress.Kg) ? repress.MmHg * molPerMmHg : repress.Kg / perMol;
            double molPerH = !double.IsNaN(repress.MmHgPerH) ? repress.MmHgPerH * molPerMmHg : (double.IsNaN(repress.KgPerH) ? 3 : repress.KgPerH) / perMol;
            long length = Math.Max(10_000, Agenda.Ms(moles / molPerH));
            double rate = moles / (length / 1000.0);
            Pulse(repress.Module, ms, ms + length, g => g == Gas.Oxygen ? rate * oxygen : g == Gas.Nitrogen ? rate * (1 - oxygen) : 0);
            double kg = moles * perMol * (1 + (0.02 * state.Realism.MetabolismSigma / 0.1 * state.Events.Gaussian()));
            string text = repress.TellsMass ? string.Create(CultureInfo.InvariantCulture, $"{repress.Gas} mass_kg={kg:0.00}") : repress.Gas;
            double told = repress.TellsMass ? Math.Round(kg, 2) : double.NaN;
            state.Log.Write(Scribe.Controller, state.NowMs, ms, OperationLog.Row(OperationKind.RepressStart, -1, repress.Source, told, repress.Gas, text));
            state.Log.Write(Scribe.Controller, state.NowMs, ms + length, OperationLog.Row(OperationKind.RepressStop, -1, repress.Source, told, repress.Gas, text));
        });
    }

    /// <summary>The air of a docking port is vented.</summary>
    public void Schedule(VestibuleVent vent)
    {
        const long length = 120_000;
        long ms = Math.Max(0, Agenda.Ms(vent.AtH));
        LogVent(OperationKind.VentStart, vent.Module, ms);
        LogVent(OperationKind.VentStop, vent.Module, ms + length);
        state.Agenda.At(ms, () => TakeMixture(vent.Module, vent.M3, ms, ms + length));
    }

    /// <summary>A little air comes or goes.</summary>
    public void Schedule(SmallEvent small)
    {
        long ms = Math.Max(0, Agenda.Ms(small.AtH)), end = ms + Math.Max(10_000, (long)(small.DurationMin * 60_000));
        state.Agenda.At(ms, () =>
        {
            int module = CrewModule();
            if (small.Gas is { } gas)
            {
                double rate = GasLaw.Moles(small.MmHg * GasLaw.PaPerMmHg, state.Air.GroupVolumeM3(module), state.Air.TemperatureK(module)) / ((end - ms) / 1000.0);
                Pulse(module, ms, end, g => g == gas ? rate : 0);
            }
            else TakeMixture(module, -small.MmHg * GasLaw.PaPerMmHg / state.Air.PressurePa(module) * state.Air.GroupVolumeM3(module), ms, end);
        });
    }

    /// <summary>One of the crew exercises.</summary>
    public void Schedule(Exercise exercise)
    {
        if (exercise.Person < 0 || exercise.Person >= state.Life.Where.Length) return;
        long ms = Math.Max(state.NowMs, Agenda.Ms(exercise.AtH));
        state.Agenda.At(ms, () => state.Life.SetExercise(exercise.Person, true));
        state.Agenda.At(ms + Agenda.Ms(exercise.DurationH), () => state.Life.SetExercise(exercise.Person, false));
    }

    /// <summary>An airlock is emptied. Plain: its lost part goes out of the cabin over the time; unfriendly: hatch, pump, vacuum, and back again.</summary>
    public void Schedule(AirlockCycle cycle)
    {
        int airlock = cycle.Module >= 0 ? cycle.Module : Airlock();
        long from = Math.Max(0, Agenda.Ms(cycle.AtH)), to = from + (long)(cycle.DurationMin * 60_000);
        LogAirlock(OperationKind.EvaDepressStart, airlock, from);
        LogAirlock(OperationKind.EvaDepressStop, airlock, to);
        int inner = Enumerable.Range(0, Plan.Hatches.Count).FirstOrDefault(h => Plan.Hatches[h].A == airlock || Plan.Hatches[h].B == airlock, -1);
        double free = double.IsNaN(cycle.FreeM3) ? Plan.Modules[airlock].FreeM3 : cycle.FreeM3;
        if (state.Realism.IsUnfriendly && inner >= 0) new AirlockRun(state, controls, this, airlock, inner, cycle.RecoveredPart).Schedule(from, to, cycle.OutsideH);
        else state.Agenda.At(from, () => TakeMixture(airlock, free * (1 - cycle.RecoveredPart), from, to));
    }

    /// <summary>A vehicle that the plan does not know comes, is opened, and perhaps goes.</summary>
    public void Schedule(VehicleOpened vehicle) => new Berthing(state).Schedule(vehicle);

    /// <summary>Gas at a rate by <see cref="Gas"/> in mol/s, between two times.</summary>
    public void Pulse(int compartment, long from, long to, Func<Gas, double> molPerS)
    {
        state.Life.Add(new GasPulse(from, to, compartment, [.. Enumerable.Range(0, CabinAir.Gases).Select(g => molPerS((Gas)g))]));
        // Steps end where rates change.
        state.Agenda.At(from, () => { });
        state.Agenda.At(to, () => { });
    }

    /// <summary>Takes so many m³ of the mixture that is there, evenly over a time.</summary>
    public void TakeMixture(int compartment, double m3, long from, long to)
    {
        double perS = 1 / ((to - from) / 1000.0);
        double k = state.Air.TemperatureK(compartment);
        Pulse(compartment, from, to, g => -GasLaw.Moles(state.Air.PressurePa(compartment, g), m3, k) * perS);
    }

    /// <summary>Puts the crew to work at the start.</summary>
    public void PlaceCrew()
    {
        int[] before = [.. Enumerable.Repeat(-1, state.Life.Where.Length)];
        Home().CopyTo(state.Life.Where, 0);
        controls.LogCrew(Scribe.Machine, before, state.Life.Where, 0);
    }

    /// <summary>Where people are when nothing is said: in the four largest modules that are worth living in.</summary>
    public int[] Home()
    {
        double least = Plan.Modules.Sum(m => m.FreeM3) * LivingPart;
        int[] places = [.. Enumerable.Range(0, Plan.Modules.Count).OrderByDescending(m => Plan.Modules[m].FreeM3).Take(4).Where((m, i) => i == 0 || Plan.Modules[m].FreeM3 >= least)];
        return [.. Enumerable.Range(0, state.Life.Where.Length).Select(p => places[p % places.Length])];
    }

    /// <summary>Runs the generator: its periods off, the cap on oxygen, and the ground that follows the crew's need.</summary>
    public void StartGenerator(OxygenMaker? maker)
    {
        if (maker is null) return;
        if (maker.FollowsPeople) state.Life.SetGenerator(Math.Round(state.Life.NeedKgPerD, 1), true);
        LogGenerator(Scribe.Machine, state.Life.CommandedKgPerD, 0);
        foreach ((double from, double to) in maker.Off) Trip(Agenda.Ms(from), Agenda.Ms(to), null);
        Repeat(3_600_000, Cap);
        if (maker.FollowsPeople) Repeat(86_400_000, Follow);
    }

    /// <summary>The generator stands still for a while.</summary>
    /// <param name="from">From when, ms.</param>
    /// <param name="to">Until when, ms.</param>
    /// <param name="lateMs">How late the log says so; null: at once.</param>
    public void Trip(long from, long to, long? lateMs)
    {
        state.Agenda.At(Math.Max(0, from), () =>
        {
            double wanted = state.Life.CommandedKgPerD;
            state.Life.SetGenerator(wanted, false);
            LogGenerator(Scribe.Machine, 0, state.NowMs + (lateMs ?? 0));
            if (to > state.NowMs + (3650L * 86_400_000)) return;
            state.Agenda.At(to, () => state.Life.SetGenerator(state.Life.CommandedKgPerD, true));
            LogGenerator(Scribe.Machine, wanted, to + (lateMs ?? 0));
        });
    }

    /// <summary>Does something every so often.</summary>
    public void Repeat(long everyMs, Action what)
    {
        void Go()
        {
            what();
            state.Agenda.At(state.NowMs + everyMs, Go);
        }
        state.Agenda.At(state.NowMs + everyMs, Go);
    }

    /// <summary>The module in which most of the crew is.</summary>
    public int CrewModule() => state.CrewModule;

    /// <summary>The airlock: what is called so, or a small module at the end of the station.</summary>
    public int Airlock()
    {
        int[] all = [.. Enumerable.Range(0, Plan.Modules.Count)];
        int named = all.FirstOrDefault(m => Plan.Modules[m].Id.EndsWith("_CL", StringComparison.Ordinal) || Plan.Modules[m].Id.Contains("lock", StringComparison.OrdinalIgnoreCase), -1);
        if (named >= 0) return named;
        int[] ends = [.. all.Where(m => !Plan.Lifeboats.Contains(m) && Plan.Hatches.Count(h => h.A == m || h.B == m) == 1)];
        return (ends.Length > 0 ? ends : all).MinBy(m => Plan.Modules[m].FreeM3);
    }

    private void Cap()
    {
        int at = state.Life.GeneratorModule;
        double part = state.Air.PressurePa(at, Gas.Oxygen) / state.Air.PressurePa(at);
        if (!_isCapped && part > CapPart && state.Life.OxygenKgPerD > 0) SwitchFor(true, 0);
        else if (_isCapped && part < ResumePart) SwitchFor(false, state.Life.CommandedKgPerD);
    }

    private void SwitchFor(bool isCapped, double told)
    {
        _isCapped = isCapped;
        state.Life.SetGenerator(state.Life.CommandedKgPerD, !isCapped);
        LogGenerator(Scribe.Machine, told, state.NowMs);
    }

    private void Follow()
    {
        if (state.Life.OxygenKgPerD == 0) return;
        int at = state.Life.GeneratorModule;
        double missing = (state.Case.Initial.OxygenMmHg - (state.Air.PressurePa(at, Gas.Oxygen) / GasLaw.PaPerMmHg)) * GasLaw.PaPerMmHg;
        double kg = GasLaw.Moles(missing, state.Air.GroupVolumeM3(at), state.Air.TemperatureK(at)) * GasLaw.MolarMassKg(Gas.Oxygen);
        double rate = Math.Round(Math.Clamp(state.Life.NeedKgPerD + (kg / 3), 0.5, 9.2), 1);
        if (Math.Abs(rate - state.Life.CommandedKgPerD) < 0.25) return;
        state.Life.SetGenerator(rate, true);
        LogGenerator(Scribe.Commander, rate, state.NowMs);
    }

    private void LogGenerator(Scribe scribe, double rate, long ms) =>
        state.Log.Write(scribe, state.NowMs, ms, OperationLog.Row(OperationKind.OxygenGenerator, -1, state.Life.GeneratorName, rate, text: rate.ToString(CultureInfo.InvariantCulture)));

    private void LogVent(OperationKind kind, int module, long ms) => state.Log.Write(Scribe.Controller, state.NowMs, ms, OperationLog.Row(kind, module, Plan.Modules[module].Id));

    private void LogAirlock(OperationKind kind, int module, long ms) => state.Log.Write(Scribe.Controller, state.NowMs, ms, OperationLog.Row(kind, module, Plan.Modules[module].Id));
}
