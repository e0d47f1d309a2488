using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Scoring;

/// <summary>The rule that no advice may break, written apart from the code that gives the advice: after the closure everybody reaches a lifeboat through open hatches. Without lifeboats everybody must stay together.</summary>
internal static class SafetyCheck
{
    /// <summary>Whether a closure is safe.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="open">Which hatches are open before it.</param>
    /// <param name="hatch">The hatch that is shut.</param>
    /// <param name="crew">Where all of the crew is then.</param>
    public static bool IsSafe(StationPlan plan, IReadOnlyList<bool> open, int hatch, IReadOnlyList<CrewPlace> crew)
    {
        if (crew.Sum(c => c.Count) != plan.Crew) return false;
        CrewPlace[] people = [.. crew.Where(c => c.Count > 0)];
        if (people.Any(p => (uint)p.Module >= (uint)plan.Modules.Count)) return false;
        return plan.Lifeboats.Count > 0
            ? Array.TrueForAll(people, p => plan.Lifeboats.Any(Reach(plan, open, hatch, p.Module).Contains))
            : people.Length == 0 || people.All(p => Reach(plan, open, hatch, people[0].Module).Contains(p.Module));
    }

    private static HashSet<int> Reach(StationPlan plan, IReadOnlyList<bool> open, int without, int from)
    {
        HashSet<int> reached = [from];
        for (bool grew = true; grew;)
        {
            grew = false;
            for (int h = 0; h < plan.Hatches.Count; h++)
            {
                if (h == without || !open[h]) continue;
                if (reached.Contains(plan.Hatches[h].A)) grew |= reached.Add(plan.Hatches[h].B);
                else if (reached.Contains(plan.Hatches[h].B)) grew |= reached.Add(plan.Hatches[h].A);
            }
        }
        return reached;
    }
}
