using System.Buffers.Binary;
using Zarya.Archive.Log;
using Zarya.Ccsds.Packets;

namespace Zarya.Benchmarks.Record;

/// <summary>
/// Packets without end, each from its index: several APIDs that take turns, the payload of one or two real JPSS packets behind a primary header of its own with running sequence counts.
/// The real ones come round again after 7,200.
/// </summary>
internal sealed class PacketMill
{
    private const int RealOctets = 71;

    /// <summary>2026-01-01T00:00:00Z, TAI.</summary>
    private const long FirstTaiNanoseconds = 2_145_916_837_000_000_000;

    private readonly byte[] _real = File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1"));
    private readonly byte[] _packet;
    private readonly int _payloads;
    private readonly int _apids;
    private readonly long _periodNanoseconds;

    /// <summary>Prepares.</summary>
    /// <param name="apids">How many APIDs.</param>
    /// <param name="perSecond">Packets a second of each.</param>
    /// <param name="payloads">Real payloads in each.</param>
    public PacketMill(int apids, int perSecond, int payloads)
    {
        (_apids, _periodNanoseconds, _payloads) = (apids, 1_000_000_000 / perSecond, payloads);
        _packet = new byte[SpacePacketHeader.Octets + payloads * (RealOctets - SpacePacketHeader.Octets)];
    }

    /// <summary>Octets of each packet.</summary>
    public int Octets => _packet.Length;

    /// <summary>Index of the stream of the packet made last.</summary>
    public int Stream { get; private set; }

    /// <summary>Generation time of the packet made last, TAI ns.</summary>
    public long Generation { get; private set; }

    /// <summary>Reception time of the packet made last, TAI ns: a fifth of a second later, and up to a millisecond early or late, as networks are.</summary>
    public long Reception { get; private set; }

    /// <summary>The stream key of an APID.</summary>
    public static StreamKey Key(int stream) => new(EntryKind.Packet, "bench", (ushort)(0x0800 | (0x100 + stream)));

    /// <summary>Makes a packet; it stands until the next one is made.</summary>
    public ReadOnlySpan<byte> Make(long index)
    {
        Stream = (int)(index % _apids);
        long tick = index / _apids;
        Generation = FirstTaiNanoseconds + tick * _periodNanoseconds + Stream * 1_000_000;
        Reception = Generation + 200_000_000 + (long)((ulong)index * 0x9E3779B97F4A7C15 >> 44);
        Span<byte> packet = _packet;
        BinaryPrimitives.WriteUInt16BigEndian(packet, Key(Stream).Identification);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(0xC000 | (tick & 0x3FFF)));
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)(packet.Length - SpacePacketHeader.ShortestPacket));
        const int payload = RealOctets - SpacePacketHeader.Octets;
        int reals = _real.Length / RealOctets;
        // Streams are apart in the file, so that no two are alike.
        int real = (int)((tick * _payloads + Stream * (reals / _apids)) % reals);
        for (int i = 0; i < _payloads; i++)
        {
            _real.AsSpan((real + i) % reals * RealOctets + SpacePacketHeader.Octets, payload).CopyTo(packet[(SpacePacketHeader.Octets + i * payload)..]);
        }
        return packet;
    }
}
