using Zarya.Station.Atmosphere;

namespace Zarya.Simulation.Station;

/// <summary>An airlock in full: its hatch is shut, a pump gives most of its air to the cabin, the rest goes to space, two people are outside, the cabin fills it again, the hatch opens.</summary>
internal sealed class AirlockRun(FlightState state, FlightControls controls, StationWorks works, int airlock, int inner, double recovered)
{
    private const double PumpPart = 0.8;
    private const double VentMm2 = 2_000;
    private const long FillMs = 600_000;
    private const int Outside = 2;

    /// <summary>Writes it into the agenda.</summary>
    public void Schedule(long fromMs, long toMs, double outsideH)
    {
        long pumped = fromMs + (long)((toMs - fromMs) * PumpPart), back = toMs + Agenda.Ms(outsideH), open = back + FillMs + 60_000;
        controls.LogHatch(Scribe.Controller, inner, false, fromMs);
        controls.LogHatch(Scribe.Controller, inner, true, open);
        state.Agenda.At(fromMs, () => Pump(fromMs, pumped));
        state.Agenda.At(pumped, () => Vent(VentMm2));
        state.Agenda.At(back, () => Fill(back));
        state.Agenda.At(open, Return);
    }

    private int Cabin => state.Case.Plan.Hatches[inner].A == airlock ? state.Case.Plan.Hatches[inner].B : state.Case.Plan.Hatches[inner].A;

    private void Pump(long from, long to)
    {
        controls.MoveHatch(inner, false);
        if (state.Air.Group(airlock) == state.Air.Group(Cabin)) return;
        for (int p = 0; p < Math.Min(Outside, state.Life.Where.Length - 1); p++) state.Life.IsOutside[p] = true;
        double perS = recovered / ((to - from) / 1000.0);
        works.Pulse(airlock, from, to, g => -state.Air.GroupMoles(airlock, g) * perS);
        works.Pulse(Cabin, from, to, g => state.Air.GroupMoles(airlock, g) * perS);
    }

    private void Vent(double mm2)
    {
        if (state.Air.Group(airlock) == state.Air.Group(Cabin)) return;
        state.Leaks.Vent(airlock, mm2);
        state.AreLeaksStale = true;
    }

    private void Fill(long from)
    {
        state.Leaks.Vent(airlock, 0);
        state.AreLeaksStale = true;
        if (state.Air.Group(airlock) == state.Air.Group(Cabin)) return;
        double perS = 1 / (FillMs / 1000.0), k = state.Air.TemperatureK(airlock);
        double[] rate = [.. Enumerable.Range(0, CabinAir.Gases).Select(g => GasLaw.Moles(state.Air.PressurePa(Cabin, (Gas)g), state.Air.VolumeM3(airlock), k) * 0.99 * perS)];
        works.Pulse(airlock, from, from + FillMs, g => rate[(int)g]);
        works.Pulse(Cabin, from, from + FillMs, g => -rate[(int)g]);
    }

    private void Return()
    {
        controls.MoveHatch(inner, true);
        Array.Clear(state.Life.IsOutside);
    }
}
