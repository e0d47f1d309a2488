using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>The operators of XTCE <c>MathOperatorsType</c> on a stack of doubles; x2 is the top.</summary>
internal static class MathOperators
{
    /// <summary>Applies one operator; false if the stack is too short or full.</summary>
    public static bool TryApply(MathOperator op, Span<double> stack, ref int depth)
    {
        switch (op)
        {
            case MathOperator.Swap:
                if (depth < 2) return false;
                (stack[depth - 1], stack[depth - 2]) = (stack[depth - 2], stack[depth - 1]);
                return true;
            case MathOperator.Drop:
                return --depth >= 0;
            case MathOperator.Duplicate or MathOperator.Over:
                int from = depth - (op == MathOperator.Over ? 2 : 1);
                if (from < 0 || depth == stack.Length) return false;
                stack[depth++] = stack[from];
                return true;
        }
        if (Unary(op, depth > 0 ? stack[depth - 1] : 0) is { } single)
        {
            if (depth < 1) return false;
            stack[depth - 1] = single;
            return true;
        }
        if (depth < 2) return false;
        depth--;
        stack[depth - 1] = Binary(op, stack[depth - 1], stack[depth]);
        return true;
    }

    private static double? Unary(MathOperator op, double x) => op switch
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
        MathOperator.Abs => Math.Abs(x),
        MathOperator.Truncate => Math.Truncate(x),
        MathOperator.BitNot => ~Int(x),
        MathOperator.LogicalNot => x == 0 ? 1 : 0,
        _ => null,
    };

    private static double Binary(MathOperator op, double x1, double x2) => op switch
    {
        MathOperator.Add => x1 + x2,
        MathOperator.Subtract => x1 - x2,
        MathOperator.Multiply => x1 * x2,
        MathOperator.Divide => x1 / x2,
        MathOperator.Modulo => x1 % x2,
        MathOperator.Power => Math.Pow(x1, x2),
        MathOperator.ReversePower => Math.Pow(x2, x1),
        MathOperator.Atan2 => Math.Atan2(x2, x1),
        MathOperator.ShiftLeft => Int(x1) << (int)(Int(x2) & 63),
        MathOperator.ShiftRight => Int(x1) >> (int)(Int(x2) & 63),
        MathOperator.BitAnd => Int(x1) & Int(x2),
        MathOperator.BitOr => Int(x1) | Int(x2),
        MathOperator.BitXor => Int(x1) ^ Int(x2),
        MathOperator.LogicalAnd => x1 != 0 && x2 != 0 ? 1 : 0,
        MathOperator.LogicalOr => x1 != 0 || x2 != 0 ? 1 : 0,
        MathOperator.IntegerDivide => Math.Truncate(x1 / x2),
        MathOperator.Greater => x1 > x2 ? 1 : 0,
        MathOperator.GreaterOrEqual => x1 >= x2 ? 1 : 0,
        MathOperator.Less => x1 < x2 ? 1 : 0,
        MathOperator.LessOrEqual => x1 <= x2 ? 1 : 0,
        MathOperator.Equal => x1 == x2 ? 1 : 0,
        MathOperator.NotEqual => x1 != x2 ? 1 : 0,
        MathOperator.Min => Math.Min(x1, x2),
        MathOperator.Max => Math.Max(x1, x2),
        _ => double.NaN,
    };

    // Saturating, NaN to 0: the conversion that .NET defines on every processor.
    private static long Int(double x) => (long)x;

    /// <summary>Γ(x + 1): exact products for whole numbers to 170, Lanczos' approximation (g = 7, 9 terms, relative error about 1e-15) between.</summary>
    private static double Factorial(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x > 170.7) return double.PositiveInfinity;
        if (x == Math.Truncate(x))
        {
            double product = 1;
            for (int i = 2; i <= (int)x; i++) product *= i;
            return product;
        }
        ReadOnlySpan<double> c =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        double sum = c[0];
        for (int i = 1; i < c.Length; i++) sum += c[i] / (x + i);
        double t = x + 7.5;
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + 0.5) * Math.Exp(-t) * sum;
    }
}
