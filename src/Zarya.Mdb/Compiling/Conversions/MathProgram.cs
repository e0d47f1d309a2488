using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>A reverse Polish formula made ready. Works on a stack of doubles of at most 64; a stack that runs empty, over, or does not end with a value gives nothing (rule 17). Immutable.</summary>
/// <param name="operation">The formula.</param>
public sealed class MathProgram(MathOperation operation)
{
    private const int StackLimit = 64;

    private readonly MathTerm[] _terms = [.. operation.Terms];

    /// <summary>The values of others that it needs, in order of appearance.</summary>
    public IReadOnlyList<InstanceRef> Operands { get; } = [.. operation.Terms.Where(t => t.Kind == MathTermKind.Parameter && t.Parameter is not null).Select(t => t.Parameter!)];

    /// <summary>Runs it.</summary>
    /// <param name="thisValue">The raw value that is calibrated.</param>
    /// <param name="operands">Values of <see cref="Operands"/>, in their order.</param>
    /// <param name="result">What is on top at the end.</param>
    /// <returns>Whether there is a result.</returns>
    public bool TryEvaluate(double thisValue, ReadOnlySpan<double> operands, out double result)
    {
        Span<double> stack = stackalloc double[StackLimit];
        int depth = 0;
        int operand = 0;
        result = 0;
        foreach (MathTerm term in _terms)
        {
            if (term.Kind == MathTermKind.Operator)
            {
                if (!MathOperators.TryApply(term.Operator, stack, ref depth)) return false;
                continue;
            }
            if (depth == StackLimit) return false;
            stack[depth++] = term.Kind switch
            {
                MathTermKind.Value => term.Value,
                MathTermKind.ThisParameter => thisValue,
                _ => operands[operand++],
            };
        }
        if (depth == 0) return false;
        result = stack[depth - 1];
        return true;
    }
}
