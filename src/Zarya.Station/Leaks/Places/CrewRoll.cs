using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>Who is where, as far as the log says. Immutable.</summary>
/// <remarks>
/// A <c>crew_at</c> speaks of one module only, so while people move the counts need not add up. Fewer than the crew: the rest are somewhere unknown. More than the crew: what was said
/// longest ago is held to be stale, and counts are honoured newest first until everybody is placed.
/// </remarks>
public sealed class CrewRoll
{
    private readonly CrewPlace[] _newestFirst;

    private CrewRoll(int crew, CrewPlace[] newestFirst)
    {
        Crew = crew;
        _newestFirst = newestFirst;
        int left = crew;
        List<CrewPlace> known = [];
        foreach (CrewPlace place in newestFirst)
        {
            int count = Math.Min(place.Count, left);
            if (count > 0) known.Add(place with { Count = count });
            left -= count;
        }
        known.Sort((a, b) => a.Module.CompareTo(b.Module));
        Known = known;
        Unknown = left;
    }

    /// <summary>People on board.</summary>
    public int Crew { get; }

    /// <summary>The people whose module is known, in the order of the modules; counts over 0, together at most <see cref="Crew"/>.</summary>
    public IReadOnlyList<CrewPlace> Known { get; }

    /// <summary>People of whom the log does not say where they are.</summary>
    public int Unknown { get; }

    /// <summary>Everybody somewhere unknown.</summary>
    public static CrewRoll Nowhere(int crew) => new(Math.Max(0, crew), []);

    /// <summary>The roll after a <c>crew_at</c>: from now on <paramref name="count"/> people (0 or more) are in this module.</summary>
    public CrewRoll At(int module, int count) => new(Crew, [new CrewPlace(module, Math.Max(0, count)), .. _newestFirst.Where(p => p.Module != module)]);

    /// <summary>The roll when everybody is where an advice wanted them.</summary>
    public CrewRoll Placed(IReadOnlyList<CrewPlace> places) => new(Crew, [.. places]);

    /// <summary>The roll after a vehicle left with those in it.</summary>
    public CrewRoll Left(Func<int, bool> gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        int left = Known.Where(p => gone(p.Module)).Sum(p => p.Count);
        return new(Crew - left, [.. _newestFirst.Where(p => !gone(p.Module))]);
    }

    internal int KnownAt(int module)
    {
        foreach (CrewPlace place in Known)
            if (place.Module == module) return place.Count;
        return 0;
    }

    internal static CrewRoll Start(StationPlan plan) => Nowhere(plan.Crew);
}
