using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>The rule that no closure may break: everybody reaches a lifeboat through open hatches while the hatch is shut (facts/station.md section 4).</summary>
/// <remarks>
/// A station file says nothing of seats, so by default a lifeboat takes anybody; with a number of seats, no more people stay in a volume than its lifeboats seat. A station without lifeboats (a trainer, or all have left)
/// has only one safe place: the largest connected volume, from which nobody may be cut off. People can walk only through hatches that are open before the closure; those of whom nothing
/// is known are taken to be in the largest volume that has a lifeboat.
/// </remarks>
public sealed class LifeboatReach
{
    private const double RoomyM3 = 15;
    private readonly int _seats;

    /// <summary>The rule, with the people that one lifeboat takes; 0 = not known, not counted.</summary>
    public LifeboatReach(int seatsPerLifeboat = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seatsPerLifeboat);
        _seats = seatsPerLifeboat;
    }

    /// <summary>Whether a closure with the crew at these places is safe: everybody is placed, can walk there before it and reaches a lifeboat after it.</summary>
    /// <param name="before">The states in which people take their places; the hatch is open.</param>
    /// <param name="hatch">The hatch to shut.</param>
    /// <param name="places">Where all of the crew is then.</param>
    public bool IsSafe(HatchStates before, int hatch, IReadOnlyList<CrewPlace> places)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(places);
        HatchStates after = before.With(hatch, open: false);
        if (places.Sum(p => p.Count) != before.Crew.Crew || places.Any(p => p.Count < 0 || !before.IsPresent(p.Module))) return false;
        int[] people = People(before);
        int[] wanted = new int[before.Groups.Count], landed = new int[after.Groups.Count];
        foreach (CrewPlace place in places)
        {
            wanted[before.GroupIndex(place.Module)] += place.Count;
            landed[after.GroupIndex(place.Module)] += place.Count;
        }
        return wanted.AsSpan().SequenceEqual(people) && !landed.Where((count, g) => count > Capacity(after, g)).Any();
    }

    /// <summary>Finds places for everybody: out of the side that the closure cuts off when they do not need its lifeboat, where they are already when that will do.</summary>
    /// <param name="before">The states in which people take their places; the hatch is open.</param>
    /// <param name="hatch">The hatch to shut.</param>
    /// <param name="places">All of the crew by module, ascending; empty when there is no crew.</param>
    /// <param name="why">When nothing is found, the reason in words.</param>
    public bool TryPlace(HatchStates before, int hatch, out CrewPlace[] places, out string why)
    {
        ArgumentNullException.ThrowIfNull(before);
        StationPlan plan = before.Plan;
        HatchStates after = before.With(hatch, open: false);
        (places, why) = ([], "");
        int[] people = People(before);
        int[] at = new int[plan.Modules.Count];
        int split = before.GroupIndex(plan.Hatches[hatch].A);
        for (int g = 0; g < people.Length; g++)
        {
            if (people[g] == 0) continue;
            IReadOnlyList<int> modules = before.Groups[g].Modules;
            int[] sides = g == split ? Sides(after, plan.Hatches[hatch]) : [after.GroupIndex(modules[0])];
            if (!TryFill(before, after, sides, people[g], g == split ? hatch : -1, at))
            {
                why = ClosureSentences.CutOff.Say(people[g], plan.Modules[modules[0]].Id, plan.Hatches[hatch].Id);
                return false;
            }
        }
        places = Places(at);
        return true;
    }

    /// <summary>Where everybody is to stay while the hatches are left as they are; false when somebody does not reach a lifeboat now.</summary>
    public bool TryStay(HatchStates states, out CrewPlace[] places, out string why)
    {
        ArgumentNullException.ThrowIfNull(states);
        (places, why) = ([], "");
        int[] people = People(states), at = new int[states.Plan.Modules.Count];
        for (int g = 0; g < people.Length; g++)
        {
            if (people[g] == 0 || TryFill(states, states, [g], people[g], -1, at)) continue;
            why = ClosureSentences.IsCutOff.Say(people[g], states.Plan.Modules[states.Groups[g].Modules[0]].Id);
            return false;
        }
        places = Places(at);
        return true;
    }

    /// <summary>People by volume of <see cref="HatchStates.Groups"/>: the known, and the unknown in the largest volume with a lifeboat (with room for them).</summary>
    internal int[] People(HatchStates states)
    {
        int[] people = new int[states.Groups.Count];
        foreach (CrewPlace place in states.Crew.Known) people[states.GroupIndex(place.Module)] += place.Count;
        if (states.Crew.Unknown == 0) return people;
        int best = -1;
        for (int g = 0; g < people.Length; g++)
            if (Capacity(states, g) > 0 && (best < 0 || states.Groups[g].VolumeM3 > states.Groups[best].VolumeM3)) best = g;
        people[best] += states.Crew.Unknown;
        return people;
    }

    /// <summary>People that a volume can keep.</summary>
    internal int Capacity(HatchStates states, int group)
    {
        bool any = false;
        int largest = 0;
        for (int g = 0; g < states.Groups.Count; g++)
        {
            any |= states.Groups[g].Lifeboats > 0;
            if (states.Groups[g].VolumeM3 > states.Groups[largest].VolumeM3) largest = g;
        }
        int boats = states.Groups[group].Lifeboats;
        return any ? (_seats == 0 ? (boats > 0 ? int.MaxValue : 0) : boats * _seats) : (group == largest ? int.MaxValue : 0);
    }

    private static int[] Sides(HatchStates after, Hatch hatch)
    {
        int a = after.GroupIndex(hatch.A), b = after.GroupIndex(hatch.B);
        if (a == b) return [a];
        // The larger side first: the small one is the suspect, and people in it would hide its loss under their breath and sweat.
        return after.Groups[a].VolumeM3 >= after.Groups[b].VolumeM3 ? [a, b] : [b, a];
    }

    private static CrewPlace[] Places(int[] at) => [.. Enumerable.Range(0, at.Length).Where(m => at[m] > 0).Select(m => new CrewPlace(m, at[m]))];

    private bool TryFill(HatchStates before, HatchStates after, int[] sides, int people, int hatch, int[] at)
    {
        int left = people;
        foreach (int side in sides)
        {
            int here = Math.Min(left, Capacity(after, side));
            left -= here;
            foreach (int m in after.Groups[side].Modules)
            {
                int stay = Math.Min(here, before.Crew.KnownAt(m));
                at[m] += stay;
                here -= stay;
            }
            if (here > 0) at[Muster(after, side, hatch)] += here;
        }
        return left == 0;
    }

    /// <summary>Where those who come gather: the module nearest to the hatch with room to stand in.</summary>
    private static int Muster(HatchStates after, int group, int hatch)
    {
        StationPlan plan = after.Plan;
        IReadOnlyList<int> modules = after.Groups[group].Modules;
        int start = hatch < 0 ? modules[0] : after.GroupIndex(plan.Hatches[hatch].A) == group ? plan.Hatches[hatch].A : plan.Hatches[hatch].B;
        Queue<int> next = new([start]);
        HashSet<int> seen = [start];
        while (next.TryDequeue(out int m))
        {
            if (after.VolumeM3(m) >= RoomyM3) return m;
            for (int h = 0; h < plan.Hatches.Count; h++)
            {
                int other = !after.IsOpen(h) ? -1 : plan.Hatches[h].A == m ? plan.Hatches[h].B : plan.Hatches[h].B == m ? plan.Hatches[h].A : -1;
                if (other >= 0 && seen.Add(other)) next.Enqueue(other);
            }
        }
        return modules.MaxBy(after.VolumeM3);
    }
}
