using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Processing.Telemetry;

/// <summary>Says when a packet was made on board, without decoding more of it than that needs: what a record asks of packets that nobody decodes. Belongs to one thread.</summary>
public abstract class GenerationClock
{
    /// <summary>The time, if the packet has one.</summary>
    /// <param name="packet">Its octets.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it has one that can be read.</returns>
    public abstract bool TryRead(ReadOnlySpan<byte> packet, out Instant time);

    /// <summary>Reads a time code in the secondary header of space packets.</summary>
    /// <param name="code">The code.</param>
    /// <param name="offset">Octets of the secondary header in front of it, from 0.</param>
    public static GenerationClock Of(TimeCode code, int offset) => new SecondaryHeaderClock(code, offset);

    /// <summary>Takes the first absolute time among a packet's parameters, as decoding does; <see langword="null"/> if the definition has none.</summary>
    /// <param name="database">The definition.</param>
    /// <param name="root">Where decoding starts.</param>
    /// <param name="leapSeconds">The leap seconds that times are read with.</param>
    public static GenerationClock? TryOf(MissionDatabase database, SequenceContainer root, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(database);
        Parameter[] clocks = TimesOf(database);
        return clocks.Length == 0 ? null : new DefinitionClock(ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, Parameters = [], AlsoDecoded = clocks }));
    }

    /// <summary>The parameters with absolute times: a projection decodes them too and so keeps the packets' time.</summary>
    /// <param name="database">The definition.</param>
    /// <returns>The parameters, in the order of the definition.</returns>
    public static Parameter[] TimesOf(MissionDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return [.. database.Parameters.Where(p => p.Type.Target is AbsoluteTimeDataType)];
    }

    private sealed class SecondaryHeaderClock(TimeCode code, int offset) : GenerationClock
    {
        public override bool TryRead(ReadOnlySpan<byte> packet, out Instant time) => SecondaryHeaderTime.TryRead(code, offset, packet, out time);
    }

    private sealed class DefinitionClock(ContainerPlan plan) : GenerationClock
    {
        private readonly DecodedPacket _decoded = plan.CreateBuffer();
        private readonly PacketClock _clock = new(plan, null);

        public override bool TryRead(ReadOnlySpan<byte> packet, out Instant time)
        {
            time = default;
            if (packet.Length > ContainerPlan.MaxPacketOctets) return false;
            // A packet that ends early may have had its time before.
            plan.Decode(packet, _decoded);
            return _clock.TryRead(_decoded, packet, out time);
        }
    }
}
