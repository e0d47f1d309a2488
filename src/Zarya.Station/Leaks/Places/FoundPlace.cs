using Zarya.Station.Leaks.Words;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>What to do with hatches once the compartment is known: shut the hatch that cuts it off and leave it, if nobody and no lifeboat is lost by that.</summary>
internal sealed class FoundPlace(StationPlan plan, ClosureSettings settings, LifeboatReach reach)
{
    public ClosureChoice Leave(HatchStates states, int place, IReadOnlyList<double> compartments, Estimate area, double pressure, RateSensing sensing)
    {
        string name = plan.Modules[place].Id;
        double percent = Math.Floor(1000 * compartments[place]) / 10;
        ConnectedVolume now = states.Group(place);
        if (now.Lifeboats == 0 && !states.Crew.Known.Any(c => now.Modules.Contains(c.Module)) && now.VolumeM3 < 0.5 * states.Groups.Sum(g => g.VolumeM3) && states.Groups.Count > 1)
            return new(null, ClosureSentences.ShutOff.Say(name, percent));
        int best = -1;
        (ConnectedVolume Lost, ConnectedVolume Kept)? cut = null;
        CrewPlace[] crew = [];
        for (int h = 0; h < plan.Hatches.Count; h++)
        {
            if (!states.IsOpen(h) || states.GroupIndex(plan.Hatches[h].A) != states.GroupIndex(place)) continue;
            HatchStates after = states.With(h, open: false);
            ConnectedVolume lost = after.Group(place), rest = after.Group(lost.Modules.Contains(plan.Hatches[h].A) ? plan.Hatches[h].B : plan.Hatches[h].A);
            if (ReferenceEquals(lost, rest) || lost.Lifeboats > 0 || lost.VolumeM3 > rest.VolumeM3 || lost.VolumeM3 >= cut?.Lost.VolumeM3) continue;
            if (!reach.TryPlace(states, h, out CrewPlace[] places, out _) || !reach.IsSafe(states, h, places) || places.Any(p => lost.Modules.Contains(p.Module))) continue;
            (best, cut, crew) = (h, (lost, rest), places);
        }
        if (cut is not { } sides) return new(null, ClosureSentences.NoHatch.Say(name, percent));
        // Keeping the hatch shut is the point: there is nothing to wait for but the proof.
        ClosureTest test = new()
        {
            Hatch = best,
            KeepClosed = true,
            Inside = sides.Lost,
            Outside = sides.Kept,
            InsideProbability = compartments[place],
            OutsideProbability = 1 - compartments[place],
            Crew = crew,
            PeopleInside = 0,
            PeopleOutside = crew.Sum(c => c.Count),
        };
        test.Weigh(area, pressure, sensing, settings, settings.ShutMin, settings.LongestWaitMin);
        ClosureAdvice advice = test.ToAdvice() with { KeepClosed = true, OpenAgainBeforeMin = 1e6 };
        return new(advice, ClosureSentences.Leave.Say(name, percent, plan.Hatches[best].Id), settings.ShutMin + test.WaitMin);
    }
}
