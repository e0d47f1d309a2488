using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Zarya.Ccsds.Packets;

/// <summary>What a plausible header is, worked out from the options once. Both cursors and the splitter ask here, so they cannot disagree.</summary>
internal sealed class PacketRules
{
    /// <summary>Judge's answer when the header is not all there but nothing speaks against it yet.</summary>
    internal const PacketRejection Incomplete = PacketRejection.Truncated;

    // The first four octets as one number: a version check is a range check, and leaving out 0 leaves out zero fill.
    private readonly uint _lowest;
    private readonly uint _range;
    private readonly uint _nextLowest;
    private readonly uint _nextRange;
    private readonly int _longest;
    private readonly ulong[]? _apids;

    internal PacketRules(PacketStreamOptions options)
    {
        Prefix = options.PrefixLength;
        Suffix = options.SuffixLength;
        Around = Prefix + Suffix;
        Resynchronise = options.Resynchronise;
        KeepUnconfirmed = options.KeepUnconfirmedPackets;
        Chain = options.ConfirmingHeaders;
        Encapsulation = options.AllowEncapsulation;
        Version = options.Version;
        _longest = options.MaxPacketLength;
        bool noZero = Resynchronise && Version == 0;
        _lowest = noZero ? 1 : (uint)Version << 29;
        _range = noZero ? 0x1FFF_FFFFu : 0x2000_0000u;
        (_nextLowest, _nextRange) = Resynchronise ? (_lowest, _range) : (0, uint.MaxValue);
        if (options.ExpectedApids is null) return;
        _apids = new ulong[Apid.Count / 64];
        foreach (Apid apid in options.ExpectedApids) _apids[apid.Value >> 6] |= 1ul << (apid.Value & 63);
    }

    internal int Prefix { get; }

    internal int Suffix { get; }

    internal int Around { get; }

    internal bool Resynchronise { get; }

    internal bool KeepUnconfirmed { get; }

    internal int Chain { get; }

    internal bool Encapsulation { get; }

    internal int Version { get; }

    /// <summary>Octets to ask for when nothing of a record is there yet.</summary>
    internal int ShortestBeginning => Prefix + (Encapsulation ? 1 : SpacePacketHeader.Octets);

    /// <summary>
    /// The good path: the length of the space packet whose header stands at <paramref name="header"/>, or 0 when anything at all is unusual and the
    /// splitter must look. Needs the six octets of the two headers behind, so the last packets of an input are always "unusual".
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int PlainLength(ReadOnlySpan<byte> octets, int header, int lastHeader)
    {
        if (header > lastHeader) return 0;
        ReadOnlySpan<byte> at = octets.Slice(header, SpacePacketHeader.Octets);
        uint identification = BinaryPrimitives.ReadUInt32BigEndian(at);
        int length = BinaryPrimitives.ReadUInt16BigEndian(at[4..]) + SpacePacketHeader.ShortestPacket;
        int next = header + length + Around;
        if ((uint)next > (uint)lastHeader) return 0;
        at = octets.Slice(next, SpacePacketHeader.Octets);
        uint following = BinaryPrimitives.ReadUInt32BigEndian(at);
        int afterNext = next + BinaryPrimitives.ReadUInt16BigEndian(at[4..]) + SpacePacketHeader.ShortestPacket + Around;
        if ((uint)afterNext > (uint)lastHeader) return 0;
        uint second = BinaryPrimitives.ReadUInt32BigEndian(octets.Slice(afterNext, 4));
        bool plain = identification - _lowest < _range
            & following - _nextLowest < _nextRange
            & second - _nextLowest < _nextRange
            & length <= _longest
            & (identification & 0x0FFF_0000) != 0x0FFF_0000;
        return plain && (_apids is null || IsExpected(identification)) ? length : 0;
    }

    /// <summary>Whether what stands at the start of a packet is a plausible header.</summary>
    /// <param name="at">Its first octets.</param>
    /// <param name="length">The packet's length when plausible, the octets of its header that would be needed when <see cref="Incomplete"/>.</param>
    internal PacketRejection Judge(Beginning at, out int length)
    {
        length = Encapsulation ? 1 : SpacePacketHeader.Octets;
        if (at.Count == 0) return Incomplete;
        int version = (int)(at.Bits >> 61);
        if (version == 7 && Encapsulation) return JudgeEncapsulation(at, out length);
        if (version != Version) return PacketRejection.UnexpectedVersion;
        length = SpacePacketHeader.Octets;
        if (at.Count < SpacePacketHeader.Octets) return Incomplete;
        uint identification = (uint)(at.Bits >> 32);
        length = (ushort)(at.Bits >> 16) + SpacePacketHeader.ShortestPacket;
        if (identification == 0 && Resynchronise) return PacketRejection.ZeroFill;
        if ((identification & 0x0FFF_0000) == 0x0FFF_0000) return PacketRejection.IdleWithSecondaryHeader;
        if (_apids is not null && !IsExpected(identification)) return PacketRejection.UnexpectedApid;
        return length <= _longest ? PacketRejection.None : PacketRejection.TooLong;
    }

    /// <summary>
    /// Whether what stands behind a record can begin the next one. Looks at the version and for zero fill only, as the good path does; where fewer than
    /// four octets are there, at the version; where none is there, nothing speaks against it.
    /// </summary>
    internal bool MayFollow(Beginning at)
    {
        if (at.Count == 0 || !Resynchronise) return true;
        int version = (int)(at.Bits >> 61);
        if (version == 7 && Encapsulation) return true;
        return version == Version && (at.Count < 4 || at.Bits >> 32 != 0);
    }

    /// <summary>The packet length a header claims, plausible or not (0 for an encapsulation header that cannot be); <see langword="false"/> when the length field is not wholly there.</summary>
    internal bool TryClaimedLength(Beginning at, out uint length)
    {
        if (Encapsulation && at.Count > 0 && at.Bits >> 61 == 7)
        {
            Span<byte> octets = stackalloc byte[EncapsulationHeader.LongestHeader];
            BinaryPrimitives.WriteUInt64BigEndian(octets, at.Bits);
            EncapsulationRead read = EncapsulationHeader.Read(octets[..at.Count], out EncapsulationHeader header);
            length = read == EncapsulationRead.Ok ? header.TotalLength : 0;
            return read != EncapsulationRead.NeedMore;
        }
        length = (ushort)(at.Bits >> 16) + (uint)SpacePacketHeader.ShortestPacket;
        return at.Count >= SpacePacketHeader.Octets;
    }

    private PacketRejection JudgeEncapsulation(Beginning at, out int length)
    {
        Span<byte> octets = stackalloc byte[EncapsulationHeader.LongestHeader];
        BinaryPrimitives.WriteUInt64BigEndian(octets, at.Bits);
        EncapsulationRead read = EncapsulationHeader.Read(octets[..at.Count], out EncapsulationHeader header);
        length = 1 << (octets[0] & 3);
        if (read == EncapsulationRead.NeedMore) return Incomplete;
        if (read != EncapsulationRead.Ok) return PacketRejection.BadEncapsulationHeader;
        if (header.TotalLength > (uint)_longest) return PacketRejection.TooLong;
        length = (int)header.TotalLength;
        return PacketRejection.None;
    }

    private bool IsExpected(uint identification)
    {
        uint apid = (identification >> 16) & 0x7FF;
        return (_apids![apid >> 6] & (1ul << (int)(apid & 63))) != 0;
    }
}
