using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>A conversion that looks at other values of the packet.</summary>
internal abstract class ContextualConversion
{
    public abstract ulong Convert(ref DecodeState state, ulong raw, ref ulong meta);
}

/// <summary>The first context that holds, else the default (rule 16).</summary>
internal sealed class CalibratorChoice((CriteriaTest Context, ContextualConversion Conversion)[] choices, ContextualConversion otherwise) : ContextualConversion
{
    public override ulong Convert(ref DecodeState state, ulong raw, ref ulong meta)
    {
        foreach ((CriteriaTest context, ContextualConversion conversion) in choices)
            if (context.Holds(ref state)) return conversion.Convert(ref state, raw, ref meta);
        return otherwise.Convert(ref state, raw, ref meta);
    }
}

/// <summary>A plain conversion where a contextual one is asked for.</summary>
internal sealed class PlainConversion(Conversion conversion) : ContextualConversion
{
    public override ulong Convert(ref DecodeState state, ulong raw, ref ulong meta)
    {
        meta = ParameterValue.WithEngKind(meta, conversion.EngKind);
        return conversion.Convert(raw, ref meta);
    }
}

/// <summary>A formula over the raw value and other values; without one of them there is no engineering value.</summary>
internal sealed class FormulaConversion(MathProgram program, ValueSelector[] operands, ValueKind rawKind) : ContextualConversion
{
    public override ulong Convert(ref DecodeState state, ulong raw, ref ulong meta)
    {
        Span<double> values = operands.Length <= 32 ? stackalloc double[operands.Length] : new double[operands.Length];
        bool found = true;
        for (int i = 0; i < operands.Length; i++) found &= operands[i].TryGetNumber(ref state, out values[i]);
        found &= program.TryEvaluate(ParameterValue.ToDouble(raw, rawKind), values, out double result);
        meta = ParameterValue.WithEngKind(meta, found ? ValueKind.Float : ValueKind.None);
        return found ? BitConverter.DoubleToUInt64Bits(result) : 0;
    }
}

/// <summary>A time counted from another parameter's time (rule 22).</summary>
internal sealed class OffsetTimeConversion(TimeCount count, ValueSelector origin, ValueKind rawKind) : ContextualConversion
{
    public override ulong Convert(ref DecodeState state, ulong raw, ref ulong meta)
    {
        bool found = origin.TryGet(ref state, out ulong start, out ValueKind kind, out _) && kind == ValueKind.Time;
        found &= count.TryToNanoseconds(raw, rawKind, out Int128 nanoseconds);
        found &= TimeCount.TryAdd((long)start, nanoseconds, out long later);
        meta = ParameterValue.WithEngKind(meta, found ? ValueKind.Time : ValueKind.None);
        return found ? (ulong)later : 0;
    }
}
