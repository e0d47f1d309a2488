using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>What one kind of value of a plan is: a parameter, or a member or element inside one. Values point to it by <see cref="Index"/>.</summary>
public sealed class PlanItem
{
    internal PlanItem(int index, Parameter parameter, string path, DataType type, PlanItem? parent) =>
        (Index, Parameter, Path, Type, Parent) = (index, parameter, path, type, parent);

    /// <summary>Index into <see cref="ContainerPlan.Items"/>.</summary>
    public int Index { get; }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>The part of it, as <c>.member</c> and <c>[]</c> for any element; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>The type of the whole or the part.</summary>
    public DataType Type { get; }

    /// <summary>The item that it is a part of, or <see langword="null"/> for a whole parameter.</summary>
    public PlanItem? Parent { get; }

    /// <summary>The last step of <see cref="Path"/>: the member's name, or empty for elements and wholes.</summary>
    public string MemberName => Path.Length > 0 && Path[^1] != ']' ? Path[(Path.LastIndexOf('.') + 1)..] : "";

    /// <summary>The labels that values of kind <see cref="ValueKind.Label"/> point to.</summary>
    public IReadOnlyList<string> Labels { get; internal set; } = [];

    /// <summary>The character set of values of kind <see cref="ValueKind.Text"/>.</summary>
    public Charset Charset { get; internal set; }

    /// <summary>The usual kind of its raw values; <see cref="ValueKind.None"/> is always possible too.</summary>
    public ValueKind RawKind { get; internal set; }

    /// <summary>The usual kind of its engineering values; where contexts choose between calibrators, <see cref="ValueKind.Float"/>. <see cref="ValueKind.None"/> is always possible too.</summary>
    public ValueKind EngKind { get; internal set; }

    /// <summary>Whether it was decoded only because something else depends on it; outputs leave it out.</summary>
    public bool IsHidden { get; internal set; }

    /// <summary>Dense number of items that conditions, sizes and the like look at; -1 if nothing does.</summary>
    internal int ReferenceIndex { get; set; } = -1;

    /// <inheritdoc/>
    public override string ToString() => Parameter.QualifiedName + Path;
}
