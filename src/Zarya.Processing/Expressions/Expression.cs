using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Expressions;

/// <summary>
/// A formula over parameters, compiled to steps that each look at earlier ones: no loops, no calls of its own, no clock, so that it always ends and always gives the same. The grammar stands in
/// <c>docs/design/processing.md</c>. Immutable.
/// </summary>
internal sealed class Expression
{
    /// <summary>Characters of an expression at most.</summary>
    public const int LengthLimit = 4096;

    private readonly ExpressionNode[] _nodes;
    private readonly int _result;

    private Expression(ExpressionNode[] nodes, ExpressionCompiler.Part result, int[] inputs)
    {
        (_nodes, _result, Type, Inputs) = (nodes, result.Node, result.Type, inputs);
    }

    /// <summary>What it gives.</summary>
    public ExpressionType Type { get; }

    /// <summary>The slots of the parameters that it looks at.</summary>
    public int[] Inputs { get; }

    /// <summary>Compiles an expression for a type.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="scope">What its names mean.</param>
    /// <param name="target">The type that the answer is for.</param>
    /// <param name="errors">What is wrong.</param>
    /// <returns>The expression, or <see langword="null"/>.</returns>
    public static Expression? TryCompile(string text, ExpressionScope scope, DataType target, List<ExpressionError> errors)
    {
        if (text.Length > LengthLimit)
        {
            errors.Add(new ExpressionError(LengthLimit + 1, $"longer than {LengthLimit} characters"));
            return null;
        }
        if (ExpressionParser.TryParse(text, errors) is not { } tree) return null;
        var compiler = new ExpressionCompiler(scope, errors);
        if (compiler.Compile(tree) is not { } result) return null;
        bool fits = target switch
        {
            NumericDataType or RelativeTimeDataType => result.Type == ExpressionType.Number,
            BooleanDataType => result.Type == ExpressionType.Boolean,
            StringDataType or EnumeratedDataType => result.Type is ExpressionType.Text or ExpressionType.Label,
            _ => false,
        };
        if (!fits) compiler.Fail(tree, $"the answer is of another type than the parameter: {result.Type}");
        else if (result.Unit is { } unit && UnitWords.Of(target) is { } wanted && unit != wanted) compiler.Fail(tree, $"the answer is in {unit}, the parameter in {wanted}");
        else if (compiler.Inputs.Count == 0) compiler.Fail(tree, "there is no parameter in it: nothing would ever compute it");
        return errors.Count > 0 ? null : new Expression([.. compiler.Nodes], result, [.. compiler.Inputs]);
    }

    /// <summary>Computes it from the newest values.</summary>
    /// <param name="samples">The newest values.</param>
    /// <param name="result">The answer. Not to be believed if it is no finite number or comes from something that is not.</param>
    /// <returns><see langword="false"/> while one of its parameters has no value yet.</returns>
    public bool TryEvaluate(NewestSamples samples, out ExpressionCell result)
    {
        result = default;
        foreach (int input in Inputs)
            if (!samples.Newest.Has(input)) return false;
        ExpressionCell[] cells = samples.CellsFor(_nodes.Length);
        for (int i = 0; i < _nodes.Length; i++) cells[i] = ExpressionRun.Do(in _nodes[i], cells, samples);
        result = cells[_result];
        if (Type == ExpressionType.Number && !double.IsFinite(result.Number)) result = result with { IsInvalid = true };
        return true;
    }
}
