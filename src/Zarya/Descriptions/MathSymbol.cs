using Zarya.Mdb.Model;

namespace Zarya.Descriptions;

/// <summary>How an operator of XTCE <c>MathOperatorsType</c> is written.</summary>
/// <param name="Text">The symbol or name.</param>
/// <param name="Operands">How many values it takes.</param>
/// <param name="IsFunction">Whether its operands stand behind it in brackets.</param>
internal readonly record struct MathSymbol(string Text, int Operands, bool IsFunction)
{
    public static MathSymbol Of(MathOperator op) => op switch
    {
        MathOperator.Add => new("+", 2, false),
        MathOperator.Subtract => new("-", 2, false),
        MathOperator.Multiply => new("*", 2, false),
        MathOperator.Divide => new("/", 2, false),
        MathOperator.Modulo => new("%", 2, false),
        MathOperator.Power => new("^", 2, false),
        MathOperator.ReversePower => new("y^x", 2, false),
        MathOperator.Ln => new("ln", 1, true),
        MathOperator.Log10 => new("log", 1, true),
        MathOperator.Exp => new("exp", 1, true),
        MathOperator.Reciprocal => new("1/x", 1, true),
        MathOperator.Factorial => new("x!", 1, true),
        MathOperator.Atan2 => new("atan2", 2, true),
        MathOperator.Min => new("min", 2, true),
        MathOperator.Max => new("max", 2, true),
        MathOperator.Swap => new("swap", 2, true),
        MathOperator.Drop => new("drop", 1, true),
        MathOperator.Duplicate => new("dup", 1, true),
        MathOperator.Over => new("over", 2, true),
        MathOperator.ShiftLeft => new("<<", 2, false),
        MathOperator.ShiftRight => new(">>", 2, false),
        MathOperator.BitAnd => new("&", 2, false),
        MathOperator.BitOr => new("|", 2, false),
        MathOperator.BitXor => new("xor", 2, false),
        MathOperator.BitNot => new("~", 1, false),
        MathOperator.LogicalAnd => new("&&", 2, false),
        MathOperator.LogicalOr => new("||", 2, false),
        MathOperator.LogicalNot => new("!", 1, false),
        MathOperator.IntegerDivide => new("div", 2, false),
        MathOperator.Truncate => new("int", 1, true),
        MathOperator.Greater => new(">", 2, false),
        MathOperator.GreaterOrEqual => new(">=", 2, false),
        MathOperator.Less => new("<", 2, false),
        MathOperator.LessOrEqual => new("<=", 2, false),
        MathOperator.Equal => new("==", 2, false),
        MathOperator.NotEqual => new("!=", 2, false),
        _ => new(op.ToString().ToLowerInvariant(), 1, true),
    };
}
