namespace Zarya.Mdb.Model;

/// <summary>What every named XTCE element carries (<c>NameDescriptionType</c>).</summary>
public abstract class NamedItem
{
    /// <summary>The name inside its space system.</summary>
    public required string Name { get; init; }

    /// <summary>The space system that owns it; <see langword="null"/> for a root space system and for items local to another item.</summary>
    public SpaceSystem? System { get; init; }

    /// <summary>Where it was defined.</summary>
    public SourceLine Where { get; init; }

    /// <summary>One line of explanation, or <see langword="null"/>.</summary>
    public string? ShortDescription { get; init; }

    /// <summary>Longer explanation, or <see langword="null"/>.</summary>
    public string? LongDescription { get; init; }

    /// <summary>Other names of the same thing in other name spaces (operations name, SCOS mnemonic, …).</summary>
    public IReadOnlyList<Alias> Aliases { get; init; } = [];

    /// <summary>Name-value remarks that XTCE gives no meaning to.</summary>
    public IReadOnlyList<AncillaryItem> Ancillary { get; init; } = [];

    /// <summary>The absolute name, <c>/Root/Sub/Name</c>.</summary>
    public virtual string QualifiedName => System is null ? Name : System.QualifiedName + "/" + Name;

    /// <inheritdoc/>
    public override string ToString() => QualifiedName;
}

/// <summary>Another name in a name space (XTCE <c>Alias</c>).</summary>
/// <param name="NameSpace">The name space.</param>
/// <param name="Name">The name there.</param>
public readonly record struct Alias(string NameSpace, string Name);

/// <summary>One <c>AncillaryData</c> element.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Value">Its text.</param>
/// <param name="MimeType">The media type, <c>text/plain</c> unless said.</param>
/// <param name="Href">A link, or <see langword="null"/>.</param>
public readonly record struct AncillaryItem(string Name, string Value, string MimeType, string? Href);
