namespace Zarya.Time;

/// <summary>One thing wrong in a leap-second file.</summary>
/// <param name="Line">The line, from 1; 0 when something is missing from the whole file.</param>
/// <param name="Text">What is wrong.</param>
public readonly record struct LeapSecondsProblem(int Line, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"line {Line}: {Text}" : Text;
}
