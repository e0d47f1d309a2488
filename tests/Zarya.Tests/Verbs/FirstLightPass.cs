using System.Buffers.Binary;
using System.Text;
using Zarya.Ccsds.Packets;

namespace Zarya.Tests.Verbs;

/// <summary>
/// Makes <c>missions/first-light/pass.ccsds</c>, the pass of the example mission: 60 seconds of power (APID 100) and air (APID 101) and four events (APID 102). Two power
/// packets are left out, as if lost. Integers only, so that every machine makes the same octets.
/// </summary>
internal static class FirstLightPass
{
    /// <summary>2026-11-23T05:00:00 UTC as seconds since 1958-01-01 TAI: 25163 days, 5 hours, and the 37 leap seconds of 2017 on.</summary>
    public const uint StartSecond = (25163u * 86400) + (5 * 3600) + 37;

    public const int Seconds = 60;

    private static readonly int[] s_lost = [41, 42];

    private static readonly (int Second, string Text)[] s_events = [(2, "ARRAY DEPLOYED"), (20, "ECLIPSE ENTRY"), (21, "HEATER ON"), (50, "ECLIPSE EXIT")];

    public static byte[] Make()
    {
        var file = new MemoryStream();
        int eventCount = 0;
        for (int second = 0; second < Seconds; second++)
        {
            if (!s_lost.Contains(second)) file.Write(Packet(100, 16380 + second, second, 0x0000, Power(second)));
            if (second % 2 == 0) file.Write(Packet(101, second / 2, second, 0x8000, Air(second)));
            foreach ((_, string text) in s_events.Where(e => e.Second == second))
                file.Write(Packet(102, eventCount++, second, 0xC000, [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)]));
        }
        return file.ToArray();
    }

    private static byte[] Packet(int apid, int count, int second, ushort fraction, byte[] content)
    {
        byte[] packet = new byte[12 + content.Length];
        new SpacePacketHeader(PacketType.Telemetry, true, new Apid(apid), SequenceFlags.Unsegmented, new SequenceCount(count % SequenceCount.Modulus), 6 + content.Length).Write(packet);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(6), StartSecond + (uint)second);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), fraction);
        content.CopyTo(packet, 12);
        return packet;
    }

    // 12 bits of voltage, 12 of current, 1 of heater, 3 of mode, 12 of battery temperature: 40 bits.
    private static byte[] Power(int second)
    {
        bool isEclipse = second is >= 20 and < 50;
        int voltage = isEclipse ? 2780 - ((second - 20) * 6) : 2870 + (second % 3);
        int current = isEclipse ? 412 + (second % 5) : -180 + (second % 4);
        int temperature = 1180 + (isEclipse ? (second - 20) * 11 : 0);
        ulong bits = ((ulong)voltage << 28) | ((ulong)(current & 0xFFF) << 16) | ((isEclipse && second >= 21 ? 1UL : 0) << 15) | ((isEclipse ? 2UL : 1UL) << 12) | (uint)temperature;
        byte[] content = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(content, bits);
        return content[3..];
    }

    private static byte[] Air(int second)
    {
        byte[] content = new byte[9];
        BinaryPrimitives.WriteSingleBigEndian(content, 101.25f - (second / 128f));
        BinaryPrimitives.WriteSingleBigEndian(content.AsSpan(4), 21.25f - (second / 1024f));
        content[8] = (byte)(second >= 30 ? 1 : 0);
        return content;
    }
}
