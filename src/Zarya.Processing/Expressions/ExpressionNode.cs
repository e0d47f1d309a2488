using Zarya.Mdb.Model;

namespace Zarya.Processing.Expressions;

/// <summary>What values of an expression are.</summary>
public enum ExpressionType : byte
{
    /// <summary>An IEEE double.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A label of an enumeration.</summary>
    Label,
}

/// <summary>What a node does.</summary>
internal enum ExpressionOperation : byte
{
    Constant, Read, ReadRaw,
    Negate, Add, Subtract, Multiply, Divide, Modulo, Power,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, EqualText, NotEqualText,
    Not, And, Or, Choose,
    Abs, Min, Max, Sqrt, Exp, Ln, Log10, Sin, Cos, Atan2, Floor, Ceil, Round,
}

/// <summary>One step of a compiled expression: it takes what earlier steps gave.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="A">The step that gives the first operand.</param>
/// <param name="B">The second.</param>
/// <param name="C">The third.</param>
internal readonly record struct ExpressionNode(ExpressionOperation Operation, int A = 0, int B = 0, int C = 0)
{
    /// <summary>Of a constant.</summary>
    public double Number { get; init; }

    /// <summary>Of a constant.</summary>
    public string? Text { get; init; }

    /// <summary>Of a read: the parameter.</summary>
    public int Slot { get; init; }

    /// <summary>Of a read: the part of it.</summary>
    public PathStep[]? Path { get; init; }
}

/// <summary>What a step gives.</summary>
/// <param name="Number">A number, or 1 or 0 for true and false.</param>
/// <param name="Text">Text or label.</param>
/// <param name="IsInvalid">Whether it comes from something that is not to be believed.</param>
internal readonly record struct ExpressionCell(double Number, string? Text, bool IsInvalid);
