using System.Collections.Concurrent;
using Zarya.Archive.Log;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>
/// A record together with the definition that it is read with: what every question to the archive begins from. Safe for any number of threads. With another definition make another one; it costs nothing until something is
/// asked.
/// </summary>
public sealed class MissionRecord
{
    private const int MaxPlans = 256;
    private const int MaxDamage = 100;

    private readonly Dictionary<string, ContainerPlan> _plans = [];
    private readonly IReadOnlyDictionary<string, SequenceContainer> _roots;
    private readonly SequenceContainer? _root;
    private readonly ConcurrentQueue<LogDamage> _damage = new();
    private readonly Lazy<IReadOnlyDictionary<(string NameSpace, string Name), Parameter>> _aliases;

    /// <summary>Joins them.</summary>
    /// <param name="store">The record.</param>
    /// <param name="database">The definition.</param>
    /// <param name="leapSeconds">For times in packets.</param>
    /// <param name="key">What tells the definition from others, such as a digest of its files: views on the disk are kept by it.</param>
    /// <param name="root">Where decoding starts; <see langword="null"/>: the likeliest.</param>
    /// <param name="rootsByLink">Where it starts for packets of some links.</param>
    public MissionRecord(LogStore store, MissionDatabase database, LeapSeconds leapSeconds, string key, SequenceContainer? root = null, IReadOnlyDictionary<string, SequenceContainer>? rootsByLink = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(leapSeconds);
        (Store, Database, LeapSeconds, Key) = (store, database, leapSeconds, key);
        _roots = rootsByLink ?? new Dictionary<string, SequenceContainer>();
        _root = root ?? (RootContainers.Candidates(database) is [var likeliest, ..] ? likeliest : null);
        _aliases = new(Aliases);
        Containers = new PacketContainers(this);
    }

    /// <summary>The record.</summary>
    public LogStore Store { get; }

    /// <summary>The definition.</summary>
    public MissionDatabase Database { get; }

    /// <summary>The leap seconds.</summary>
    public LeapSeconds LeapSeconds { get; }

    /// <summary>What tells the definition from others.</summary>
    public string Key { get; }

    /// <summary>How long a parameter's values are good; <see langword="null"/> for ever.</summary>
    public Func<Parameter, Duration?> ExpiryOf { get; init; } = _ => null;

    /// <summary>Damage that was come across lately, a hundred at most: what it held is missing in answers.</summary>
    public IReadOnlyCollection<LogDamage> Damage => _damage;

    /// <summary>What packets are, by their containers.</summary>
    public PacketContainers Containers { get; }

    /// <summary>The containers that decoding starts at.</summary>
    internal IEnumerable<SequenceContainer> Roots => _roots.Values.Concat(_root is null ? [] : [_root]).Distinct();

    /// <summary>Where decoding starts for packets of a link; <see langword="null"/> if the definition has no container.</summary>
    internal SequenceContainer? RootOf(string link) => _roots.GetValueOrDefault(link) ?? _root;

    /// <summary>A parameter by its qualified name (with or without a slash in front), or by an alias.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nameSpace">The name space of the alias; <see langword="null"/> or empty for qualified names.</param>
    public Parameter? FindParameter(string name, string? nameSpace = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!string.IsNullOrEmpty(nameSpace)) return _aliases.Value.GetValueOrDefault((nameSpace, name));
        return Database.FindParameter(name) ?? (name.StartsWith('/') ? null : Database.FindParameter("/" + name));
    }

    /// <summary>A plan for some parameters, made once.</summary>
    internal ContainerPlan Plan(SequenceContainer root, IReadOnlyCollection<Parameter> parameters)
    {
        string key = root.QualifiedName + "\n" + string.Join('\n', parameters.Select(p => p.QualifiedName).Order(StringComparer.Ordinal));
        lock (_plans)
        {
            if (_plans.TryGetValue(key, out ContainerPlan? known)) return known;
            if (_plans.Count >= MaxPlans) _plans.Clear();
            var plan = ContainerPlan.Compile(Database, root, new PlanOptions { LeapSeconds = LeapSeconds, Parameters = [.. parameters], CheckLimits = true });
            _plans.Add(key, plan);
            return plan;
        }
    }

    internal void Note(IEnumerable<LogDamage> damage)
    {
        foreach (LogDamage one in damage)
        {
            if (_damage.Contains(one)) continue;
            _damage.Enqueue(one);
            if (_damage.Count > MaxDamage) _damage.TryDequeue(out _);
        }
    }

    private Dictionary<(string NameSpace, string Name), Parameter> Aliases()
    {
        var aliases = new Dictionary<(string NameSpace, string Name), Parameter>();
        foreach (Parameter parameter in Database.Parameters)
            foreach (Alias alias in parameter.Aliases) aliases.TryAdd((alias.NameSpace, alias.Name), parameter);
        return aliases;
    }
}
