using System.Buffers.Binary;
using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Verbs;

/// <summary>
/// Makes <c>tests/vectors/verbs/damaged.ccsds</c>: a file with one of everything that <c>zarya packets</c> must tell. Data octets have their first bits set, so that none looks like a
/// header. What it holds by construction:
/// <list type="bullet">
/// <item>APID 11, telemetry with a CDS time (16-bit day, 16-bit submillisecond): counts 16382 to 9 over the wrap, without 0 and 1 (one gap of two), 5 twice (a duplicate), 7 after 8 (a gap of
/// one, then one late): 11 packets of 30 octets;</item>
/// <item>APID 11, telecommand: 2 packets of 12 octets, without a secondary header;</item>
/// <item>APID 12: a unit in three segments, counts 0 to 2, of 20, 21 and 22 octets;</item>
/// <item>APID 2047, idle: 3 packets of 40 octets, whose counts are not followed;</item>
/// <item>16 octets of zero fill, 9 octets of noise (0xEE), and the first 10 octets of a packet of 30 at the end.</item>
/// </list>
/// </summary>
internal static class DamagedPass
{
    /// <summary>2024-02-29 as days since 1958-01-01.</summary>
    private const ushort Day = 24165;

    public static byte[] Make()
    {
        var file = new MemoryStream();
        int time = 0;
        foreach (int count in new[] { 16382, 16383, 2, 3, 4 }) file.Write(Timed(count, time++));
        file.Write(Plain(PacketType.Telemetry, Apid.Idle, SequenceFlags.Unsegmented, 77, 40));
        file.Write(new byte[16]);
        file.Write(Timed(5, time++));
        file.Write(Timed(5, time++));
        for (int i = 0; i < 3; i++) file.Write(Plain(PacketType.Telemetry, new Apid(12), i switch { 0 => SequenceFlags.First, 1 => SequenceFlags.Continuation, _ => SequenceFlags.Last }, i, 20 + i));
        file.Write(Enumerable.Repeat((byte)0xEE, 9).ToArray());
        file.Write(Timed(6, time++));
        file.Write(Plain(PacketType.Telecommand, new Apid(11), SequenceFlags.Unsegmented, 900, 12));
        file.Write(Timed(8, time++));
        file.Write(Timed(7, time++));
        file.Write(Plain(PacketType.Telecommand, new Apid(11), SequenceFlags.Unsegmented, 901, 12));
        file.Write(Plain(PacketType.Telemetry, Apid.Idle, SequenceFlags.Unsegmented, 3, 40));
        file.Write(Plain(PacketType.Telemetry, Apid.Idle, SequenceFlags.Unsegmented, 3, 40));
        file.Write(Timed(9, time++));
        file.Write(Timed(10, time).AsSpan(..10));
        return file.ToArray();
    }

    /// <summary>The same packets, each with octets in front of it and behind it.</summary>
    public static byte[] Framed(int before, int behind)
    {
        var file = new MemoryStream();
        for (int i = 0; i < 8; i++)
        {
            file.Write(Enumerable.Repeat((byte)0xAA, before).ToArray());
            file.Write(Timed(i, i));
            file.Write(Enumerable.Repeat((byte)0xBB, behind).ToArray());
        }
        return file.ToArray();
    }

    private static byte[] Timed(int count, int seconds)
    {
        byte[] packet = Plain(PacketType.Telemetry, new Apid(11), SequenceFlags.Unsegmented, count, 30);
        packet[0] |= 0b1000;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), Day);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), (uint)(43_200_000 + (1000 * seconds)));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(12), 250);
        return packet;
    }

    private static byte[] Plain(PacketType type, Apid apid, SequenceFlags flags, int count, int length)
    {
        byte[] packet = new byte[length];
        packet.AsSpan(6).Fill(0xC5);
        new SpacePacketHeader(type, false, apid, flags, new SequenceCount(count), length - 6).Write(packet);
        return packet;
    }
}
