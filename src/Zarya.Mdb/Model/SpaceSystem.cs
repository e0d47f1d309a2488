namespace Zarya.Mdb.Model;

/// <summary>A space system (XTCE <c>SpaceSystem</c>): a name space with parameters, containers, commands, and systems inside it.</summary>
public sealed class SpaceSystem : NamedItem
{
    /// <inheritdoc/>
    public override string QualifiedName => System is null ? "/" + Name : System.QualifiedName + "/" + Name;

    /// <summary>The header, or <see langword="null"/>.</summary>
    public SystemHeader? Header { get; internal set; }

    /// <summary>Operational status as written, or <see langword="null"/>.</summary>
    public string? OperationalStatus { get; init; }

    /// <summary>Kind of system as written (1.3), or <see langword="null"/>.</summary>
    public string? SystemType { get; init; }

    /// <summary>Kind of asset as written (1.3), or <see langword="null"/>.</summary>
    public string? AssetType { get; init; }

    /// <summary>Systems inside it.</summary>
    public IReadOnlyList<SpaceSystem> Systems { get; internal set; } = [];

    /// <summary>Parameter types, of telemetry and of commands.</summary>
    public IReadOnlyList<DataType> ParameterTypes { get; internal set; } = [];

    /// <summary>Argument types.</summary>
    public IReadOnlyList<DataType> ArgumentTypes { get; internal set; } = [];

    /// <summary>Parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; internal set; } = [];

    /// <summary>Parameters of other systems that this one lists (<c>ParameterRef</c>).</summary>
    public IReadOnlyList<Reference<Parameter>> ParameterRefs { get; internal set; } = [];

    /// <summary>Containers, of telemetry and of commands (<c>CommandContainerSet</c>).</summary>
    public IReadOnlyList<SequenceContainer> Containers { get; internal set; } = [];

    /// <summary>Commands.</summary>
    public IReadOnlyList<MetaCommand> MetaCommands { get; internal set; } = [];

    /// <summary>Commands of other systems that this one lists (<c>MetaCommandRef</c>).</summary>
    public IReadOnlyList<Reference<MetaCommand>> MetaCommandRefs { get; internal set; } = [];

    /// <summary>Blocks of commands.</summary>
    public IReadOnlyList<BlockMetaCommand> BlockMetaCommands { get; internal set; } = [];

    /// <summary>Algorithms.</summary>
    public IReadOnlyList<Algorithm> Algorithms { get; internal set; } = [];

    /// <summary>Streams.</summary>
    public IReadOnlyList<StreamDefinition> Streams { get; internal set; } = [];

    /// <summary>Services.</summary>
    public IReadOnlyList<ServiceDefinition> Services { get; internal set; } = [];

    /// <summary>Messages.</summary>
    public IReadOnlyList<MessageDefinition> Messages { get; internal set; } = [];

    /// <summary>This system and all inside it, outermost first, in the order written.</summary>
    /// <returns>The systems.</returns>
    public IEnumerable<SpaceSystem> SelfAndDescendants()
    {
        var pending = new Stack<SpaceSystem>();
        pending.Push(this);
        while (pending.TryPop(out SpaceSystem? system))
        {
            yield return system;
            for (int i = system.Systems.Count - 1; i >= 0; i--) pending.Push(system.Systems[i]);
        }
    }
}

/// <summary>XTCE <c>Header</c>.</summary>
/// <param name="Version">Version, or <see langword="null"/>.</param>
/// <param name="Date">Date as written, or <see langword="null"/>.</param>
/// <param name="Classification">Classification, or <see langword="null"/>.</param>
/// <param name="ValidationStatus">Status, or <see langword="null"/>.</param>
/// <param name="Authors">Authors.</param>
/// <param name="Notes">Notes.</param>
/// <param name="History">History.</param>
public sealed record SystemHeader(
    string? Version, string? Date, string? Classification, string? ValidationStatus,
    IReadOnlyList<string> Authors, IReadOnlyList<string> Notes, IReadOnlyList<string> History)
{
    /// <summary>How to handle the classification, or <see langword="null"/>.</summary>
    public string? ClassificationInstructions { get; init; }
}
