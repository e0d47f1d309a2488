using Zarya.Ccsds.Packets;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Outputs;
using Zarya.Time;
using Zarya.Time.Codes;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>Says when a packet was made on board. Belongs to one thread.</summary>
internal abstract class GenerationClock
{
    /// <summary>The time, if the packet has one.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> packet, out Instant time);

    /// <summary>Reads a time code in the secondary header.</summary>
    /// <param name="code">The code.</param>
    /// <param name="offset">Octets of the secondary header in front of it.</param>
    public static GenerationClock Of(TimeCode code, int offset) => new SecondaryHeaderClock(code, offset);

    /// <summary>Takes the first absolute time among a packet's parameters, as <c>decode</c> does; <see langword="null"/> if the definition has none.</summary>
    public static GenerationClock? TryOf(MissionDatabase database, SequenceContainer root, LeapSeconds leapSeconds)
    {
        Parameter[] clocks = Definition.Clocks(database);
        return clocks.Length == 0 ? null : new DefinitionClock(ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, Parameters = [], AlsoDecoded = clocks }));
    }

    private sealed class SecondaryHeaderClock(TimeCode code, int offset) : GenerationClock
    {
        private const byte SecondaryHeaderFlag = 0x08;

        public override bool TryRead(ReadOnlySpan<byte> packet, out Instant time)
        {
            time = default;
            return (packet[0] & SecondaryHeaderFlag) != 0 && code.Decode(packet[Math.Min(SpacePacketHeader.Octets + offset, packet.Length)..]).TryGetInstant(out time);
        }
    }

    private sealed class DefinitionClock(ContainerPlan plan) : GenerationClock
    {
        private readonly DecodedPacket _decoded = plan.CreateBuffer();
        private readonly PacketClock _clock = new(plan, null);

        public override bool TryRead(ReadOnlySpan<byte> packet, out Instant time)
        {
            // A packet that ends early may have had its time before.
            plan.Decode(packet, _decoded);
            return _clock.TryRead(default, _decoded, packet, out time);
        }
    }
}
