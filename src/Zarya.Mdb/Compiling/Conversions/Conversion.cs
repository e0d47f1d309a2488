using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>From a raw number to the engineering value, without looking at other values. Pure: same bits in, same bits out.</summary>
internal abstract class Conversion
{
    /// <summary>The kind of what comes out when something does.</summary>
    public abstract ValueKind EngKind { get; }

    /// <summary>Engineering bits; sets the kind in <paramref name="meta"/> to <see cref="ValueKind.None"/> if there is no engineering value.</summary>
    public abstract ulong Convert(ulong raw, ref ulong meta);

    protected static ulong None(ref ulong meta)
    {
        meta = ParameterValue.WithEngKind(meta, ValueKind.None);
        return 0;
    }
}

/// <summary>Engineering equals raw.</summary>
internal sealed class SameConversion(ValueKind kind) : Conversion
{
    public override ValueKind EngKind => kind;

    public override ulong Convert(ulong raw, ref ulong meta) => raw;
}

/// <summary>An integer given as a float (rule 16).</summary>
internal sealed class WideningConversion(ValueKind rawKind) : Conversion
{
    public ValueKind RawKind => rawKind;

    public override ValueKind EngKind => ValueKind.Float;

    public override ulong Convert(ulong raw, ref ulong meta) => BitConverter.DoubleToUInt64Bits(ParameterValue.ToDouble(raw, rawKind));
}

/// <summary>A number that stands for true or false (rule 19).</summary>
internal sealed class TruthConversion(ValueKind rawKind) : Conversion
{
    public ValueKind RawKind => rawKind;

    public override ValueKind EngKind => ValueKind.Boolean;

    // Minus zero is zero, NaN is not.
    public override ulong Convert(ulong raw, ref ulong meta) =>
        rawKind == ValueKind.Float ? (BitConverter.UInt64BitsToDouble(raw) == 0 ? 0UL : 1UL) : (raw == 0 ? 0UL : 1UL);
}

/// <summary>There is no engineering value.</summary>
internal sealed class NoConversion : Conversion
{
    public override ValueKind EngKind => ValueKind.None;

    public override ulong Convert(ulong raw, ref ulong meta) => None(ref meta);
}
