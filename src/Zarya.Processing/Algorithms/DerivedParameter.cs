namespace Zarya.Processing.Algorithms;

/// <summary>A parameter that an expression computes whenever one of the parameters in it gets a value.</summary>
/// <param name="Parameter">Its name; its type and unit stand in the database.</param>
/// <param name="Expression">The expression: the grammar is in <c>docs/design/processing.md</c>.</param>
public sealed record DerivedParameter(string Parameter, string Expression);
