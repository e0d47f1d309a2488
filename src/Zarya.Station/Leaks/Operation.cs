using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>One row of the operations log: what the ground knows was done. It may be minutes off.</summary>
/// <param name="Time">When, as logged.</param>
/// <param name="Kind">What.</param>
/// <param name="Place">Index of the hatch for hatch events, of the module for others; −1 when the subject is neither.</param>
/// <param name="Subject">The subject as written.</param>
/// <param name="Number">People, kg/d, kg or m³, see <see cref="OperationKind"/>; NaN when not said.</param>
/// <param name="Gas">Gas of a repress (<c>O2</c>, <c>N2</c>, <c>air</c>); empty otherwise.</param>
/// <param name="Text">The value as written.</param>
public sealed record Operation(Instant Time, OperationKind Kind, int Place, string Subject, double Number, string Gas, string Text);
