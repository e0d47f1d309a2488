namespace Zarya.Ccsds.Packets;

/// <summary>Which answer a <see cref="PacketStep"/> is.</summary>
public enum PacketStepKind : byte
{
    /// <summary>The final input is used up.</summary>
    End,

    /// <summary>A packet.</summary>
    Packet,

    /// <summary>Nothing can be said before more octets are there.</summary>
    NeedMore,

    /// <summary>Octets that are not a packet were skipped.</summary>
    Rejected,
}

/// <summary>One answer of a packet cursor. Offsets count from the start of the input the cursor was given.</summary>
public readonly record struct PacketStep
{
    private PacketStep(PacketStepKind kind, PacketRejection rejection, long offset, long length, int needed)
    {
        Kind = kind;
        Rejection = rejection;
        Offset = offset;
        Length = length;
        Needed = needed;
    }

    /// <summary>Which answer this is.</summary>
    public PacketStepKind Kind { get; }

    /// <summary>For <see cref="PacketStepKind.Rejected"/> the reason, and for a kept packet that no header follows <see cref="PacketRejection.EndNotOnHeader"/>; else none.</summary>
    public PacketRejection Rejection { get; }

    /// <summary>The packet's first octet (behind any prefix); the first octet skipped; or where the splitter waits.</summary>
    public long Offset { get; }

    /// <summary>Octets of the packet, without prefix and suffix; or octets skipped; else 0.</summary>
    public long Length { get; }

    /// <summary>
    /// For <see cref="PacketStepKind.NeedMore"/>: so many octets, at least 1, should be added behind the present input before asking again;
    /// asking earlier is allowed and in order useless, in a search it costs time. For
    /// <see cref="PacketRejection.Truncated"/> and <see cref="PacketRejection.EndBeyondInput"/>: octets that would have been needed from
    /// <see cref="Offset"/> on, where the input ends earlier. Else 0.
    /// </summary>
    public int Needed { get; }

    internal static PacketStep End(long offset) => new(PacketStepKind.End, PacketRejection.None, offset, 0, 0);

    internal static PacketStep Packet(long offset, long length) => new(PacketStepKind.Packet, PacketRejection.None, offset, length, 0);

    internal static PacketStep UnconfirmedPacket(long offset, long length) =>
        new(PacketStepKind.Packet, PacketRejection.EndNotOnHeader, offset, length, 0);

    internal static PacketStep NeedMore(long offset, long octets) => new(PacketStepKind.NeedMore, PacketRejection.None, offset, 0, (int)octets);

    internal static PacketStep Rejected(PacketRejection reason, long offset, long length, long needed) =>
        new(PacketStepKind.Rejected, reason, offset, length, (int)needed);
}
