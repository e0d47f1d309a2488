namespace Zarya.Mdb.Model;

/// <summary>
/// A value of a parameter or argument, as XTCE's <c>ParameterInstanceRef</c> and <c>ArgumentInstanceRef</c> name it: which item, which member inside it,
/// which occurrence, raw or calibrated.
/// </summary>
public sealed class InstanceRef
{
    /// <summary>The parameter; <see langword="null"/> when it is an argument.</summary>
    public Reference<Parameter>? Parameter { get; init; }

    /// <summary>The argument's name as written; <see langword="null"/> when it is a parameter. Resolved inside its command.</summary>
    public string? ArgumentName { get; init; }

    /// <summary>Steps from the item to a part of it, as <c>.member</c> or <c>[3]</c>; empty for the whole. Filled by the resolver for parameters.</summary>
    public IReadOnlyList<PathStep> Path { get; internal set; } = [];

    /// <summary>Which occurrence: 0 is the latest in the container, -1 the one before (of history), positive counts forward from the container's start.</summary>
    public int Instance { get; init; }

    /// <summary>Whether the engineering value is meant (the default) and not the raw one.</summary>
    public bool UseCalibratedValue { get; init; } = true;

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }

    /// <inheritdoc/>
    public override string ToString() => (Parameter?.ToString() ?? ArgumentName ?? "?") + string.Concat(Path);
}

/// <summary>One step into an aggregate or array: a member name or a zero-based index.</summary>
/// <param name="Member">The member, or <see langword="null"/> for an index.</param>
/// <param name="Index">The index; meaningless when <paramref name="Member"/> is given.</param>
public readonly record struct PathStep(string? Member, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => Member is null ? $"[{Index}]" : "." + Member;
}
