using System.Linq.Expressions;
using Zarya.Mdb.Compiling.Building;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>
/// From static prefixes to compiled code: one method for a node and what of its inheritors is small, jumping between them by the packet's own values; several methods in a row for a node too large for the
/// JIT to optimise. Compiled at first use, so that a database of a thousand containers costs what its packets use.
/// </summary>
internal sealed class KernelCompiler
{
    /// <summary>Values in one method: the JIT stops optimising well above this (60,000 octets of IL, 512 tracked locals).</summary>
    private const int MethodLimit = 128;

    private readonly ParameterExpression _packet = Expression.Parameter(typeof(byte).MakeByRefType(), "packet");
    private readonly ParameterExpression _bitLength = Expression.Parameter(typeof(int), "bitLength");
    private readonly ParameterExpression _sink;
    private readonly LabelTarget _exit = Expression.Label(typeof(int));
    private readonly Func<StaticField, Expression, int, Expression?> _put;
    private int _budget = MethodLimit;

    private KernelCompiler(Type sink, Func<KernelCompiler, StaticField, Expression, int, Expression?> put)
    {
        _sink = Expression.Parameter(sink.MakeByRefType(), "sink");
        _put = (field, packet, octets) => put(this, field, packet, octets);
    }

    /// <summary>The kernels of a node: run in order until one tells where it came out.</summary>
    public static Kernel[] Compile(StaticPrefix prefix) =>
        [.. Compile<Kernel, ParameterValue>(prefix, (compiler, field, packet, octets) => ValueExpressions.Put(field, packet, compiler._sink, octets))];

    /// <summary>The same for rows of doubles: only fields that have a column are read.</summary>
    public static RowKernel[] CompileRow(StaticPrefix prefix, Func<PlanItem, int> columnOf) =>
        [.. Compile<RowKernel, double>(prefix, (compiler, field, packet, octets) => columnOf(field.Item) is >= 0 and var column
            ? BitExpressions.Call(nameof(KernelParts.PutRow), compiler._sink, Expression.Constant(column), ValueExpressions.Row(field, packet, octets))
            : null)];

    private static IEnumerable<TKernel> Compile<TKernel, TSink>(StaticPrefix prefix, Func<KernelCompiler, StaticField, Expression, int, Expression?> put)
        where TKernel : Delegate
    {
        IReadOnlyList<StaticField> fields = prefix.Fields;
        int done = 0;
        for (; fields.Count - done > MethodLimit; done += MethodLimit)
            yield return new KernelCompiler(typeof(TSink), put).Method<TKernel>(prefix, fields.Skip(done).Take(MethodLimit), done == 0, isLast: false);
        yield return new KernelCompiler(typeof(TSink), put).Method<TKernel>(prefix, fields.Skip(done), done == 0, isLast: true);
    }

    private TKernel Method<TKernel>(StaticPrefix prefix, IEnumerable<StaticField> fields, bool isFirst, bool isLast) where TKernel : Delegate
    {
        var body = new List<Expression>();
        if (isFirst) body.Add(ExitIfShort(prefix));
        AddFields(body, prefix, fields);
        if (isLast) AddWayOut(body, prefix);
        body.Add(Expression.Label(_exit, Expression.Constant(-1)));
        return Expression.Lambda<TKernel>(Expression.Block(body), _packet, _bitLength, _sink).Compile();
    }

    private void AddFields(List<Expression> body, StaticPrefix prefix, IEnumerable<StaticField> fields)
    {
        foreach (StaticField field in fields)
        {
            _budget--;
            if (_put(field, _packet, prefix.NeededBits >> 3) is { } expression) body.Add(expression);
        }
    }

    private void AddWayOut(List<Expression> body, StaticPrefix prefix)
    {
        PlanNode node = prefix.Node;
        if (prefix.Rest.Length > 0)
        {
            body.Add(Exit(node, KernelExit.AfterPrefix));
            return;
        }
        if (node.Children.Length > 0 && !TryAddChildren(body, prefix))
        {
            body.Add(Exit(node, KernelExit.AtSelect));
            return;
        }
        body.Add(Exit(node, KernelExit.Done));
    }

    private bool TryAddChildren(List<Expression> body, StaticPrefix prefix)
    {
        PlanNode node = prefix.Node;
        var tests = new TestExpressions([.. prefix.PathFields()], _packet, prefix.NeededBits >> 3);
        Expression?[] conditions = [.. node.Children.Select(c => tests.TryBuild(c.Criteria))];
        // Where two may match, the interpreter says so (rule 9); where it takes a conversion to tell, it tells.
        if (conditions.Any(c => c is null) || (!node.ChildrenAreDisjoint && node.Children.Length > 1)) return false;
        if (node.Children.Length > 8 && TryAddJump(body, node, tests, conditions!)) return true;
        for (int i = 0; i < node.Children.Length; i++) body.Add(Expression.IfThen(conditions[i]!, Child(node.Children[i].Node)));
        return true;
    }

    /// <summary>One jump by the value that all children ask for.</summary>
    private bool TryAddJump(List<Expression> body, PlanNode node, TestExpressions tests, Expression[] conditions)
    {
        foreach (ComparisonTest like in DisjointCriteria.Conjuncts(node.Children[0].Criteria))
        {
            if (tests.TryKey(like) is not (Expression raw, ValueKind.Unsigned)) continue;
            Int128?[] keys = [.. node.Children.Select(c => DisjointCriteria.KeyOf(c.Criteria, like))];
            if (keys.Any(k => k is null) || keys.Distinct().Count() != keys.Length) continue;
            SwitchCase[] cases =
            [
                .. keys.Select((key, i) => (key, i)).Where(k => k.key >= 0 && k.key <= long.MaxValue).Select(k =>
                    Expression.SwitchCase(Expression.IfThen(conditions[k.i], Child(node.Children[k.i].Node)), Expression.Constant((long)k.key!.Value))),
            ];
            if (cases.Length == 0) continue;
            body.Add(Expression.Switch(typeof(void), Expression.Convert(raw, typeof(long)), null, null, cases));
            return true;
        }
        return false;
    }

    /// <summary>A child in line if it is small, else the way to its own code.</summary>
    private Expression Child(PlanNode child)
    {
        if (child.Prefix is not { } prefix) return Exit(child, KernelExit.BeforeSteps);
        if (prefix.Fields.Count > _budget) return Exit(child, KernelExit.Enter);
        var body = new List<Expression> { ExitIfShort(prefix) };
        AddFields(body, prefix, prefix.Fields);
        AddWayOut(body, prefix);
        return Expression.Block(typeof(void), body);
    }

    private ConditionalExpression ExitIfShort(StaticPrefix prefix) =>
        Expression.IfThen(Expression.LessThan(_bitLength, Expression.Constant(prefix.NeededBits)), Exit(prefix.Node, KernelExit.BeforeSteps));

    private GotoExpression Exit(PlanNode node, KernelExit exit) => Expression.Return(_exit, Expression.Constant((node.Index << 3) | (int)exit));
}

/// <summary>As <see cref="Kernel"/>, into a row of doubles.</summary>
internal delegate int RowKernel(ref byte packet, int bitLength, ref double row);
