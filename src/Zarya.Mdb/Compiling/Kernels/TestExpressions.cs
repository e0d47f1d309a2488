using System.Linq.Expressions;
using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>
/// Typed expressions for conditions over integers, labels and truth values at constant places. They read the packet again: two loads are cheaper than remembering, and a projection need not keep what it
/// only asks.
/// </summary>
internal sealed class TestExpressions(IReadOnlyList<StaticField> path, Expression packet, int safeOctets)
{
    /// <summary>The condition, or <see langword="null"/> if only the interpreter can tell.</summary>
    public Expression? TryBuild(CriteriaTest test)
    {
        switch (test)
        {
            case ConstantTest constant:
                return Expression.Constant(constant.Value);
            case AllTest all:
                return Combine(all.Terms, Expression.AndAlso, true);
            case AnyTest any:
                return Combine(any.Terms, Expression.OrElse, false);
            case ComparisonTest comparison:
                return TryBuild(comparison);
            default:
                return null;
        }
    }

    /// <summary>The integer that a comparison looks at, with its kind; <see langword="null"/> if it is no plain integer of the static path.</summary>
    public (Expression Raw, ValueKind Kind)? TryKey(ComparisonTest comparison)
    {
        if (!comparison.Left.IsWhole || FieldOf(comparison.Left.Item) is not { Number: { } step } field || step.Format.RawKind == ValueKind.Float) return null;
        if (comparison.Left.UseCalibrated && step.Conversion is not SameConversion) return null;
        return (Raw(field, step), step.Format.RawKind);
    }

    private Expression? Combine(ReadOnlySpan<CriteriaTest> terms, Func<Expression, Expression, Expression> join, bool empty)
    {
        Expression? result = null;
        foreach (CriteriaTest term in terms)
        {
            if (TryBuild(term) is not { } built) return null;
            result = result is null ? built : join(result, built);
        }
        return result ?? Expression.Constant(empty);
    }

    private Expression? TryBuild(ComparisonTest comparison)
    {
        if (!comparison.Left.IsWhole) return null;
        StaticField? field = FieldOf(comparison.Left.Item);
        if (field is null) return Expression.Constant(false);
        if (field.Number is not { } step || step.Format.RawKind == ValueKind.Float) return null;
        Expression raw = Raw(field, step);
        if (!comparison.Left.UseCalibrated) return Integer(raw, step.Format.RawKind, comparison);
        switch (step.Conversion)
        {
            case SameConversion:
                return Integer(raw, step.Format.RawKind, comparison);
            case LabelConversion labels when comparison.IsLabel:
                Expression found = BitExpressions.Call(nameof(KernelParts.FindLabel), Expression.Constant(labels), raw);
                Expression index = Expression.Constant(labels.IndexOf(comparison.Literal.Text));
                return comparison.Operator switch
                {
                    ComparisonOperator.Equal => Expression.Equal(found, index),
                    ComparisonOperator.NotEqual => Expression.AndAlso(Expression.GreaterThanOrEqual(found, Expression.Constant(0)), Expression.NotEqual(found, index)),
                    _ => null,
                };
            case LabelConversion when !comparison.Literal.IsInteger:
                return Expression.Constant(false);
            case LabelConversion:
                return Integer(raw, step.Format.RawKind, comparison);
            case TruthConversion when comparison.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual:
                if (comparison.Literal.AsTruth(field.Item.Type) is not { } truth) return Expression.Constant(false);
                bool wantsZero = truth == (comparison.Operator == ComparisonOperator.NotEqual);
                return wantsZero ? Expression.Equal(raw, BitExpressions.Number(0)) : Expression.NotEqual(raw, BitExpressions.Number(0));
            default:
                return null;
        }
    }

    private static Expression? Integer(Expression raw, ValueKind kind, ComparisonTest comparison)
    {
        if (!comparison.Literal.IsInteger) return null;
        Int128 literal = comparison.Literal.Integer;
        bool isSigned = kind == ValueKind.Signed;
        (Int128 lowest, Int128 highest) = isSigned ? ((Int128)long.MinValue, (Int128)long.MaxValue) : (0, ulong.MaxValue);
        // A literal beyond the kind's range is above or below every value.
        if (literal < lowest || literal > highest) return Expression.Constant(Comparing.Orders(comparison.Operator, literal < lowest ? 1 : -1));
        Expression left = isSigned ? Expression.Convert(raw, typeof(long)) : raw;
        Expression right = isSigned ? Expression.Constant((long)literal) : BitExpressions.Number((ulong)literal);
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => Expression.Equal(left, right),
            ComparisonOperator.NotEqual => Expression.NotEqual(left, right),
            ComparisonOperator.Less => Expression.LessThan(left, right),
            ComparisonOperator.LessOrEqual => Expression.LessThanOrEqual(left, right),
            ComparisonOperator.Greater => Expression.GreaterThan(left, right),
            _ => Expression.GreaterThanOrEqual(left, right),
        };
    }

    private StaticField? FieldOf(PlanItem item) => path.LastOrDefault(f => f.Item == item);

    private Expression Raw(StaticField field, NumberStep step) => BitExpressions.Raw(packet, field.Bit, step.Format, safeOctets);
}
