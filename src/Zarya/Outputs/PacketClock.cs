using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;
using Zarya.Time.Codes;
using DecodedClock = Zarya.Processing.Telemetry.PacketClock;

namespace Zarya.Outputs;

/// <summary>When a packet was made on board: what the record says, else the time code in its secondary header if the user named one, else the first absolute time among its parameters.</summary>
internal sealed class PacketClock(ContainerPlan plan, TimeCode? secondaryHeader)
{
    private readonly DecodedClock _clock = new(plan, secondaryHeader);

    /// <summary>The time, if it is known.</summary>
    public bool TryRead(in PacketHead head, DecodedPacket decoded, ReadOnlySpan<byte> packet, out Instant time)
    {
        time = head.Time ?? default;
        return head.Time is not null || _clock.TryRead(decoded, packet, out time);
    }
}
