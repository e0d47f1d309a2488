namespace Zarya.Processing;

/// <summary>Something in a processor's options that cannot be used; the rest works without it.</summary>
/// <param name="Subject">The option and name that it is about.</param>
/// <param name="Column">Where in an expression, from 1; 0 when it is no expression.</param>
/// <param name="Message">What is wrong, in words.</param>
public readonly record struct PlanProblem(string Subject, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Column > 0 ? $"{Subject}, column {Column}: {Message}" : $"{Subject}: {Message}";
}
