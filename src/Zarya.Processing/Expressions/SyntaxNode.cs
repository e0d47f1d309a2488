namespace Zarya.Processing.Expressions;

/// <summary>A part of an expression as it is written: an operator or function with what stands in it, a name, a constant.</summary>
/// <param name="Token">The operator, name or constant.</param>
/// <param name="Parts">What it is applied to.</param>
/// <param name="IsCall">Whether it is a function.</param>
internal sealed record SyntaxNode(Token Token, SyntaxNode[] Parts, bool IsCall = false);
