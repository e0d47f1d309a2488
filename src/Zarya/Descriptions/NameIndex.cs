using Zarya.Mdb.Model;

namespace Zarya.Descriptions;

/// <summary>Everything of a database that has a name of its own and can be shown.</summary>
internal sealed class NameIndex
{
    private readonly List<NamedItem> _items = [];

    public NameIndex(MissionDatabase database)
    {
        foreach (SpaceSystem system in database.Roots.SelectMany(r => r.SelfAndDescendants()))
        {
            _items.Add(system);
            _items.AddRange(system.Parameters);
            _items.AddRange(system.Containers);
            _items.AddRange(system.MetaCommands);
            _items.AddRange(system.MetaCommands.Select(c => c.Container).OfType<SequenceContainer>());
            _items.AddRange(system.ParameterTypes);
            _items.AddRange(system.ArgumentTypes);
            _items.AddRange(system.Algorithms);
        }
    }

    /// <summary>
    /// What a name may mean: items of exactly this absolute name; else those whose name, or end of the absolute name, it is; else the same without regard to case; else those with such an
    /// alias. Types stand back behind anything else of the same name.
    /// </summary>
    public IReadOnlyList<NamedItem> Find(string name)
    {
        string absolute = "/" + name.Trim('/');
        foreach (StringComparison how in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            NamedItem[] exact = Preferred(i => i.QualifiedName.Equals(absolute, how));
            if (exact.Length > 0) return exact;
            NamedItem[] endings = Preferred(i => i.QualifiedName.EndsWith(absolute, how));
            if (endings.Length > 0) return endings;
        }
        return Preferred(i => i.Aliases.Any(a => a.Name == name));
    }

    /// <summary>The nearest absolute names.</summary>
    public IReadOnlyList<string> Nearest(string name) => NearestNames.Of(name, _items.Select(i => i.QualifiedName).Distinct());

    /// <summary>What an item is, in a word.</summary>
    public static string Kind(NamedItem item) => item switch
    {
        SpaceSystem => "space system",
        Parameter => "parameter",
        SequenceContainer { IsCommandContainer: true } => "command container",
        SequenceContainer => "container",
        MetaCommand => "command",
        DataType { IsArgumentType: true } => "argument type",
        DataType => "parameter type",
        Algorithm => "algorithm",
        _ => "item",
    };

    private NamedItem[] Preferred(Func<NamedItem, bool> isMeant)
    {
        NamedItem[] found = [.. _items.Where(isMeant).Distinct()];
        NamedItem[] others = [.. found.Where(i => i is not DataType)];
        return others.Length > 0 ? others : found;
    }
}
