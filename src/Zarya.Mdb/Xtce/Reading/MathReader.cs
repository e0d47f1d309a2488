using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>MathOperationType</c>: operands and operators in reverse Polish order.</summary>
internal static class MathReader
{
    private static readonly Dictionary<string, MathOperator> s_operators = new (string Symbol, MathOperator Operator)[]
    {
        ("+", MathOperator.Add), ("-", MathOperator.Subtract), ("*", MathOperator.Multiply), ("/", MathOperator.Divide),
        ("%", MathOperator.Modulo), ("^", MathOperator.Power), ("x^y", MathOperator.Power), ("y^x", MathOperator.ReversePower),
        ("ln", MathOperator.Ln), ("log", MathOperator.Log10), ("e^x", MathOperator.Exp), ("1/x", MathOperator.Reciprocal),
        ("x!", MathOperator.Factorial), ("tan", MathOperator.Tan), ("cos", MathOperator.Cos), ("sin", MathOperator.Sin),
        ("atan", MathOperator.Atan), ("atan2", MathOperator.Atan2), ("acos", MathOperator.Acos), ("asin", MathOperator.Asin),
        ("tanh", MathOperator.Tanh), ("cosh", MathOperator.Cosh), ("sinh", MathOperator.Sinh), ("atanh", MathOperator.Atanh),
        ("acosh", MathOperator.Acosh), ("asinh", MathOperator.Asinh), ("swap", MathOperator.Swap), ("drop", MathOperator.Drop),
        ("dup", MathOperator.Duplicate), ("over", MathOperator.Over), ("<<", MathOperator.ShiftLeft), (">>", MathOperator.ShiftRight),
        ("&", MathOperator.BitAnd), ("|", MathOperator.BitOr), ("xor", MathOperator.BitXor), ("~", MathOperator.BitNot),
        ("&&", MathOperator.LogicalAnd), ("||", MathOperator.LogicalOr), ("!", MathOperator.LogicalNot), ("abs", MathOperator.Abs),
        ("div", MathOperator.IntegerDivide), ("int", MathOperator.Truncate), (">", MathOperator.Greater), (">=", MathOperator.GreaterOrEqual),
        ("<", MathOperator.Less), ("<=", MathOperator.LessOrEqual), ("==", MathOperator.Equal), ("!=", MathOperator.NotEqual),
        ("min", MathOperator.Min), ("max", MathOperator.Max),
    }.ToDictionary(o => o.Symbol, o => o.Operator, StringComparer.Ordinal);

    internal static MathOperation Read(XtceElement element, ReadScope scope)
    {
        var terms = new List<MathTerm>();
        foreach (XtceElement child in element.Children)
        {
            switch (child.Name)
            {
                case "ValueOperand":
                    terms.Add(new MathTerm { Kind = MathTermKind.Value, Value = child.Understand().ToNumber("ValueOperand", child.Text(), false) ?? double.NaN, Where = child.Where });
                    break;
                case "ThisParameterOperand":
                    _ = child.Understand().Text();
                    terms.Add(new MathTerm { Kind = MathTermKind.ThisParameter, Where = child.Where });
                    break;
                case "ParameterInstanceRefOperand" or "ArgumentInstanceRefOperand":
                    terms.Add(new MathTerm { Kind = MathTermKind.Parameter, Parameter = scope.AnyInstance(child.Understand()), Where = child.Where });
                    break;
                case "Operator":
                    if (s_operators.TryGetValue(child.Understand().Text(), out MathOperator op)) terms.Add(new MathTerm { Kind = MathTermKind.Operator, Operator = op, Where = child.Where });
                    else
                    {
                        child.Error("unknown-word", $"operator \"{child.Text()}\" is not one of XTCE");
                        terms.Add(new MathTerm { Kind = MathTermKind.Value, Value = double.NaN, Where = child.Where });
                    }
                    break;
            }
        }
        var operation = new MathOperation(terms) { Where = element.Where };
        scope.Draft.Operations.Add((operation, element));
        return operation;
    }
}
