using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station;

/// <summary>What happens on an unfriendly station beside what the case says: trips, exercise, moves of the crew, small events, sensors that fail.</summary>
internal sealed class UnfriendlyLife(FlightState state, StationWorks works)
{
    private const double LargestSmallMmHg = 0.15;
    private const double LeastSmallMmHg = 0.02;
    private static readonly double[] s_moves = [6.2, 12.5, 21.3];

    /// <summary>Writes it into the agenda; each event writes its successor when it happens.</summary>
    public void Write()
    {
        Realism r = state.Realism;
        if (state.Life.GeneratorModule >= 0) Every(r.GeneratorTripEveryDays, Trip);
        Every(r.SmallEventEveryDays, Small);
        Every(r.StickEveryDays, Stick);
        Every(r.SpectrometerStepEveryDays, Calibrate);
        if (r.ExercisesPerPersonDay > 0) Daily(7, Exercises);
        foreach (double hour in s_moves) Daily(hour, () => Move());
    }

    private void Every(double meanDays, Action what)
    {
        if (meanDays <= 0) return;
        void Next() => state.Agenda.At(state.NowMs + Agenda.Ms(state.Events.Wait(meanDays * 24)) + 1000, () =>
        {
            what();
            Next();
        });
        Next();
    }

    private void Daily(double utcHour, Action what)
    {
        double wait = (((utcHour - (state.Case.StartSecondOfDay / 3600)) % 24) + 24) % 24;
        void Go()
        {
            what();
            state.Agenda.At(state.NowMs + 86_400_000, Go);
        }
        state.Agenda.At(Agenda.Ms(wait), Go);
    }

    private void Trip()
    {
        if (state.Life.OxygenKgPerD == 0) return;
        long to = state.NowMs + Agenda.Ms(state.Events.Uniform(1, 6));
        works.Trip(state.NowMs, to, Agenda.Ms(state.Events.Uniform(5, 60) / 60));
        if (!state.Events.Happens(0.2)) return;
        // In one of five the rate that is told is that of before.
        SensorUnit? told = state.Sensors.Units.Find(u => u.Quantity == Quantity.OxygenGeneration && u.Module == state.Life.GeneratorModule);
        if (told is null) return;
        told.IsStuck = true;
        state.Agenda.At(to, () => told.IsStuck = false);
    }

    private void Small()
    {
        double size = state.Events.Uniform(LeastSmallMmHg, LargestSmallMmHg) * (state.Events.Happens(0.5) ? 1 : -1);
        works.Schedule(new SmallEvent(state.Hours, size, state.Events.Uniform(1, 5), state.Events.Happens(0.3) ? Gas.Water : null));
    }

    private void Stick()
    {
        SensorUnit[] may = [.. state.Sensors.Units.Where(u => u.Quantity is not (Quantity.Gauge or Quantity.OxygenGeneration))];
        if (may.Length == 0) return;
        SensorUnit unit = may[state.Events.Below(may.Length)];
        if (unit.IsStuck) return;
        unit.IsStuck = true;
        // One of eight for ever.
        if (!state.Events.Happens(0.125)) state.Agenda.At(state.NowMs + Agenda.Ms(state.Events.Uniform(1, 24)), () => unit.IsStuck = false);
    }

    private void Calibrate()
    {
        if (state.Sensors.InstrumentOf(Quantity.Nitrogen) is { } nitrogen) nitrogen.Offset += 0.5 * state.Events.Gaussian();
        if (state.Sensors.InstrumentOf(Quantity.Oxygen) is { } oxygen) oxygen.Offset += 0.2 * state.Events.Gaussian();
    }

    private void Exercises()
    {
        for (int p = 0; p < state.Life.Where.Length; p++)
        {
            if (state.Events.Happens(Math.Min(1, state.Realism.ExercisesPerPersonDay)))
                works.Schedule(new Exercise(state.Hours + state.Events.Uniform(0.5, 11), state.Events.Uniform(1, 2), p));
        }
    }

    private void Move()
    {
        if (state.IsCrewCommanded || state.Life.Where.Length == 0) return;
        int[] near = [.. Enumerable.Range(0, state.Case.Plan.Modules.Count).Where(m => state.Air.Group(m) == state.Air.Group(state.CrewModule)).OrderByDescending(m => state.Case.Plan.Modules[m].FreeM3).Take(6)];
        int[] target = [.. state.Life.Where.Select(w => near[state.Events.Below(near.Length)])];
        long ms = state.NowMs + StationWorks.LeadMs;
        new FlightControls(state).LogCrew(Scribe.Crew, state.Life.Where, target, ms);
        state.Agenda.At(ms, () =>
        {
            if (!state.IsCrewCommanded) target.CopyTo(state.Life.Where, 0);
        });
    }
}
