namespace Zarya.Mdb.Values;

/// <summary>Values as numbers, for rows and columns of doubles.</summary>
public static class RowNumbers
{
    /// <summary>The engineering value as a number: a label as its raw number, truth as 1 or 0, a time as TAI seconds since 1958; NaN for text, octets and where there is no engineering value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    public static double Of(in ParameterValue value) => value.EngKind switch
    {
        ValueKind.Time => (long)value.EngBits * 1e-9,
        ValueKind.Label => ParameterValue.ToDouble(value.RawBits, value.RawKind),
        _ => ParameterValue.ToDouble(value.EngBits, value.EngKind),
    };
}
