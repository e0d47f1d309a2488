using Zarya.Ccsds.Packets;

namespace Zarya.Census;

/// <summary>Is told what a file of packets holds, in the order of the file.</summary>
internal interface IPacketAudience
{
    /// <summary>A packet.</summary>
    /// <param name="packet">Its octets, header included; valid during the call.</param>
    /// <param name="isConfirmed">Whether a header, or the end of the file, follows it. If not, it is whole, or its length field is too small.</param>
    void Packet(ReadOnlySpan<byte> packet, bool isConfirmed);

    /// <summary>Octets that are no packet.</summary>
    /// <param name="range">Which, and why.</param>
    /// <param name="octets">The octets; valid during the call.</param>
    void Skipped(SkippedRange range, ReadOnlySpan<byte> octets);

    /// <summary>Octets in front of or behind a packet that whoever stored it added.</summary>
    /// <param name="octets">The octets; valid during the call.</param>
    void Around(ReadOnlySpan<byte> octets)
    {
    }

    /// <summary>A block was told to its end.</summary>
    /// <param name="state">How far the walk is: one that begins with it tells what comes next.</param>
    void BlockEnds(PacketStreamState state)
    {
    }
}

/// <summary>Octets of a file that are no packet.</summary>
/// <param name="Offset">The first one, from the start of the (decompressed) file.</param>
/// <param name="Length">How many.</param>
/// <param name="Reason">Why.</param>
/// <param name="Needed">For a packet that the file cuts off: its octets, had it been whole; else 0.</param>
internal readonly record struct SkippedRange(long Offset, long Length, PacketRejection Reason, int Needed);
