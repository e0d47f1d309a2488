using System.Linq.Expressions;
using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Typed expressions that convert a number, check it and put it into the row.</summary>
internal static class ValueExpressions
{
    /// <summary>Reads one field and puts it into its slot.</summary>
    public static Expression Put(StaticField field, Expression packet, Expression values, int safeOctets)
    {
        ConstantExpression slot = Expression.Constant(field.Slot);
        if (field.Text is { } layout)
        {
            ParameterExpression located = Expression.Variable(typeof(ulong));
            return Expression.Block([located],
                Expression.Assign(located, BitExpressions.Call(nameof(KernelParts.LocateText), packet, BitExpressions.Number(field.Bits), Expression.Constant(layout))),
                BitExpressions.Call(nameof(KernelParts.Put), values, slot, located, located, BitExpressions.Number(field.Meta)));
        }
        if (field.Number is not { } step)
            return BitExpressions.Call(nameof(KernelParts.Put), values, slot, BitExpressions.Number(field.Bits), BitExpressions.Number(field.Bits), BitExpressions.Number(field.Meta));

        ParameterExpression raw = Expression.Variable(typeof(ulong));
        ParameterExpression eng = Expression.Variable(typeof(ulong));
        ParameterExpression meta = Expression.Variable(typeof(ulong));
        bool isSame = step.Conversion is SameConversion;
        bool isInline = Convert(step, raw) is not null;
        ValueCheck? check = step.Judge.Check;
        var variables = new List<ParameterExpression> { raw };
        var body = new List<Expression> { Expression.Assign(raw, BitExpressions.Raw(packet, field.Bit, step.Format, safeOctets)) };
        Expression metaValue = BitExpressions.Number(field.Meta);
        if (!isInline || check is not null)
        {
            variables.Add(meta);
            body.Add(Expression.Assign(meta, metaValue));
            metaValue = meta;
        }
        if (!isSame)
        {
            variables.Add(eng);
            body.Add(Expression.Assign(eng, Convert(step, raw) ?? BitExpressions.Call(nameof(KernelParts.Convert), Expression.Constant(step.Conversion, typeof(Conversion)), raw, meta)));
        }
        ParameterExpression engValue = isSame ? raw : eng;
        if (check is not null) body.Add(Check(check, step, raw, engValue, meta));
        body.Add(BitExpressions.Call(nameof(KernelParts.Put), values, slot, raw, engValue, metaValue));
        return Expression.Block(variables, body);
    }

    /// <summary>The engineering value as a number for a row of doubles: raw where engineering is no number, NaN where there is none.</summary>
    public static Expression Row(StaticField field, Expression packet, int safeOctets)
    {
        if (field.Number is not { } step) return Expression.Constant(double.NaN);
        Expression raw = BitExpressions.Raw(packet, field.Bit, step.Format, safeOctets);
        ValueKind rawKind = step.Format.RawKind;
        int size = step.Format.SizeInBits;
        return step.Conversion switch
        {
            SameConversion or WideningConversion => BitExpressions.ToDouble(raw, rawKind, size),
            PolynomialConversion polynomial => Horner(polynomial, raw, size),
            _ => BitExpressions.Call(nameof(KernelParts.ConvertToRow), Expression.Constant(step.Conversion, typeof(Conversion)), raw, BitExpressions.Number(step.Meta)),
        };
    }

    /// <summary>The conversion in line, or <see langword="null"/> if it takes a call.</summary>
    private static Expression? Convert(Steps.NumberStep step, Expression raw)
    {
        ValueKind kind = step.Format.RawKind;
        return step.Conversion switch
        {
            SameConversion => raw,
            WideningConversion => BitExpressions.Call(nameof(KernelParts.Bits), BitExpressions.ToDouble(raw, kind, step.Format.SizeInBits)),
            TruthConversion when kind != ValueKind.Float => Expression.Condition(Expression.Equal(raw, BitExpressions.Number(0)), BitExpressions.Number(0), BitExpressions.Number(1)),
            PolynomialConversion polynomial => BitExpressions.Call(nameof(KernelParts.Bits), Horner(polynomial, raw, step.Format.SizeInBits)),
            _ => null,
        };
    }

    private static BlockExpression Horner(PolynomialConversion polynomial, Expression raw, int size)
    {
        ReadOnlySpan<double> coefficients = polynomial.Coefficients;
        ParameterExpression x = Expression.Variable(typeof(double));
        Expression sum = Expression.Constant(coefficients.Length > 0 ? coefficients[^1] : 0.0);
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = Expression.Add(Expression.Multiply(sum, x), Expression.Constant(coefficients[i]));
        return Expression.Block([x], Expression.Assign(x, BitExpressions.ToDouble(raw, polynomial.RawKind, size)), sum);
    }

    /// <summary>Two comparisons in the usual case; the whole check only outside.</summary>
    private static Expression Check(ValueCheck check, Steps.NumberStep step, Expression raw, Expression eng, ParameterExpression meta)
    {
        Expression whole = Expression.Assign(meta, BitExpressions.Call(nameof(KernelParts.Check), Expression.Constant(check), raw, eng, meta));
        ValueKind kind = step.Conversion.EngKind;
        if (!check.IsNumeric || kind is not (ValueKind.Float or ValueKind.Signed or ValueKind.Unsigned) || double.IsNaN(check.QuietMinimum)) return whole;
        ParameterExpression x = Expression.Variable(typeof(double));
        Expression quiet = Expression.AndAlso(
            Expression.GreaterThanOrEqual(x, Expression.Constant(check.QuietMinimum)), Expression.LessThanOrEqual(x, Expression.Constant(check.QuietMaximum)));
        return Expression.Block([x], Expression.Assign(x, BitExpressions.ToDouble(eng, kind, step.Format.SizeInBits)), Expression.IfThen(Expression.Not(quiet), whole));
    }
}
