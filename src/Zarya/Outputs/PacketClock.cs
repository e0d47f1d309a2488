using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Outputs;

/// <summary>When a packet was made on board: what the record says, else the time code in its secondary header if the user named one, else the first absolute time among its parameters.</summary>
internal sealed class PacketClock(ContainerPlan plan, TimeCode? secondaryHeader)
{
    private const int PrimaryHeaderOctets = 6;
    private const byte SecondaryHeaderFlag = 0x08;

    private readonly bool _hasTimes = plan.Items.Any(i => i.Type is AbsoluteTimeDataType);

    /// <summary>The time, if it is known.</summary>
    public bool TryRead(in PacketHead head, DecodedPacket decoded, ReadOnlySpan<byte> packet, out Instant time)
    {
        time = head.Time ?? default;
        if (head.Time is not null) return true;
        if (secondaryHeader is not null && (packet[0] & SecondaryHeaderFlag) != 0)
            return secondaryHeader.Decode(packet[PrimaryHeaderOctets..]).TryGetInstant(out time);
        if (!_hasTimes) return false;
        foreach (ref readonly ParameterValue value in decoded.Values)
        {
            if (value.EngKind != ValueKind.Time) continue;
            time = Instant.FromTaiNanoseconds((long)value.EngBits);
            return true;
        }
        return false;
    }
}
