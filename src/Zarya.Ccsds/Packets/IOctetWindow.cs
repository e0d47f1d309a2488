using System.Buffers.Binary;

namespace Zarya.Ccsds.Packets;

/// <summary>The one thing the splitter wants of an input: a few octets at a place. Contiguous and segmented input differ in nothing else.</summary>
internal interface IOctetWindow
{
    /// <summary>Octets of the input.</summary>
    long Length { get; }

    /// <summary>The beginning of whatever stands at <paramref name="offset"/>, which may lie past the end.</summary>
    Beginning Peek(long offset);
}

/// <summary>Up to eight octets from one place, the first in the highest bits; fewer only where the input ends.</summary>
/// <param name="Bits">The octets, then zeros.</param>
/// <param name="Count">How many there are, 0 to 8.</param>
internal readonly record struct Beginning(ulong Bits, int Count)
{
    /// <summary>The first eight octets of a span, or as many as it has.</summary>
    internal static Beginning Of(ReadOnlySpan<byte> octets)
    {
        if (octets.Length >= 8) return new(BinaryPrimitives.ReadUInt64BigEndian(octets), 8);
        Beginning beginning = default;
        foreach (byte octet in octets) beginning = beginning.Append(octet);
        return beginning;
    }

    /// <summary>The same with one octet more, when there is room.</summary>
    internal Beginning Append(byte octet) => Count == 8 ? this : new(Bits | ((ulong)octet << (56 - (8 * Count))), Count + 1);
}
