using System.Buffers.Binary;

namespace Zarya.Ccsds.Packets;

// CCSDS 133.1-B-3, 4.1.2: one, two, four or eight octets, chosen by LL, the length of length.
//
//  +-----+-----+---+                                                                       LL = 00   1 octet, always idle, no more octets
//  |1 1 1| PID | LL|
//  +-----+-----+---+---------------+                                                       LL = 01   2 octets
//  |1 1 1| PID | LL| packet length |
//  +-----+-----+---+-------+-------+---------------+---------------+                       LL = 10   4 octets
//  |1 1 1| PID | LL| user  |  ext  |         packet length         |
//  +-----+-----+---+-------+-------+---------------+---------------+--- - - - - ---+       LL = 11   8 octets
//  |1 1 1| PID | LL| user  |  ext  |     CCSDS-defined field       | packet length |
//  +-----+-----+---+-------+-------+-------------------------------+--- - 32 - - --+
//
//  packet length counts the whole packet, header included.

/// <summary>The header of an encapsulation packet (CCSDS 133.1-B-3, 4.1.2): packet version number 7, one to eight octets.</summary>
public readonly struct EncapsulationHeader : IEquatable<EncapsulationHeader>
{
    /// <summary>Octets of the longest header.</summary>
    public const int LongestHeader = 8;

    private readonly byte _first;
    private readonly byte _second;
    private readonly ushort _ccsdsDefined;

    private EncapsulationHeader(byte first, byte second, ushort ccsdsDefined, uint totalLength)
    {
        _first = first;
        _second = second;
        _ccsdsDefined = ccsdsDefined;
        TotalLength = totalLength;
    }

    /// <summary>The protocol of the encapsulated data (4.1.2.3).</summary>
    public EncapsulationProtocol Protocol => (EncapsulationProtocol)((_first >> 2) & 7);

    /// <summary>Whether this is an idle packet.</summary>
    public bool IsIdle => Protocol == EncapsulationProtocol.Idle;

    /// <summary>Octets of the length field: 0, 1, 2 or 4 (4.1.2.4).</summary>
    public int LengthOfLength => (1 << (_first & 3)) >> 1;

    /// <summary>Octets of this header: 1, 2, 4 or 8.</summary>
    public int HeaderLength => 1 << (_first & 3);

    /// <summary>The user-defined field, 0 to 15; 0 where the header has none (4.1.2.5).</summary>
    public int UserDefined => HeaderLength >= 4 ? _second >> 4 : 0;

    /// <summary>The protocol id extension, 0 to 15; 0 where the header has none (4.1.2.6).</summary>
    public int ProtocolExtension => HeaderLength >= 4 ? _second & 0xF : 0;

    /// <summary>The CCSDS-defined field of an eight-octet header, else 0 (4.1.2.7).</summary>
    public int CcsdsDefined => _ccsdsDefined;

    /// <summary>Octets of the whole packet, header included: 1 to 2^32 - 1 (4.1.2.8).</summary>
    public uint TotalLength { get; }

    /// <summary>Octets of encapsulated data.</summary>
    public uint DataLength => TotalLength - (uint)HeaderLength;

    /// <summary>Makes a header to be written, in the given size.</summary>
    /// <param name="protocol">The protocol; one-octet headers are idle, <see cref="EncapsulationProtocol.Extended"/> needs four or eight octets.</param>
    /// <param name="headerLength">1, 2, 4 or 8 octets.</param>
    /// <param name="dataLength">Octets of encapsulated data; none after a one-octet header.</param>
    /// <param name="userDefined">0 to 15; 0 in short headers.</param>
    /// <param name="protocolExtension">0 to 15; 0 unless the protocol is extended.</param>
    /// <param name="ccsdsDefined">0 to 65535; 0 unless the header has eight octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">A field does not fit the header of this size.</exception>
    public static EncapsulationHeader Create(
        EncapsulationProtocol protocol, int headerLength, uint dataLength, int userDefined = 0, int protocolExtension = 0, int ccsdsDefined = 0)
    {
        int lengthOfLength = headerLength switch { 1 => 0, 2 => 1, 4 => 2, 8 => 3, _ => throw new ArgumentOutOfRangeException(nameof(headerLength)) };
        uint longest = headerLength switch { 1 => 1, 2 => 0xFF, 4 => 0xFFFF, _ => uint.MaxValue };
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)protocol, 7, nameof(protocol));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dataLength, longest - (uint)headerLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)userDefined, headerLength >= 4 ? 15u : 0u, nameof(userDefined));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)protocolExtension, protocol == EncapsulationProtocol.Extended ? 15u : 0u, nameof(protocolExtension));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)ccsdsDefined, headerLength == 8 ? 0xFFFFu : 0u, nameof(ccsdsDefined));
        if (headerLength == 1 && protocol != EncapsulationProtocol.Idle) throw new ArgumentOutOfRangeException(nameof(protocol));
        if (headerLength <= 2 && protocol == EncapsulationProtocol.Extended) throw new ArgumentOutOfRangeException(nameof(protocol));
        return new((byte)(0xE0 | ((int)protocol << 2) | lengthOfLength), (byte)((userDefined << 4) | protocolExtension), (ushort)ccsdsDefined, (uint)headerLength + dataLength);
    }

    /// <summary>Reads the header at the start of <paramref name="octets"/>.</summary>
    /// <param name="octets">The packet, or its beginning.</param>
    /// <param name="header">The header when the answer is <see cref="EncapsulationRead.Ok"/>.</param>
    /// <returns>What came of it; never throws.</returns>
    public static EncapsulationRead Read(ReadOnlySpan<byte> octets, out EncapsulationHeader header)
    {
        header = default;
        if (octets.IsEmpty) return EncapsulationRead.NeedMore;
        byte first = octets[0];
        if (first >> 5 != 7) return EncapsulationRead.WrongVersion;
        int size = 1 << (first & 3);
        var protocol = (EncapsulationProtocol)((first >> 2) & 7);
        if (size == 1 && protocol != EncapsulationProtocol.Idle) return EncapsulationRead.MissingLength;
        if (size == 2 && protocol == EncapsulationProtocol.Extended) return EncapsulationRead.MissingExtension;
        if (octets.Length < size) return EncapsulationRead.NeedMore;
        header = size switch
        {
            1 => new(first, 0, 0, 1),
            2 => new(first, 0, 0, octets[1]),
            4 => new(first, octets[1], 0, BinaryPrimitives.ReadUInt16BigEndian(octets[2..])),
            _ => new(first, octets[1], BinaryPrimitives.ReadUInt16BigEndian(octets[2..]), BinaryPrimitives.ReadUInt32BigEndian(octets[4..])),
        };
        return header.TotalLength < size ? EncapsulationRead.LengthBelowHeader : EncapsulationRead.Ok;
    }

    /// <summary>Writes the header.</summary>
    /// <param name="destination">At least <see cref="HeaderLength"/> octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, HeaderLength, nameof(destination));
        destination[0] = _first;
        if (HeaderLength == 2) destination[1] = (byte)TotalLength;
        if (HeaderLength < 4) return;
        destination[1] = _second;
        if (HeaderLength == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)TotalLength);
            return;
        }
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], _ccsdsDefined);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], TotalLength);
    }

    /// <inheritdoc/>
    public bool Equals(EncapsulationHeader other) =>
        _first == other._first && _second == other._second && _ccsdsDefined == other._ccsdsDefined && TotalLength == other.TotalLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EncapsulationHeader other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second, _ccsdsDefined, TotalLength);

    /// <summary>The same header.</summary>
    public static bool operator ==(EncapsulationHeader left, EncapsulationHeader right) => left.Equals(right);

    /// <summary>Another header.</summary>
    public static bool operator !=(EncapsulationHeader left, EncapsulationHeader right) => !left.Equals(right);
}
