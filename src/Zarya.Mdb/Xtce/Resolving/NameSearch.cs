using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>
/// XTCE's rule of names: an absolute name starts with a root's name; a relative one is searched in the space system it is used in, then in each one around it,
/// outward. <c>.</c> is the same system, <c>..</c> the one around it, and a name that starts with them is not searched outward.
/// </summary>
internal sealed class NameSearch
{
    private readonly Dictionary<SpaceSystem, SystemIndex> _indexes = [];
    private readonly Dictionary<string, List<SpaceSystem>> _roots = new(StringComparer.Ordinal);

    internal NameSearch(IReadOnlyList<SpaceSystem> roots)
    {
        foreach (SpaceSystem root in roots)
        {
            if (!_roots.TryGetValue(root.Name, out List<SpaceSystem>? same)) _roots.Add(root.Name, same = []);
            same.Add(root);
            foreach (SpaceSystem system in root.SelfAndDescendants()) _indexes.Add(system, SystemIndex.Of(system));
        }
    }

    internal SystemIndex this[SpaceSystem system] => _indexes[system];

    internal IEnumerable<SpaceSystem> Systems => _indexes.Keys;

    /// <summary>Finds what a name stands for.</summary>
    /// <typeparam name="T">The kind of item.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="from">Where it is used.</param>
    /// <param name="kind">The names of that kind.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    internal T? Find<T>(ReadOnlySpan<char> name, SpaceSystem from, Func<SystemIndex, Dictionary<string, T>> kind) where T : NamedItem
    {
        if (name is ['/', ..]) return FromRoots(name.TrimStart('/'), kind);
        bool isExplicit = name.StartsWith("./", StringComparison.Ordinal) || name.StartsWith("../", StringComparison.Ordinal);
        for (SpaceSystem? system = from; system is not null; system = system.System)
        {
            if (Walk(system, name, kind) is { } found) return found;
            if (isExplicit) return null;
        }
        return FromRoots(name, kind);
    }

    private T? FromRoots<T>(ReadOnlySpan<char> name, Func<SystemIndex, Dictionary<string, T>> kind) where T : NamedItem
    {
        int slash = name.IndexOf('/');
        if (slash < 0 || !_roots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..slash], out List<SpaceSystem>? roots)) return null;
        foreach (SpaceSystem root in roots)
            if (Walk(root, name[(slash + 1)..], kind) is { } found) return found;
        return null;
    }

    private T? Walk<T>(SpaceSystem start, ReadOnlySpan<char> name, Func<SystemIndex, Dictionary<string, T>> kind) where T : NamedItem
    {
        SpaceSystem system = start;
        while (true)
        {
            int slash = name.IndexOf('/');
            if (slash < 0) return kind(_indexes[system]).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out T? item) ? item : null;
            ReadOnlySpan<char> part = name[..slash];
            name = name[(slash + 1)..];
            // Above a root stand all roots side by side.
            if (part is ".." && system.System is null) return FromRoots(name, kind);
            // Several slashes count as one (XTCE 1.2 and 1.3, NameReferenceType).
            if (part is "." or "") continue;
            if (part is "..") system = system.System!;
            else if (_indexes[system].Systems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(part, out SpaceSystem? inner)) system = inner;
            else return null;
        }
    }
}
