using System.Buffers.Binary;

namespace Zarya.Ccsds.Packets;

// CCSDS 133.0-B-2, 4.1.3, figure "Packet Primary Header": six octets, bit 0 first.
//
//   octet 0         octet 1         octet 2         octet 3         octet 4         octet 5
//  +-----+-+-+-----+---------------+---+-----------+---------------+---------------+---------------+
//  |0 0 0|T|S|   A P I D           |F F|  sequence count or name   |  octets in packet data field  |
//  |  3  |1|1|        11           | 2 |            14             |            minus 1   16       |
//  +-----+-+-+---------------------+---+---------------------------+-------------------------------+
//
//   T type: 0 telemetry, 1 telecommand     S 1 = secondary header     FF 01 first, 00 continuation, 10 last, 11 unsegmented

/// <summary>
/// The primary header of a space packet, read from or to be written as six octets (CCSDS 133.0-B-2, 4.1.3). Any six octets are a header;
/// whether they are a plausible one is the splitter's question.
/// </summary>
public readonly struct SpacePacketHeader : IEquatable<SpacePacketHeader>
{
    /// <summary>Octets of the primary header.</summary>
    public const int Octets = 6;

    /// <summary>Octets of the shortest packet: the header and one octet of data field (CCSDS 133.0-B-2, 4.1.4.1).</summary>
    public const int ShortestPacket = 7;

    /// <summary>Octets of the longest packet: the header and 65536 octets of data field.</summary>
    public const int LongestPacket = 65542;

    private readonly uint _identification;
    private readonly ushort _lengthField;

    /// <summary>Makes a header to be written.</summary>
    /// <param name="type">Telemetry or telecommand.</param>
    /// <param name="hasSecondaryHeader">Whether the data field begins with a secondary header.</param>
    /// <param name="apid">The application process.</param>
    /// <param name="flags">The segment's place.</param>
    /// <param name="count">Sequence count, or packet name.</param>
    /// <param name="dataLength">Octets of the packet data field, secondary header included: 1 to 65536.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length or an enumeration is out of range.</exception>
    public SpacePacketHeader(PacketType type, bool hasSecondaryHeader, Apid apid, SequenceFlags flags, SequenceCount count, int dataLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)type, 1, nameof(type));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)flags, 3, nameof(flags));
        ArgumentOutOfRangeException.ThrowIfLessThan(dataLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dataLength, 65536);
        _identification = ((uint)type << 28) | (hasSecondaryHeader ? 1u << 27 : 0) | ((uint)apid.Value << 16) | ((uint)flags << 14) | (uint)count.Value;
        _lengthField = (ushort)(dataLength - 1);
    }

    private SpacePacketHeader(uint identification, ushort lengthField)
    {
        _identification = identification;
        _lengthField = lengthField;
    }

    /// <summary>Packet version number, 0 to 7; a space packet has 0 (4.1.3.2).</summary>
    public int Version => (int)(_identification >> 29);

    /// <summary>Telemetry or telecommand (4.1.3.3.2).</summary>
    public PacketType Type => (PacketType)((_identification >> 28) & 1);

    /// <summary>Whether the data field begins with a secondary header (4.1.3.3.3).</summary>
    public bool SecondaryHeaderFlag => (_identification & (1u << 27)) != 0;

    /// <summary>The application process (4.1.3.3.4).</summary>
    public Apid Apid => Apid.FromBits(_identification >> 16);

    /// <summary>Whether this is an idle packet, to be thrown away by the receiver (4.1.3.3.4.4).</summary>
    public bool IsIdle => Apid.IsIdle;

    /// <summary>The segment's place (4.1.3.4.2).</summary>
    public SequenceFlags SequenceFlags => (SequenceFlags)((_identification >> 14) & 3);

    /// <summary>The sequence count (4.1.3.4.3).</summary>
    public SequenceCount SequenceCount => SequenceCount.FromBits(_identification);

    /// <summary>The packet name, 0 to 16383, which a telecommand may carry in place of a count (4.1.3.4.3).</summary>
    public int Name => (int)(_identification & 0x3FFF);

    /// <summary>Octets of the packet data field: the length field plus one, 1 to 65536 (4.1.3.5).</summary>
    public int DataLength => _lengthField + 1;

    /// <summary>Octets of the whole packet with this header, 7 to 65542.</summary>
    public int TotalLength => _lengthField + ShortestPacket;

    /// <summary>Reads the header at the start of <paramref name="octets"/>; <see langword="false"/> when there are fewer than six.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out SpacePacketHeader header)
    {
        if (octets.Length < Octets)
        {
            header = default;
            return false;
        }
        header = new(BinaryPrimitives.ReadUInt32BigEndian(octets), BinaryPrimitives.ReadUInt16BigEndian(octets[4..]));
        return true;
    }

    /// <summary>Writes the six octets.</summary>
    /// <param name="destination">At least six octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Octets, nameof(destination));
        BinaryPrimitives.WriteUInt32BigEndian(destination, _identification);
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], _lengthField);
    }

    /// <inheritdoc/>
    public bool Equals(SpacePacketHeader other) => _identification == other._identification && _lengthField == other._lengthField;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SpacePacketHeader other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_identification, _lengthField);

    /// <summary>One line for people: type, APID, flags, count and length.</summary>
    public override string ToString() => $"{Type} APID {Apid} {SequenceFlags} {SequenceCount}, {TotalLength} octets";

    /// <summary>The same six octets.</summary>
    public static bool operator ==(SpacePacketHeader left, SpacePacketHeader right) => left.Equals(right);

    /// <summary>Not the same six octets.</summary>
    public static bool operator !=(SpacePacketHeader left, SpacePacketHeader right) => !left.Equals(right);
}
