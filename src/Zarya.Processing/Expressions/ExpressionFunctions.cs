namespace Zarya.Processing.Expressions;

/// <summary>A function of the expression language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operation">What it does to two operands after the other, or to one.</param>
/// <param name="Fewest">Operands at least.</param>
/// <param name="Most">Operands at most.</param>
/// <param name="KeepsUnit">Whether the answer has the unit of the operands.</param>
/// <param name="NeedsPlainNumber">Whether the operand may have no unit.</param>
/// <param name="TakesRadians">Whether it may be in radians all the same.</param>
internal sealed record ExpressionFunction(string Name, ExpressionOperation Operation, int Fewest, int Most, bool KeepsUnit = false, bool NeedsPlainNumber = false, bool TakesRadians = false)
{
    public string Words => Fewest == Most ? $"{Fewest} value{(Fewest == 1 ? "" : "s")}" : $"{Fewest} to {Most} values";
}

/// <summary>The functions that there are: none that looks at a clock, loops or draws lots.</summary>
internal static class ExpressionFunctions
{
    private const int ManyOperands = 16;

    private static readonly ExpressionFunction[] s_all =
    [
        new("if", ExpressionOperation.Choose, 3, 3),
        new("abs", ExpressionOperation.Abs, 1, 1, KeepsUnit: true),
        new("min", ExpressionOperation.Min, 2, ManyOperands, KeepsUnit: true),
        new("max", ExpressionOperation.Max, 2, ManyOperands, KeepsUnit: true),
        new("clamp", ExpressionOperation.Min, 3, 3, KeepsUnit: true),
        new("floor", ExpressionOperation.Floor, 1, 1, KeepsUnit: true),
        new("ceil", ExpressionOperation.Ceil, 1, 1, KeepsUnit: true),
        new("round", ExpressionOperation.Round, 1, 1, KeepsUnit: true),
        new("sqrt", ExpressionOperation.Sqrt, 1, 1),
        new("exp", ExpressionOperation.Exp, 1, 1, NeedsPlainNumber: true),
        new("ln", ExpressionOperation.Ln, 1, 1, NeedsPlainNumber: true),
        new("log10", ExpressionOperation.Log10, 1, 1, NeedsPlainNumber: true),
        new("sin", ExpressionOperation.Sin, 1, 1, NeedsPlainNumber: true, TakesRadians: true),
        new("cos", ExpressionOperation.Cos, 1, 1, NeedsPlainNumber: true, TakesRadians: true),
        new("atan2", ExpressionOperation.Atan2, 2, 2),
        new("raw", ExpressionOperation.ReadRaw, 1, 1),
        new("unit", ExpressionOperation.Constant, 2, 2),
    ];

    public static string Names { get; } = string.Join(", ", s_all.Select(f => f.Name));

    public static ExpressionFunction? TryFind(string name) => Array.Find(s_all, f => f.Name == name);
}
