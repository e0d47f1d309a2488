using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>What can be done to a flight, with the rows that it leaves in the log. Times are ms.</summary>
internal sealed class FlightControls(FlightState state)
{
    private StationPlan Plan => state.Case.Plan;

    /// <summary>Flight control has a hatch moved.</summary>
    public void CommandHatch(int hatch, bool opens, long ms)
    {
        state.Agenda.At(ms, () =>
        {
            if (state.Air.IsOpen(hatch) == opens) return;
            MoveHatch(hatch, opens);
        });
        LogHatch(Scribe.Commander, hatch, opens, ms);
    }

    /// <summary>Flight control sends people to places.</summary>
    public void CommandCrew(IReadOnlyList<CrewPlace> places, long ms) => state.Agenda.At(ms, () =>
    {
        state.IsCrewCommanded = true;
        MoveCrew(Scribe.Commander, Assign(places));
    });

    /// <summary>People go where they go, with the rows of it.</summary>
    public void MoveCrew(Scribe scribe, int[] target)
    {
        LogCrew(scribe, state.Life.Where, target, state.NowMs);
        target.CopyTo(state.Life.Where, 0);
    }

    /// <summary>Nobody stays behind a hatch that the script shuts, unless a lifeboat is there too.</summary>
    public void ComeOut(int hatch)
    {
        IReadOnlyList<int> inside = CrewBlock.Behind(Plan, hatch);
        if (inside.Any(Plan.Lifeboats.Contains) || !state.Life.Where.Any(inside.Contains)) return;
        int refuge = Enumerable.Range(0, Plan.Modules.Count).Where(m => !inside.Contains(m)).MaxBy(m => Plan.Modules[m].FreeM3);
        MoveCrew(Scribe.Controller, [.. state.Life.Where.Select(w => inside.Contains(w) ? refuge : w)]);
    }

    /// <summary>A patch is put on.</summary>
    public void CommandPatch(int module, double factor, string text, long ms, Scribe scribe)
    {
        state.Agenda.At(ms, () =>
        {
            state.Leaks.Patch(module, factor);
            state.AreLeaksStale = true;
        });
        int place = module >= 0 ? module : state.Case.Leaks.Count > 0 ? state.Case.Leaks[0].Module : 0;
        state.Log.Write(scribe, state.NowMs, ms, OperationLog.Row(OperationKind.Patch, place, Plan.Modules[place].Id, text: text));
    }

    /// <summary>Moves a hatch now, without a row.</summary>
    public void MoveHatch(int hatch, bool opens)
    {
        if (opens)
        {
            // Air behind a hatch that opens takes the cabin's temperature.
            foreach (int side in new[] { Plan.Hatches[hatch].A, Plan.Hatches[hatch].B }) state.Thermal.Mix(side, state.NowMs);
            state.Air.Open(hatch);
        }
        else state.Air.Close(hatch);
    }

    public void LogHatch(Scribe scribe, int hatch, bool opens, long ms) =>
        state.Log.Write(scribe, state.NowMs, ms, OperationLog.Row(opens ? OperationKind.HatchOpen : OperationKind.HatchClose, hatch, Plan.Hatches[hatch].Id));

    /// <summary>Writes who is where from now on, for the modules in which that changes.</summary>
    public void LogCrew(Scribe scribe, IReadOnlyList<int> before, IReadOnlyList<int> after, long ms)
    {
        for (int m = 0; m < Plan.Modules.Count; m++)
        {
            int number = after.Count(w => w == m);
            if (number != before.Count(w => w == m)) state.Log.Write(scribe, state.NowMs, ms, OperationLog.Row(OperationKind.CrewAt, m, Plan.Modules[m].Id, number, text: $"{number}"));
        }
    }

    /// <summary>Who goes where: those who are there already stay, the others come from where too many are.</summary>
    public int[] Assign(IReadOnlyList<CrewPlace> places)
    {
        int[] target = [.. state.Life.Where];
        var named = new HashSet<int>();
        var free = new List<int>();
        foreach (CrewPlace place in places) named.Add(place.Module);
        for (int p = 0; p < target.Length; p++)
        {
            int have = target.Take(p).Count(w => w == target[p]);
            int wanted = places.Where(c => c.Module == target[p]).Sum(c => c.Count);
            if (!named.Contains(target[p]) || have >= wanted) free.Add(p);
        }
        foreach (CrewPlace place in places)
        {
            for (int missing = place.Count - Enumerable.Range(0, target.Length).Count(p => target[p] == place.Module && !free.Contains(p)); missing > 0 && free.Count > 0; missing--)
            {
                target[free[0]] = place.Module;
                free.RemoveAt(0);
            }
        }
        return target;
    }
}
