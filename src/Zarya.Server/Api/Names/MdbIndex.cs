using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Values;

namespace Zarya.Server.Api.Names;

/// <summary>A definition in the order in which lists show it, and found by any of the names that clients use. Made once for a definition; safe for any number of threads.</summary>
internal sealed class MdbIndex
{
    private static readonly ConditionalWeakTable<MissionDatabase, MdbIndex> s_known = [];

    private readonly Dictionary<string, SpaceSystem> _systems;
    private readonly Dictionary<string, MetaCommand> _commands;
    private readonly Dictionary<string, Algorithm> _algorithms;
    private readonly Dictionary<string, DataType> _types;
    private readonly Dictionary<(string Space, string Name), NamedItem> _aliases = [];
    private readonly MissionDatabase _database;

    private MdbIndex(MissionDatabase database)
    {
        _database = database;
        Systems = Sorted(database.Roots.SelectMany(r => r.SelfAndDescendants()));
        Parameters = Sorted(database.Parameters);
        Containers = Sorted(database.Containers.Where(c => !c.IsCommandContainer));
        Commands = Sorted(Systems.SelectMany(s => s.MetaCommands));
        Algorithms = Sorted(Systems.SelectMany(s => s.Algorithms));
        ParameterTypes = Sorted(Systems.SelectMany(s => s.ParameterTypes));
        _systems = ByName(Systems);
        _commands = ByName(Commands);
        _algorithms = ByName(Algorithms);
        _types = ByName(ParameterTypes);
        foreach (NamedItem item in ((IEnumerable<NamedItem>)Parameters).Concat(Containers).Concat(Commands).Concat(Algorithms).Concat(ParameterTypes))
            foreach (Alias alias in item.Aliases) _aliases.TryAdd((alias.NameSpace, alias.Name), item);
    }

    /// <summary>All systems.</summary>
    public IReadOnlyList<SpaceSystem> Systems { get; }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>All containers of telemetry.</summary>
    public IReadOnlyList<SequenceContainer> Containers { get; }

    /// <summary>All commands.</summary>
    public IReadOnlyList<MetaCommand> Commands { get; }

    /// <summary>All algorithms.</summary>
    public IReadOnlyList<Algorithm> Algorithms { get; }

    /// <summary>All types of parameters.</summary>
    public IReadOnlyList<DataType> ParameterTypes { get; }

    /// <summary>The index of a definition.</summary>
    public static MdbIndex Of(MissionDatabase database) => s_known.GetValue(database, d => new MdbIndex(d));

    /// <summary>Finds a system.</summary>
    public bool TryGetSystem(string name, [NotNullWhen(true)] out SpaceSystem? system) => _systems.TryGetValue(Absolute(name), out system);

    /// <summary>Finds a container by its name or an alias.</summary>
    public bool TryGetContainer(string name, [NotNullWhen(true)] out SequenceContainer? container) => TryGet(name, _database.FindContainer, out container);

    /// <summary>Finds a command by its name or an alias.</summary>
    public bool TryGetCommand(string name, [NotNullWhen(true)] out MetaCommand? command) => TryGet(name, _commands.GetValueOrDefault, out command);

    /// <summary>Finds an algorithm by its name or an alias.</summary>
    public bool TryGetAlgorithm(string name, [NotNullWhen(true)] out Algorithm? algorithm) => TryGet(name, _algorithms.GetValueOrDefault, out algorithm);

    /// <summary>Finds a type by its name or an alias.</summary>
    public bool TryGetType(string name, [NotNullWhen(true)] out DataType? type) => TryGet(name, _types.GetValueOrDefault, out type);

    /// <summary>Finds a parameter or a part of one by a name as it stands in paths: qualified with or without the first slash, or name space, slash, alias; then <c>.member</c> and <c>[element]</c>.</summary>
    public bool TryGetParameter(string name, [NotNullWhen(true)] out ParameterTarget? target)
    {
        target = null;
        for (int end = name.Length; end > 0; end = PartStart(name, end))
        {
            if (!TryGet(name[..end], _database.FindParameter, out Parameter? parameter)) continue;
            if (!TryReadPath(name.AsSpan(end), out List<PathStep> path)) return false;
            target = new ParameterTarget(parameter, path);
            return path.Count == 0 || target.Type is not null;
        }
        return false;
    }

    /// <summary>Finds a parameter or a part of one by an identifier of the wire: with a name space, the name is an alias, or the name space is a space system.</summary>
    public bool TryGetParameter(NamedObjectId id, [NotNullWhen(true)] out ParameterTarget? target)
    {
        if (!id.HasNamespace || id.Namespace.Length == 0) return TryGetParameter(id.Name, out target);
        return TryGetParameter($"{id.Namespace}/{id.Name}", out target);
    }

    private bool TryGet<T>(string name, Func<string, T?> find, [NotNullWhen(true)] out T? item) where T : NamedItem
    {
        item = find(Absolute(name));
        if (item is not null) return true;
        string rest = name.TrimStart('/');
        for (int slash = rest.IndexOf('/', StringComparison.Ordinal); slash > 0 && item is null; slash = rest.IndexOf('/', slash + 1))
            if (_aliases.TryGetValue((rest[..slash], rest[(slash + 1)..]), out NamedItem? other)) item = other as T;
        return item is not null;
    }

    private static string Absolute(string name) => name.Length > 0 && name[0] == '/' ? "/" + name.TrimStart('/') : "/" + name;

    // The last place before an end where a member or an element may begin; a dot may also be part of a name.
    private static int PartStart(string name, int end)
    {
        int at = name.LastIndexOfAny(['.', '['], end - 1);
        return at > name.LastIndexOf('/') ? at : -1;
    }

    private static bool TryReadPath(ReadOnlySpan<char> text, out List<PathStep> path)
    {
        path = [];
        while (!text.IsEmpty)
        {
            int length = text[1..].IndexOfAny('.', '[');
            length = length < 0 ? text.Length : length + 1;
            ReadOnlySpan<char> step = text[..length];
            text = text[length..];
            if (step[0] == '.' && step.Length > 1) path.Add(new PathStep(step[1..].ToString(), 0));
            else if (step[0] == '[' && step[^1] == ']' && int.TryParse(step[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)) path.Add(new PathStep(null, index));
            else return false;
        }
        return true;
    }

    private static T[] Sorted<T>(IEnumerable<T> items) where T : NamedItem =>
        [.. items.OrderBy(i => i.QualifiedName, StringComparer.OrdinalIgnoreCase).ThenBy(i => i.QualifiedName, StringComparer.Ordinal)];

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items) where T : NamedItem
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T item in items) found.TryAdd(item.QualifiedName, item);
        return found;
    }
}
