using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Processing.Telemetry;

/// <summary>When a decoded packet was made on board: the time code in its secondary header if one is named, else the time parameter if one is named, else the first absolute time among its values. Immutable.</summary>
/// <param name="plan">The plan that decodes the packets.</param>
/// <param name="secondaryHeader">The time code in the secondary header of space packets, or <see langword="null"/>.</param>
/// <param name="offset">Octets of the secondary header in front of it.</param>
/// <param name="only">The parameter whose time counts; <see langword="null"/> for any.</param>
public sealed class PacketClock(ContainerPlan plan, TimeCode? secondaryHeader, int offset = 0, Parameter? only = null)
{
    /// <summary>A packet that says that it was made so long after it came in, ten years, is not believed: a clock that is broken, or octets that are no packet. Less may be a rehearsal of what is to come.</summary>
    public static readonly Duration MaxAhead = Duration.FromSeconds(3652L * 86_400);

    private readonly bool _hasTimes = plan.Items.Any(i => i.Type is AbsoluteTimeDataType);

    /// <summary>Whether a packet that came in then can have been made at a time.</summary>
    public static bool IsPossible(Instant generation, Instant reception) => generation <= reception || generation - reception <= MaxAhead;

    /// <summary>The time, if the packet has one that can be read.</summary>
    /// <param name="decoded">The packet's values.</param>
    /// <param name="packet">Its octets.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it has.</returns>
    public bool TryRead(DecodedPacket decoded, ReadOnlySpan<byte> packet, out Instant time)
    {
        time = default;
        if (secondaryHeader is not null && SecondaryHeaderTime.IsIn(packet)) return SecondaryHeaderTime.TryRead(secondaryHeader, offset, packet, out time);
        if (!_hasTimes) return false;
        foreach (ref readonly ParameterValue value in decoded.Values)
        {
            if (value.EngKind != ValueKind.Time || (only is not null && plan.Items[value.Item].Parameter != only)) continue;
            time = Instant.FromTaiNanoseconds((long)value.EngBits);
            return true;
        }
        return false;
    }
}
