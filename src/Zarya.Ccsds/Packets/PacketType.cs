namespace Zarya.Ccsds.Packets;

/// <summary>Direction of a packet (CCSDS 133.0-B-2, 4.1.3.3.2); the numbers are the bit.</summary>
public enum PacketType : byte
{
    /// <summary>0: telemetry, from the spacecraft (or reporting).</summary>
    Telemetry = 0,

    /// <summary>1: telecommand, to the spacecraft (or requesting).</summary>
    Telecommand = 1,
}
