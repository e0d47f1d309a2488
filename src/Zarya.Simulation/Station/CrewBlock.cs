using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Where the crew stays when all hatches are shut for a test: on the way from each lifeboat to the largest module of its segment, with the small chambers beside that way.</summary>
/// <remarks>So it was in August 2020: crew in Zvezda and Poisk with its Soyuz, the aft chamber not shut off because people lived beside it. Every other hatch is shut.</remarks>
internal static class CrewBlock
{
    private const double SmallM3 = 10;

    /// <summary>The hatches that the test shuts.</summary>
    public static IReadOnlyList<int> HatchesToShut(StationPlan plan)
    {
        HashSet<int> block = Modules(plan);
        return [.. Enumerable.Range(0, plan.Hatches.Count).Where(h => plan.Hatches[h].OpenAtStart && !(block.Contains(plan.Hatches[h].A) && block.Contains(plan.Hatches[h].B)))];
    }

    /// <summary>Where the crew is during it: evenly at the homes of the lifeboats.</summary>
    public static IReadOnlyList<CrewPlace> Places(StationPlan plan, int crew)
    {
        int[] homes = plan.Lifeboats.Count == 0 ? [Largest(plan, _ => true)] : [.. plan.Lifeboats.Select(l => Home(plan, l))];
        return [.. Enumerable.Range(0, crew).GroupBy(p => homes[p % homes.Length]).Select(g => new CrewPlace(g.Key, g.Count()))];
    }

    /// <summary>The modules that a hatch cuts off from the larger rest, as hatches are at the start.</summary>
    public static IReadOnlyList<int> Behind(StationPlan plan, int hatch)
    {
        HashSet<int> a = Reach(plan, plan.Hatches[hatch].A, hatch), b = Reach(plan, plan.Hatches[hatch].B, hatch);
        return [.. a.Sum(m => plan.Modules[m].FreeM3) <= b.Sum(m => plan.Modules[m].FreeM3) ? a : b];
    }

    private static HashSet<int> Modules(StationPlan plan)
    {
        var block = new HashSet<int>();
        foreach (int lifeboat in plan.Lifeboats) block.UnionWith(Path(plan, lifeboat, Home(plan, lifeboat)));
        if (block.Count == 0) block.Add(Largest(plan, _ => true));
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (Hatch hatch in plan.Hatches.Where(h => h.OpenAtStart && block.Contains(h.A) != block.Contains(h.B)))
            {
                int outer = block.Contains(hatch.A) ? hatch.B : hatch.A;
                if (plan.Modules[outer].FreeM3 < SmallM3 && Behind(plan, IndexOf(plan, hatch)).All(m => plan.Modules[m].FreeM3 < SmallM3)) changed |= block.Add(outer);
            }
        }
        return block;
    }

    private static int IndexOf(StationPlan plan, Hatch hatch) => plan.HatchIndex(hatch.Id);

    private static int Home(StationPlan plan, int lifeboat) => Largest(plan, m => m.Segment == plan.Modules[lifeboat].Segment);

    private static int Largest(StationPlan plan, Func<PressurisedVolume, bool> which) => Enumerable.Range(0, plan.Modules.Count).Where(m => which(plan.Modules[m])).MaxBy(m => plan.Modules[m].FreeM3);

    private static List<int> Path(StationPlan plan, int from, int to)
    {
        var came = new Dictionary<int, int> { [from] = -1 };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out int at) && at != to)
        {
            foreach (Hatch hatch in plan.Hatches.Where(h => h.OpenAtStart && (h.A == at || h.B == at)))
                if (came.TryAdd(hatch.A == at ? hatch.B : hatch.A, at)) queue.Enqueue(hatch.A == at ? hatch.B : hatch.A);
        }
        var path = new List<int>();
        if (!came.ContainsKey(to)) return [from];
        for (int at = to; at >= 0; at = came[at]) path.Add(at);
        return path;
    }

    private static HashSet<int> Reach(StationPlan plan, int from, int without)
    {
        var seen = new HashSet<int> { from };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out int at))
        {
            for (int h = 0; h < plan.Hatches.Count; h++)
            {
                Hatch hatch = plan.Hatches[h];
                if (h == without || !hatch.OpenAtStart || (hatch.A != at && hatch.B != at)) continue;
                if (seen.Add(hatch.A == at ? hatch.B : hatch.A)) queue.Enqueue(hatch.A == at ? hatch.B : hatch.A);
            }
        }
        return seen;
    }
}
