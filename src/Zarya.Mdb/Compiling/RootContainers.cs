using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling;

/// <summary>Where decoding starts when nobody says: XTCE does not mark a root.</summary>
public static class RootContainers
{
    /// <summary>
    /// Telemetry containers that extend nothing and stand inside no other one, the likeliest root first: most inheritors, then the order of the document. A container that nothing extends and that is abstract
    /// cannot match and comes last.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <returns>The candidates; empty if there are no containers.</returns>
    public static IReadOnlyList<SequenceContainer> Candidates(MissionDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        ILookup<SequenceContainer, SequenceContainer> inheritors = database.Containers.Where(c => c.BaseContainer?.Target is not null).ToLookup(c => c.BaseContainer!.Target!);
        var placed = database.Containers.SelectMany(c => c.Entries).OfType<ContainerRefEntry>().Select(e => e.Container.Target).ToHashSet();
        SequenceContainer[] tops = [.. database.Containers.Where(c => c.BaseContainer is null && !c.IsCommandContainer)];
        SequenceContainer[] free = [.. tops.Where(c => !placed.Contains(c))];
        return [.. (free.Length > 0 ? free : tops)
            .Select(c => (Container: c, Inheritors: CountInheritors(c, inheritors)))
            .OrderByDescending(c => c.Inheritors).ThenBy(c => c.Container.IsAbstract)
            .Select(c => c.Container)];
    }

    /// <summary>Finds a container by absolute name, or by its own name where that is unique.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">The name.</param>
    /// <returns>The containers that it may mean: one if it is clear.</returns>
    public static IReadOnlyList<SequenceContainer> Find(MissionDatabase database, string name)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.FindContainer(name) is { } exact) return [exact];
        return [.. database.Containers.Where(c => c.Name == name || c.QualifiedName.EndsWith("/" + name, StringComparison.Ordinal))];
    }

    private static int CountInheritors(SequenceContainer root, ILookup<SequenceContainer, SequenceContainer> inheritors)
    {
        var seen = new HashSet<SequenceContainer> { root };
        var pending = new Stack<SequenceContainer>([root]);
        while (pending.TryPop(out SequenceContainer? container))
            foreach (SequenceContainer inheritor in inheritors[container])
                if (seen.Add(inheritor)) pending.Push(inheritor);
        return seen.Count - 1;
    }
}
