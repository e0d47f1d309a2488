using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>The names of one space system. Of two items with one name the first has it.</summary>
internal sealed class SystemIndex
{
    internal Dictionary<string, SpaceSystem> Systems { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, DataType> ParameterTypes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, DataType> ArgumentTypes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Parameter> Parameters { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, SequenceContainer> Containers { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, MetaCommand> Commands { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, StreamDefinition> Streams { get; } = new(StringComparer.Ordinal);

    internal static SystemIndex Of(SpaceSystem system)
    {
        var index = new SystemIndex();
        Add(index.Systems, system.Systems);
        Add(index.ParameterTypes, system.ParameterTypes);
        Add(index.ArgumentTypes, system.ArgumentTypes);
        Add(index.Parameters, system.Parameters);
        Add(index.Containers, system.Containers);
        Add(index.Commands, system.MetaCommands);
        Add(index.Streams, system.Streams);
        // Commands refer to one another's containers by plain names; sets come first.
        foreach (MetaCommand command in system.MetaCommands)
            if (command.Container is { } container) index.Containers.TryAdd(container.Name, container);
        return index;
    }

    private static void Add<T>(Dictionary<string, T> names, IReadOnlyList<T> items) where T : NamedItem
    {
        names.EnsureCapacity(items.Count);
        foreach (T item in items) names.TryAdd(item.Name, item);
    }
}
