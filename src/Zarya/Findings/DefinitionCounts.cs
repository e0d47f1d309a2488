using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Findings;

/// <summary>What a database holds, in numbers.</summary>
internal sealed record DefinitionCounts
{
    public required int SpaceSystems { get; init; }

    public required IReadOnlyList<KindCount> Parameters { get; init; }

    public required IReadOnlyList<KindCount> ParameterTypes { get; init; }

    public required IReadOnlyList<KindCount> ArgumentTypes { get; init; }

    public required IReadOnlyList<KindCount> Containers { get; init; }

    public required IReadOnlyList<KindCount> Entries { get; init; }

    public required IReadOnlyList<KindCount> Commands { get; init; }

    public required int Arguments { get; init; }

    /// <summary>Formulas are data and can be executed; programs in some language never are.</summary>
    public required IReadOnlyList<KindCount> Algorithms { get; init; }

    public required IReadOnlyList<KindCount> Streams { get; init; }

    public required int Services { get; init; }

    public required int Messages { get; init; }

    public required XtceElementCount Elements { get; init; }

    /// <summary>Everything, with its name, in the order in which it is told.</summary>
    public IEnumerable<(string Name, int Count, IReadOnlyList<KindCount> Kinds)> Lines() =>
    [
        ("space systems", SpaceSystems, []), ("parameters", Sum(Parameters), Parameters), ("parameter types", Sum(ParameterTypes), ParameterTypes),
        ("containers", Sum(Containers), Containers), ("entries", Sum(Entries), Entries), ("commands", Sum(Commands), Commands), ("arguments", Arguments, []),
        ("argument types", Sum(ArgumentTypes), ArgumentTypes), ("algorithms", Sum(Algorithms), Algorithms), ("streams", Sum(Streams), Streams), ("services", Services, []),
        ("messages", Messages, []),
    ];

    public static DefinitionCounts Of(XtceLoadResult loaded)
    {
        SpaceSystem[] systems = [.. loaded.Database.Roots.SelectMany(r => r.SelfAndDescendants())];
        SequenceContainer[] containers = [.. loaded.Database.Containers];
        MetaCommand[] commands = [.. systems.SelectMany(s => s.MetaCommands)];
        return new DefinitionCounts
        {
            SpaceSystems = systems.Length,
            Parameters = Kinds(systems.SelectMany(s => s.Parameters), p => p.Source.ToString()),
            ParameterTypes = Kinds(systems.SelectMany(s => s.ParameterTypes), TypeKind),
            ArgumentTypes = Kinds(systems.SelectMany(s => s.ArgumentTypes), TypeKind),
            Containers = Kinds(containers, c => (c.IsAbstract ? "abstract " : "") + (c.IsCommandContainer ? "command" : "telemetry")),
            Entries = Kinds(containers.SelectMany(c => c.Entries), e => Without(e.GetType().Name, "Entry")),
            Commands = Kinds(commands, c => c.IsAbstract ? "abstract" : "concrete"),
            Arguments = commands.Sum(c => c.Arguments.Count),
            Algorithms = Kinds(systems.SelectMany(s => s.Algorithms), a => a is MathAlgorithm ? "formula" : "custom (never executed)"),
            Streams = Kinds(systems.SelectMany(s => s.Streams), s => s.Kind.ToString()),
            Services = systems.Sum(s => s.Services.Count),
            Messages = systems.Sum(s => s.Messages.Count),
            Elements = loaded.Statistics.Total,
        };
    }

    private static string TypeKind(DataType type) => Without(type.GetType().Name, "DataType");

    private static IReadOnlyList<KindCount> Kinds<T>(IEnumerable<T> items, Func<T, string> kind) =>
        [.. items.CountBy(kind).Select(k => new KindCount(Words(k.Key), k.Value)).OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal)];

    private static int Sum(IReadOnlyList<KindCount> kinds) => kinds.Sum(k => k.Count);

    private static string Without(string name, string ending) => name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    // FixedFrame is printed as "fixed frame".
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>How many there are of one kind.</summary>
internal readonly record struct KindCount(string Kind, int Count);
