namespace Zarya.Mdb.Values;

/// <summary>What the 64 bits of a raw or engineering value mean.</summary>
public enum ValueKind : byte
{
    /// <summary>There is no value: no label, no calibration, not readable.</summary>
    None,

    /// <summary>A signed 64-bit integer.</summary>
    Signed,

    /// <summary>An unsigned 64-bit integer.</summary>
    Unsigned,

    /// <summary>The bits of an IEEE double.</summary>
    Float,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>Index of a label in <see cref="Compiling.PlanItem.Labels"/>.</summary>
    Label,

    /// <summary>Where text stands: octet offset in the low half, length in octets in the high half.</summary>
    Text,

    /// <summary>Where octets stand: octet offset in the low half, length in <em>bits</em> in the high half.</summary>
    Octets,

    /// <summary>TAI nanoseconds, see <see cref="Time.Instant"/>.</summary>
    Time,

    /// <summary>An array: the number of values that follow and belong to it (low half), and of its elements (high half).</summary>
    Array,

    /// <summary>An aggregate: the number of values that follow and belong to it (low half), and of its members (high half).</summary>
    Aggregate,
}

/// <summary>What is to be said about a value besides the value.</summary>
[Flags]
public enum ValueFlags : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The bits are no value of the encoding (a BCD digit above nine).</summary>
    Malformed = 1,

    /// <summary>Outside the valid range of its type.</summary>
    OutOfRange = 2,

    /// <summary>Its parameter's validity condition does not hold.</summary>
    NotValid = 4,

    /// <summary>Text or octets stand in the scratch area of the decoded packet, not in the packet.</summary>
    InScratch = 8,

    /// <summary>Three bits: the <see cref="Model.AlarmLevel"/> of static limits, shifted by <see cref="ParameterValue.AlarmShift"/>.</summary>
    AlarmMask = 0x70,
}
