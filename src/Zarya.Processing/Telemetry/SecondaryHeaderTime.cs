using Zarya.Ccsds.Packets;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Processing.Telemetry;

/// <summary>The time code in the secondary header of space packets (133.0-B-2 clause 4.1.4.2): behind the primary header, if the flag of clause 4.1.3.3.3 says that there is one.</summary>
internal static class SecondaryHeaderTime
{
    private const byte SecondaryHeaderFlag = 0x08;

    /// <summary>Whether the packet says that it has a secondary header.</summary>
    public static bool IsIn(ReadOnlySpan<byte> packet) => packet.Length > 0 && (packet[0] & SecondaryHeaderFlag) != 0;

    /// <summary>Reads the time code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="offset">Octets of the secondary header in front of it.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether there is one that can be read.</returns>
    public static bool TryRead(TimeCode code, int offset, ReadOnlySpan<byte> packet, out Instant time)
    {
        time = default;
        return IsIn(packet) && code.Decode(packet[Math.Min(SpacePacketHeader.Octets + offset, packet.Length)..]).TryGetInstant(out time);
    }
}
