namespace Zarya.Mdb.Xtce;

/// <summary>One XTCE document to read.</summary>
/// <param name="Name">The file name that findings carry.</param>
/// <param name="Content">The document; read once from where it stands, not closed.</param>
public sealed record XtceSource(string Name, Stream Content);
