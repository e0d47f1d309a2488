namespace Zarya.Simulation.Station;

/// <summary>How a case is flown.</summary>
public sealed record SimulatedFlightOptions
{
    /// <summary>How much goes wrong that the case does not state.</summary>
    public Realism Realism { get; init; } = Realism.Plain;

    /// <summary>Chooses the noise and everything else that is random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What is done in place of the case's own <c>scripted_operations</c>; <see langword="null"/>: those.</summary>
    public IReadOnlyList<ScriptLine>? Script { get; init; }
}
