using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>
/// What a plan can look at in packets that begin with certain octets: see <see cref="ContainerPlan.Reach"/>. Wanted are the values of items that are not <see cref="PlanItem.IsHidden"/>; in a plan without
/// <see cref="PlanOptions.Parameters"/> these are all. Immutable.
/// </summary>
public sealed class PacketReach
{
    internal PacketReach(bool canCarryWanted, IReadOnlyList<OctetRange>? octets)
    {
        CanCarryWanted = canCarryWanted;
        IsAllOctets = octets is null;
        Octets = octets ?? [new OctetRange(0, ContainerPlan.MaxPacketOctets)];
    }

    /// <summary>Whether such a packet may give a wanted value. <see langword="false"/> is certain, <see langword="true"/> is not.</summary>
    public bool CanCarryWanted { get; }

    /// <summary>Whether nothing can be left out: what is looked at depends on the packet.</summary>
    public bool IsAllOctets { get; }

    /// <summary>
    /// The octets that matter, ascending, neither overlapping nor touching; they may lie behind the end of a packet. With other octets anywhere else and the same length, a packet matches the same container, is
    /// as ambiguous, ends with the same <see cref="DecodedPacket.Error"/>, and gives the same wanted values (raw, engineering, flags, also those of text and octets) and the same values of
    /// <see cref="PlanOptions.AlsoDecoded"/>. Other hidden values may differ. If <see cref="IsAllOctets"/>, one range of the longest packet.
    /// </summary>
    public IReadOnlyList<OctetRange> Octets { get; }
}

/// <summary>Neighbouring octets of a packet.</summary>
/// <param name="First">The first, counted from 0.</param>
/// <param name="Length">How many; at least 1.</param>
public readonly record struct OctetRange(int First, int Length)
{
    /// <summary>The octet behind the last.</summary>
    public int End => First + Length;
}
