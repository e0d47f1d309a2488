using Zarya.Mdb.Model;

namespace Zarya.Processing;

/// <summary>Limits that people put in force in place of the definition's. An <see cref="AlarmDefinition"/> without anything in it, and an empty list of contexts, are no limits.</summary>
/// <param name="Default">Where no context holds; <see langword="null"/>: the definition's.</param>
/// <param name="Contexts">By context; <see langword="null"/>: the definition's.</param>
public sealed record LimitOverride(AlarmDefinition? Default, IReadOnlyList<AlarmDefinition>? Contexts);
