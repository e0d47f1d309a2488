namespace Zarya.Processing.Expressions;

/// <summary>From tokens to a tree, by binding power (Pratt 1973, "Top down operator precedence").</summary>
internal sealed class ExpressionParser
{
    /// <summary>Parts stand inside each other at most so deep.</summary>
    public const int DepthLimit = 64;

    private const int ComparisonPower = 40;
    private const int NotPower = 30;
    private const int SignPower = 70;

    private readonly List<Token> _tokens;
    private readonly List<ExpressionError> _errors;
    private readonly HashSet<SyntaxNode> _parenthesised = new(ReferenceEqualityComparer.Instance);
    private int _at;

    private ExpressionParser(List<Token> tokens, List<ExpressionError> errors) => (_tokens, _errors) = (tokens, errors);

    private Token Next => _tokens[_at];

    /// <summary>The tree; <see langword="null"/> and an error if there is none.</summary>
    public static SyntaxNode? TryParse(string text, List<ExpressionError> errors)
    {
        if (ExpressionLexer.TryRead(text, errors) is not { } tokens) return null;
        var parser = new ExpressionParser(tokens, errors);
        SyntaxNode? node = parser.Parse(0, 0);
        if (node is not null && parser.Next.Kind != TokenKind.End) return parser.Fail(parser.Next, $"an operator is missing before {Words(parser.Next)}");
        return node;
    }

    /// <summary>How strongly an operator binds what stands on its two sides; 0 for what is none.</summary>
    private static (int Left, int Right) PowerOf(Token token) => token.Kind != TokenKind.Symbol ? (0, 0) : token.Text switch
    {
        "or" => (10, 11),
        "and" => (20, 21),
        "==" or "!=" or "<" or "<=" or ">" or ">=" => (ComparisonPower, ComparisonPower + 1),
        "+" or "-" => (50, 51),
        "*" or "/" or "%" => (60, 61),
        // To the right: 2^3^2 is 2^9; and it binds more than a sign: -2^2 is -4.
        "^" => (81, 80),
        _ => (0, 0),
    };

    private static string Words(Token token) => token.Kind == TokenKind.End ? "the end" : $"'{token.Text}'";

    private SyntaxNode? Fail(Token token, string message)
    {
        _errors.Add(new ExpressionError(token.Column, message));
        return null;
    }

    private SyntaxNode? Parse(int power, int depth)
    {
        if (depth > DepthLimit) return Fail(Next, $"more than {DepthLimit} parts stand inside each other");
        SyntaxNode? left = ParseFirst(depth);
        while (left is not null)
        {
            Token symbol = Next;
            (int leftPower, int rightPower) = PowerOf(symbol);
            if (leftPower == 0 || leftPower < power) return left;
            if (leftPower == ComparisonPower && PowerOf(left.Token).Left == ComparisonPower && left.Parts.Length == 2 && !IsInParentheses(left)) return Fail(symbol, "comparisons do not chain: join them with 'and'");
            _at++;
            left = Parse(rightPower, depth + 1) is { } right ? new SyntaxNode(symbol, [left, right]) : null;
        }
        return left;
    }

    private bool IsInParentheses(SyntaxNode node) => _parenthesised.Contains(node);

    private SyntaxNode? ParseFirst(int depth)
    {
        Token token = _tokens[_at];
        if (token.Kind == TokenKind.End) return Fail(token, "a value is missing at the end");
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Text or TokenKind.BracedName:
                return new SyntaxNode(token, []);
            case TokenKind.Name:
                return Next.Is("(") ? ParseCall(token, depth) : new SyntaxNode(token, []);
        }
        switch (token.Text)
        {
            case "-" or "+":
                return Parse(SignPower, depth + 1) is { } signed ? new SyntaxNode(token, [signed]) : null;
            case "not":
                return Parse(NotPower, depth + 1) is { } denied ? new SyntaxNode(token, [denied]) : null;
            case "(":
                SyntaxNode? inside = Parse(0, depth + 1);
                if (inside is null) return null;
                if (!Next.Is(")")) return Fail(Next, $"a closing parenthesis is missing before {Words(Next)}");
                _at++;
                _parenthesised.Add(inside);
                return inside;
            default:
                return Fail(token, $"a value is missing before {Words(token)}");
        }
    }

    private SyntaxNode? ParseCall(Token name, int depth)
    {
        var parts = new List<SyntaxNode>();
        _at++;
        while (!Next.Is(")"))
        {
            if (parts.Count > 0)
            {
                if (!Next.Is(",")) return Fail(Next, $"a comma or closing parenthesis is missing before {Words(Next)}");
                _at++;
            }
            if (Parse(0, depth + 1) is not { } part) return null;
            parts.Add(part);
        }
        _at++;
        return new SyntaxNode(name, [.. parts], IsCall: true);
    }
}
