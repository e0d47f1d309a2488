namespace Zarya.Mdb.Model;

/// <summary>Where a definition was written: every problem and every model element points back to it.</summary>
/// <param name="File">The file name as the user gave it; empty when the definition was made in code.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
