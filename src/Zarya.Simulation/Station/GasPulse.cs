namespace Zarya.Simulation.Station;

/// <summary>Gas that comes or goes at a constant rate for a while.</summary>
internal sealed record GasPulse(long FromMs, long ToMs, int Compartment, double[] MolPerS);
