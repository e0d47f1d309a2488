namespace Zarya.Processing.Expressions;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind : byte
{
    /// <summary>Nothing comes any more.</summary>
    End,

    /// <summary>A number, in <see cref="Token.Number"/>.</summary>
    Number,

    /// <summary>Text in quotation marks, without them.</summary>
    Text,

    /// <summary>A name of a parameter or function.</summary>
    Name,

    /// <summary>A name in braces: of a parameter, whatever it looks like.</summary>
    BracedName,

    /// <summary>An operator, parenthesis or comma; <c>and</c>, <c>or</c>, <c>not</c> too.</summary>
    Symbol,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Column">Its first character, from 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Number">Its value if it is a number.</param>
internal readonly record struct Token(TokenKind Kind, int Column, string Text, double Number = 0)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
