using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

/// <summary>The rule above all: no advice cuts anybody off from a lifeboat. Judged by an oracle of its own that walks from module to module.</summary>
public class UnsafeAdviceTests
{
    [Fact]
    public void No_advice_is_unsafe_in_a_hundred_thousand_random_stations()
    {
        Random random = new(20180830);
        int advised = 0, halved = 0, kept = 0, cyclic = 0, proven = 0;
        for (int n = 0; n < 100_000; n++)
        {
            StationPlan plan = RandomPlan(random, out bool loops);
            HatchStates states = RandomStates(plan, random);
            double[] p = [.. plan.Modules.Select(_ => Math.Pow(random.NextDouble(), 4) + 1e-6)];
            double sum = p.Sum();
            for (int m = 0; m < p.Length; m++) p[m] /= sum;
            RateSensing sensing = new() { HasSensor = [.. plan.Modules.Select(_ => random.Next(3) > 0)], GaugeByHand = random.Next(4) > 0 };
            Estimate area = Stations.Area(Math.Pow(10, (5 * random.NextDouble()) - 2));
            ClosureAdvice? advice = new ClosureAdvisor(plan).Advise(states, p, area, 740, sensing, Stations.At(30)).Closure;
            ClosureAdvice? halving = n % 4 == 0 ? new HalvingAdvisor(plan).Advise(states, p, area, 740, sensing).Closure : null;
            if (advice is not null) Assert.Null(Unsafe(states, advice));
            if (halving is not null) Assert.Null(Unsafe(states, halving));
            ClosureAdvice? proof = n % 4 == 1 ? new PatchTestAdvisor(plan).Advise(states, random.Next(plan.Modules.Count), area.Median, 0.3, 740, sensing).Closure : null;
            if (proof is not null) Assert.Null(Unsafe(states, proof));
            proven += proof is null ? 0 : 1;
            (advised, halved) = (advised + (advice is null ? 0 : 1), halved + (halving is null ? 0 : 1));
            (kept, cyclic) = (kept + (advice?.KeepClosed == true ? 1 : 0), cyclic + (advice is not null && loops ? 1 : 0));
        }
        // The test must have had something to judge, of every kind.
        Assert.True(advised > 30_000 && halved > 5_000 && kept > 2_000 && cyclic > 1_000 && proven > 1_000, $"{advised} {halved} {kept} {cyclic} {proven}");
    }

    [Fact]
    public void The_oracle_sees_what_is_unsafe()
    {
        StationPlan plan = Stations.Make("A:50 B:30 C:10", "AB=A-B BC=B-C", "C", crew: 2);
        ClosureAdvice Shut(int at) => new(1, [2], 1, 1, 1, 1, 1, false, [new CrewPlace(at, 2)]);
        HatchStates states = new(plan);
        Assert.Null(Unsafe(states, Shut(2)));
        Assert.NotNull(Unsafe(states, Shut(0)));
        Assert.NotNull(Unsafe(states.WithCrew(states.Crew.At(0, 2)).With(0, open: false), Shut(2) with { KeepClosed = true }));
        Assert.NotNull(Unsafe(states, Shut(2) with { CrewMoves = [new CrewPlace(2, 1)] }));
    }

    /// <summary>What is wrong with an advice, null when nothing is.</summary>
    private static string? Unsafe(HatchStates states, ClosureAdvice advice)
    {
        StationPlan plan = states.Plan;
        bool[] open = [.. plan.Hatches.Select((_, h) => states.IsOpen(h))];
        if (!advice.KeepClosed && states.Shut.Count > 0) open[states.Shut[^1].Hatch] = true;
        if (advice.CrewMoves.Sum(c => c.Count) != plan.Crew || advice.CrewMoves.Any(c => c.Count <= 0)) return "not all of the crew is placed";
        // Walking: as many known people in what can be walked to as are wanted there at least, wherever the unknown ones are.
        foreach (CrewPlace place in states.Crew.Known)
        {
            HashSet<int> walk = Reach(plan, open, place.Module);
            if (advice.CrewMoves.Where(c => walk.Contains(c.Module)).Sum(c => c.Count) < states.Crew.Known.Where(c => walk.Contains(c.Module)).Sum(c => c.Count)) return "somebody cannot walk there";
        }
        open[advice.Hatch] = false;
        HashSet<int> largest = Enumerable.Range(0, plan.Modules.Count).Select(m => Reach(plan, open, m)).MaxBy(r => r.Sum(m => plan.Modules[m].FreeM3))!;
        foreach (CrewPlace place in advice.CrewMoves)
        {
            HashSet<int> reach = Reach(plan, open, place.Module);
            if (plan.Lifeboats.Count > 0 ? !plan.Lifeboats.Any(reach.Contains) : !reach.SetEquals(largest)) return $"{place.Count} in {plan.Modules[place.Module].Id} are cut off";
        }
        return null;
    }

    private static HashSet<int> Reach(StationPlan plan, bool[] open, int from)
    {
        HashSet<int> reach = [from];
        for (int before = 0; before != reach.Count;)
        {
            before = reach.Count;
            for (int h = 0; h < open.Length; h++)
            {
                if (open[h] && reach.Contains(plan.Hatches[h].A)) reach.Add(plan.Hatches[h].B);
                if (open[h] && reach.Contains(plan.Hatches[h].B)) reach.Add(plan.Hatches[h].A);
            }
        }
        return reach;
    }

    private static StationPlan RandomPlan(Random random, out bool loops)
    {
        int count = random.Next(2, 13);
        PressurisedVolume[] modules = [.. Enumerable.Range(0, count).Select(m => new PressurisedVolume($"M{m}", "", 3 + (150 * Math.Pow(random.NextDouble(), 2)), []))];
        List<Hatch> hatches = [.. Enumerable.Range(1, count - 1).Select(m => new Hatch($"H{m}", random.Next(m), m, 0.5, random.Next(8) > 0))];
        loops = random.Next(5) == 0 && count > 3;
        for (int extra = loops ? random.Next(1, 3) : 0; extra > 0; extra--) hatches.Add(new Hatch($"X{extra}", random.Next(count / 2), (count / 2) + random.Next(count - (count / 2)), 0.5, true));
        int[] boats = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(count)).Distinct()];
        return new StationPlan("random", modules, hatches, boats, random.Next(8), SensorSuite.Unknown);
    }

    private static HatchStates RandomStates(StationPlan plan, Random random)
    {
        HatchStates states = new(plan);
        for (int n = random.Next(4); n > 0; n--) states = states.With(random.Next(plan.Hatches.Count), random.Next(3) == 0, Stations.At(random.Next(30)));
        for (int n = random.Next(4); n > 0; n--) states = states.After(Stations.Did(OperationKind.CrewAt, random.Next(plan.Modules.Count), random.Next(plan.Crew + 2)));
        return states;
    }
}
