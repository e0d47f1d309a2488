namespace Zarya.Processing.Expressions;

/// <summary>What is wrong in an expression, and where.</summary>
/// <param name="Column">The character that it begins at, from 1.</param>
/// <param name="Message">In words.</param>
public readonly record struct ExpressionError(int Column, string Message);
