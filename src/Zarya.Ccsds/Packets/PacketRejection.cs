namespace Zarya.Ccsds.Packets;

/// <summary>Why octets of a packet stream were not given as a packet.</summary>
public enum PacketRejection : byte
{
    /// <summary>Nothing was rejected.</summary>
    None,

    /// <summary>The packet version number is not the expected one (CCSDS 133.0-B-2, 4.1.3.2).</summary>
    UnexpectedVersion,

    /// <summary>The first four octets are zero: fill, not a header. Only with resynchronisation on.</summary>
    ZeroFill,

    /// <summary>An idle packet that claims a secondary header, which it must not have (CCSDS 133.0-B-2, 4.1.3.3.3).</summary>
    IdleWithSecondaryHeader,

    /// <summary>The APID is not in the list of expected ones.</summary>
    UnexpectedApid,

    /// <summary>The packet claims to be longer than the longest allowed one.</summary>
    TooLong,

    /// <summary>The first three bits say encapsulation packet, the rest of its header cannot be one (CCSDS 133.1-B-3, 4.1.2).</summary>
    BadEncapsulationHeader,

    /// <summary>The packet's end, by its length field, is followed by something that is not a header, or by a false one while true ones stand inside.</summary>
    EndNotOnHeader,

    /// <summary>The packet's end lies past the end of the input, and further packets stand inside it: the length field is wrong.</summary>
    EndBeyondInput,

    /// <summary>The input ends inside this packet, or inside its header or prefix.</summary>
    Truncated,
}
