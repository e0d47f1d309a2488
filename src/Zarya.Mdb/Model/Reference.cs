namespace Zarya.Mdb.Model;

/// <summary>
/// A name in a definition that stands for an item elsewhere. The reader writes <see cref="Text"/>; the resolver fills <see cref="Target"/> once, before the
/// database is handed out. An unresolved reference is always accompanied by a diagnostic.
/// </summary>
/// <typeparam name="T">What it may point to.</typeparam>
/// <param name="text">The reference as written, relative or absolute.</param>
/// <param name="where">Where it was written.</param>
public sealed class Reference<T>(string text, SourceLine where) where T : NamedItem
{
    /// <summary>The reference as written.</summary>
    public string Text { get; } = text;

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; } = where;

    /// <summary>What it stands for; <see langword="null"/> if nothing has that name.</summary>
    public T? Target { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Target?.QualifiedName ?? Text;
}
