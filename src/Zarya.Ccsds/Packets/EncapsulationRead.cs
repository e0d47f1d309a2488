namespace Zarya.Ccsds.Packets;

/// <summary>What came of reading an encapsulation header.</summary>
public enum EncapsulationRead : byte
{
    /// <summary>The header stands.</summary>
    Ok,

    /// <summary>The header is longer than the octets given.</summary>
    NeedMore,

    /// <summary>The first three bits are not 111.</summary>
    WrongVersion,

    /// <summary>Length of length 00 (no length field) with a protocol other than idle.</summary>
    MissingLength,

    /// <summary>The packet length is smaller than the header.</summary>
    LengthBelowHeader,

    /// <summary>Protocol id 110 in a header of two octets, which has no room for the extension.</summary>
    MissingExtension,
}
