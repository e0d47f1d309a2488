namespace Zarya.Station.Plans;

/// <summary>What is wrong with a station file, and where.</summary>
/// <param name="IsError">Whether there is no plan because of it; otherwise the plan is there and the text says what was taken instead.</param>
/// <param name="Path">The place in the file, <c>modules[3].free_m3</c>; empty for the file as a whole.</param>
/// <param name="Text">What is wrong, in words.</param>
public sealed record StationProblem(bool IsError, string Path, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length > 0 ? $"{Path}: {Text}" : Text;
}
