using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>An integer that a definition asks for, made ready (rule 24).</summary>
internal abstract class IntegerSource
{
    /// <summary>The value; ends decoding if it is not there.</summary>
    public abstract bool TryGet(ref DecodeState state, string entry, out long value);
}

/// <summary>A constant.</summary>
internal sealed class FixedInteger(long value) : IntegerSource
{
    public long Value => value;

    public override bool TryGet(ref DecodeState state, string entry, out long result)
    {
        result = value;
        return true;
    }
}

/// <summary>Taken from another value.</summary>
internal sealed class DynamicInteger(ValueSelector source, double slope, double intercept) : IntegerSource
{
    public override bool TryGet(ref DecodeState state, string entry, out long value)
    {
        value = 0;
        if (!source.TryGet(ref state, out ulong bits, out ValueKind kind, out _))
            return state.Fail(DecodeErrorKind.MissingValue, entry);
        if (kind is not (ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float or ValueKind.Boolean))
            return state.Fail(DecodeErrorKind.MissingValue, entry);
        double adjusted = slope * ParameterValue.ToDouble(bits, kind) + intercept;
        if (double.IsNaN(adjusted)) return state.Fail(DecodeErrorKind.MissingValue, entry);
        // Saturating: what does not fit 64 bits fits no packet either.
        value = (long)Math.Truncate(adjusted);
        return true;
    }
}

/// <summary>The first row that holds.</summary>
internal sealed class LookupInteger((CriteriaTest Test, long Value)[] rows, long? defaultValue) : IntegerSource
{
    public override bool TryGet(ref DecodeState state, string entry, out long value)
    {
        foreach ((CriteriaTest test, long candidate) in rows)
        {
            if (!test.Holds(ref state)) continue;
            value = candidate;
            return true;
        }
        value = defaultValue ?? 0;
        return defaultValue is not null || state.Fail(DecodeErrorKind.MissingValue, entry);
    }
}
