using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Formulas on a stack of doubles (rule 17; operators as <see cref="MathOperator"/> says).</summary>
internal sealed class NaiveMath(NaiveReferences references)
{
    /// <summary>The top of the stack at the end, or <see langword="null"/> if the stack ran empty or an operand is not there.</summary>
    internal double? Evaluate(MathOperation operation, double thisValue)
    {
        var stack = new Stack<double>();
        foreach (MathTerm term in operation.Terms)
        {
            switch (term.Kind)
            {
                case MathTermKind.Value:
                    stack.Push(term.Value);
                    break;
                case MathTermKind.ThisParameter:
                    stack.Push(thisValue);
                    break;
                case MathTermKind.Parameter:
                    if (term.Parameter is null || references.FindNumber(term.Parameter) is not { } number) return null;
                    stack.Push(number);
                    break;
                default:
                    if (!Apply(term.Operator, stack)) return null;
                    break;
            }
        }
        return stack.TryPeek(out double top) ? top : null;
    }

    private static bool Apply(MathOperator op, Stack<double> stack)
    {
        if (stack.Count < Operands(op)) return false;
        double top = stack.Pop();
        if (Operands(op) == 1)
        {
            if (op == MathOperator.Drop) return true;
            if (op == MathOperator.Duplicate) stack.Push(top);
            stack.Push(op == MathOperator.Duplicate ? top : Unary(op, top));
            return true;
        }
        double below = stack.Pop();
        if (op == MathOperator.Over) stack.Push(below);
        if (op is MathOperator.Over or MathOperator.Swap)
        {
            stack.Push(top);
            stack.Push(below);
            return true;
        }
        stack.Push(Binary(op, below, top));
        return true;
    }

    private static int Operands(MathOperator op) => op switch
    {
        MathOperator.Ln or MathOperator.Log10 or MathOperator.Exp or MathOperator.Reciprocal or MathOperator.Factorial
            or MathOperator.Tan or MathOperator.Cos or MathOperator.Sin or MathOperator.Atan or MathOperator.Acos or MathOperator.Asin
            or MathOperator.Tanh or MathOperator.Cosh or MathOperator.Sinh or MathOperator.Atanh or MathOperator.Acosh or MathOperator.Asinh
            or MathOperator.Drop or MathOperator.Duplicate or MathOperator.BitNot or MathOperator.LogicalNot or MathOperator.Abs
            or MathOperator.Truncate => 1,
        _ => 2,
    };

    private static double Unary(MathOperator op, double x) => op switch
    {
        MathOperator.Ln => Math.Log(x),
        MathOperator.Log10 => Math.Log10(x),
        MathOperator.Exp => Math.Exp(x),
        MathOperator.Reciprocal => 1 / x,
        MathOperator.Factorial => Factorial(x),
        MathOperator.Tan => Math.Tan(x),
        MathOperator.Cos => Math.Cos(x),
        MathOperator.Sin => Math.Sin(x),
        MathOperator.Atan => Math.Atan(x),
        MathOperator.Acos => Math.Acos(x),
        MathOperator.Asin => Math.Asin(x),
        MathOperator.Tanh => Math.Tanh(x),
        MathOperator.Cosh => Math.Cosh(x),
        MathOperator.Sinh => Math.Sinh(x),
        MathOperator.Atanh => Math.Atanh(x),
        MathOperator.Acosh => Math.Acosh(x),
        MathOperator.Asinh => Math.Asinh(x),
        MathOperator.BitNot => ~NaiveReferences.ToInt64(x),
        MathOperator.LogicalNot => Truth(x == 0),
        MathOperator.Abs => Math.Abs(x),
        MathOperator.Truncate => Math.Truncate(x),
        _ => double.NaN,
    };

    private static double Binary(MathOperator op, double x1, double x2) => op switch
    {
        MathOperator.Add => x1 + x2,
        MathOperator.Subtract => x1 - x2,
        MathOperator.Multiply => x1 * x2,
        MathOperator.Divide => x1 / x2,
        MathOperator.Modulo => x1 % x2, // The remainder has the sign of x1.
        MathOperator.Power => Math.Pow(x1, x2),
        MathOperator.ReversePower => Math.Pow(x2, x1),
        MathOperator.Atan2 => Math.Atan2(x2, x1),
        MathOperator.ShiftLeft => Shift(x1, x2, (number, by) => number << by),
        MathOperator.ShiftRight => Shift(x1, x2, (number, by) => number >> by),
        MathOperator.BitAnd => NaiveReferences.ToInt64(x1) & NaiveReferences.ToInt64(x2),
        MathOperator.BitOr => NaiveReferences.ToInt64(x1) | NaiveReferences.ToInt64(x2),
        MathOperator.BitXor => NaiveReferences.ToInt64(x1) ^ NaiveReferences.ToInt64(x2),
        MathOperator.LogicalAnd => Truth(x1 != 0 && x2 != 0),
        MathOperator.LogicalOr => Truth(x1 != 0 || x2 != 0),
        MathOperator.IntegerDivide => Math.Truncate(x1 / x2),
        MathOperator.Greater => Truth(x1 > x2),
        MathOperator.GreaterOrEqual => Truth(x1 >= x2),
        MathOperator.Less => Truth(x1 < x2),
        MathOperator.LessOrEqual => Truth(x1 <= x2),
        MathOperator.Equal => Truth(x1 == x2),
        MathOperator.NotEqual => Truth(x1 != x2),
        MathOperator.Min => Math.Min(x1, x2),
        MathOperator.Max => Math.Max(x1, x2),
        _ => double.NaN,
    };

    private static double Truth(bool condition) => condition ? 1 : 0;

    /// <summary>The count is taken modulo 64.</summary>
    private static double Shift(double number, double by, Func<long, int, long> shift) =>
        shift(NaiveReferences.ToInt64(number), (int)(NaiveReferences.ToInt64(by) & 63));

    /// <summary>The product for whole numbers, Γ(x+1) by Lanczos' series (g = 7, nine terms; good to about 1e-13) for others; NaN at the poles.</summary>
    private static double Factorial(double x)
    {
        if (x >= 0 && x <= 170 && x == Math.Floor(x)) return Enumerable.Range(1, (int)x).Aggregate(1.0, (product, i) => product * i);
        if (x < 0 && x == Math.Floor(x)) return double.NaN;
        if (x < -0.5) return Math.PI / (Math.Sin(Math.PI * (x + 1)) * Factorial(-x - 1));
        double[] terms =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        double sum = terms[0];
        for (int i = 1; i < terms.Length; i++) sum += terms[i] / (x + i);
        double t = x + 7.5;
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + 0.5) * Math.Exp(-t) * sum;
    }
}
