namespace Zarya.Mdb.Model;

/// <summary>
/// A mission database: the space systems of one or more XTCE files, resolved and checked. It does not change once it is handed out; names look up in constant time.
/// Safe for any number of readers.
/// </summary>
public sealed class MissionDatabase
{
    private readonly Dictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SequenceContainer> _containers = new(StringComparer.Ordinal);

    internal MissionDatabase(IReadOnlyList<SpaceSystem> roots, IReadOnlyList<Diagnostic> diagnostics)
    {
        Roots = roots;
        Diagnostics = diagnostics;
        foreach (SpaceSystem system in roots.SelectMany(r => r.SelfAndDescendants()))
        {
            foreach (Parameter parameter in system.Parameters) _parameters.TryAdd(parameter.QualifiedName, parameter);
            foreach (SequenceContainer container in system.Containers) _containers.TryAdd(container.QualifiedName, container);
            foreach (MetaCommand command in system.MetaCommands)
                if (command.Container is { } own) _containers.TryAdd(own.QualifiedName, own);
        }
    }

    /// <summary>The outermost space systems, one a file.</summary>
    public IReadOnlyList<SpaceSystem> Roots { get; }

    /// <summary>Everything found on the way, in the order of files and lines.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>All parameters.</summary>
    public IReadOnlyCollection<Parameter> Parameters => _parameters.Values;

    /// <summary>All containers, those of commands included.</summary>
    public IReadOnlyCollection<SequenceContainer> Containers => _containers.Values;

    /// <summary>A parameter by its absolute name.</summary>
    /// <param name="qualifiedName"><c>/Space/Name</c>.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    public Parameter? FindParameter(string qualifiedName) => _parameters.GetValueOrDefault(qualifiedName);

    /// <summary>A container by its absolute name.</summary>
    /// <param name="qualifiedName"><c>/Space/Name</c>.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    public SequenceContainer? FindContainer(string qualifiedName) => _containers.GetValueOrDefault(qualifiedName);
}
