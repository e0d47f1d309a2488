using System.Buffers.Binary;
using Zarya.Ccsds.Packets;
using Zarya.Time;

namespace Zarya.Simulation.Station.Telemetry;

//  octet 0         6                 12
//  +---------------+-----------------+----------------------------------------------
//  | primary       | CUC, seconds    | fields in the order of the layout, without gaps
//  | header 133.0  | 32 bits, 1/2^16 | most significant octet first
//  +---------------+-----------------+----------------------------------------------

/// <summary>Writes packets of one layout. Counts them.</summary>
internal sealed class PacketEncoder(PacketLayout layout)
{
    private readonly byte[] _octets = new byte[layout.LongestOctets];
    private SequenceCount _count;

    /// <summary>The values of the entries; a number for every form.</summary>
    public double[] Values { get; } = new double[layout.Entries.Count];

    /// <summary>What is written.</summary>
    public PacketLayout Layout => layout;

    /// <summary>Writes a packet with the present values; it stands until the next call.</summary>
    public ReadOnlySpan<byte> Encode(Instant time)
    {
        int at = PacketLayout.HeaderOctets;
        IReadOnlyList<PacketEntry> entries = layout.Entries;
        for (int i = 0; i < entries.Count; i++)
        {
            int guard = entries[i].OnlyIfRead;
            if (guard < 0 || (int)Values[guard] == PacketLayout.Read) at += Write(entries[i].Field.Type, Values[i], _octets.AsSpan(at));
        }
        new SpacePacketHeader(PacketType.Telemetry, true, layout.Apid, SequenceFlags.Unsegmented, _count, at - SpacePacketHeader.Octets).Write(_octets);
        WriteTime(time, _octets.AsSpan(SpacePacketHeader.Octets));
        _count = _count.Next;
        return _octets.AsSpan(0, at);
    }

    /// <summary>A packet that was sent and never came down.</summary>
    public void Lose() => _count = _count.Next;

    /// <summary>CUC since 1958-01-01 TAI, to the nearest 2⁻¹⁶ s: milliseconds come back whole.</summary>
    private static void WriteTime(Instant time, Span<byte> octets)
    {
        Int128 ticks = (((Int128)(time - Epochs.Ccsds1958).Nanoseconds << 16) + 500_000_000) / 1_000_000_000;
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)(ticks >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(octets[4..], (ushort)ticks);
    }

    private static int Write(FieldType type, double value, Span<byte> octets)
    {
        if (type.Form == FieldForm.Single)
        {
            BinaryPrimitives.WriteSingleBigEndian(octets, (float)value);
            return 4;
        }
        uint whole = value >= 0 ? (uint)Math.Min(value, uint.MaxValue >> (32 - (8 * type.Octets))) : 0;
        for (int i = type.Octets - 1; i >= 0; i--, whole >>= 8) octets[i] = (byte)whole;
        return type.Octets;
    }
}
