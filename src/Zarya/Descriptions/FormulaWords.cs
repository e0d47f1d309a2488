using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Calibrators and formulas as people write them.</summary>
internal static class FormulaWords
{
    /// <summary><c>-12.5 + 0.0625 raw + 1E-06 raw^2</c>.</summary>
    public static string Of(PolynomialCalibrator polynomial)
    {
        string sum = "";
        for (int exponent = 0; exponent < polynomial.Coefficients.Count; exponent++)
        {
            double c = polynomial.Coefficients[exponent];
            if (c == 0) continue;
            string power = exponent switch { 0 => "", 1 => "raw", _ => "raw^" + Numbers.Plain(exponent) };
            string factor = exponent > 0 && Math.Abs(c) == 1 ? power : (Numbers.Shortest(Math.Abs(c)) + " " + power).TrimEnd();
            bool isNegative = c < 0;
            sum += sum.Length == 0 ? (isNegative ? "-" : "") + factor : (isNegative ? " - " : " + ") + factor;
        }
        return sum.Length == 0 ? "0" : sum;
    }

    /// <summary>A formula with brackets instead of reverse Polish; as it is written where its stack does not come out even.</summary>
    public static string Of(MathOperation operation)
    {
        var stack = new Stack<Piece>();
        foreach (MathTerm term in operation.Terms)
            if (!TryApply(stack, term)) return AsWritten(operation);
        return stack.Count == 1 ? stack.Pop().Text : AsWritten(operation);
    }

    private static bool TryApply(Stack<Piece> stack, MathTerm term)
    {
        if (term.Kind != MathTermKind.Operator)
        {
            stack.Push(Operand(term));
            return true;
        }
        MathSymbol symbol = MathSymbol.Of(term.Operator);
        if (stack.Count < symbol.Operands) return false;
        Piece second = symbol.Operands > 0 ? stack.Pop() : default;
        Piece first = symbol.Operands > 1 ? stack.Pop() : default;
        switch (term.Operator)
        {
            case MathOperator.Swap: stack.Push(second); stack.Push(first); return true;
            case MathOperator.Drop: return true;
            case MathOperator.Duplicate: stack.Push(second); stack.Push(second); return true;
            case MathOperator.Over: stack.Push(first); stack.Push(second); stack.Push(first); return true;
            case MathOperator.ReversePower: stack.Push(new Piece($"{second.Bracketed} ^ {first.Bracketed}", false)); return true;
            case MathOperator.Reciprocal: stack.Push(new Piece($"1 / {second.Bracketed}", false)); return true;
            case MathOperator.Factorial: stack.Push(new Piece($"{second.Bracketed}!", true)); return true;
        }
        stack.Push(symbol switch
        {
            { Operands: 2, IsFunction: true } => new Piece($"{symbol.Text}({first.Text}, {second.Text})", true),
            { Operands: 2 } => new Piece($"{first.Bracketed} {symbol.Text} {second.Bracketed}", false),
            { IsFunction: true } => new Piece($"{symbol.Text}({second.Text})", true),
            _ => new Piece(symbol.Text + second.Bracketed, true),
        });
        // A formula may double itself with every term; nobody reads one this long.
        return stack.Peek().Text.Length < 2_000;
    }

    private static Piece Operand(MathTerm term) => term.Kind switch
    {
        MathTermKind.Value => new Piece(Numbers.Shortest(term.Value), term.Value >= 0),
        MathTermKind.ThisParameter => new Piece("raw", true),
        _ => new Piece(term.Parameter is { } p ? ValueWords.Of(p) : "?", true),
    };

    private static string AsWritten(MathOperation operation) =>
        string.Join(' ', operation.Terms.Select(t => t.Kind == MathTermKind.Operator ? MathSymbol.Of(t.Operator).Text : Operand(t).Text)) + "  (reverse Polish)";

    private readonly record struct Piece(string Text, bool IsWhole)
    {
        public string Bracketed => IsWhole ? Text : $"({Text})";
    }
}
