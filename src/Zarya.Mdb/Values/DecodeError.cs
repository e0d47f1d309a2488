namespace Zarya.Mdb.Values;

/// <summary>Why decoding of a packet ended early.</summary>
public enum DecodeErrorKind : byte
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>An entry does not fit before the end of the packet.</summary>
    TooShort,

    /// <summary>The deepest container that matched is abstract.</summary>
    NoContainer,

    /// <summary>A size is negative or too large.</summary>
    BadSize,

    /// <summary>An entry would start before the packet.</summary>
    BadLocation,

    /// <summary>A string has no end mark, or a length that does not fit.</summary>
    BadString,

    /// <summary>A value that a size, count or location depends on is not there.</summary>
    MissingValue,

    /// <summary>An indirect reference names no parameter.</summary>
    UnknownParameter,

    /// <summary>The packet asks for more values or steps than any packet needs.</summary>
    TooManyValues,

    /// <summary>The definition of an entry is not usable: the mission database had an error there.</summary>
    BadDefinition,
}

/// <summary>Where and why decoding of a packet ended early; <c>default</c> when it did not.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Entry">The parameter or container that could not be read.</param>
/// <param name="FirstBit">Where it would have started, in bits from the start of the packet.</param>
/// <param name="BitsNeeded">How many bits it needs, or 0 if unknown.</param>
public readonly record struct DecodeError(DecodeErrorKind Kind, string? Entry, int FirstBit, long BitsNeeded)
{
    /// <summary>The error in words.</summary>
    /// <param name="packetBits">The packet's length in bits.</param>
    /// <returns>One sentence.</returns>
    public string Describe(int packetBits) => Kind switch
    {
        DecodeErrorKind.None => "no error",
        DecodeErrorKind.TooShort => $"packet too short: {Entry} needs {BitsNeeded} bits from bit {FirstBit}, the packet has {packetBits}",
        DecodeErrorKind.NoContainer => $"no container matches: {Entry} is abstract and none of its inheritors' criteria hold",
        DecodeErrorKind.BadSize => $"bad size: {Entry} at bit {FirstBit}",
        DecodeErrorKind.BadLocation => $"bad location: {Entry} would start at bit {FirstBit}",
        DecodeErrorKind.BadString => $"bad string: {Entry} at bit {FirstBit} has no end mark or a length that does not fit",
        DecodeErrorKind.MissingValue => $"missing value: the size, count or place of {Entry} at bit {FirstBit} depends on a value that is not in the packet",
        DecodeErrorKind.UnknownParameter => $"unknown parameter: the indirect reference {Entry} at bit {FirstBit} names none",
        DecodeErrorKind.TooManyValues => $"too many values: stopped at {Entry}, bit {FirstBit}",
        _ => $"unusable definition: {Entry} at bit {FirstBit}; run 'zarya mdb check'",
    };
}
