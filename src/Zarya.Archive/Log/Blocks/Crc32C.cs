using System.Buffers.Binary;
using System.Numerics;

namespace Zarya.Archive.Log.Blocks;

/// <summary>CRC-32C (Castagnoli), reflected, polynomial 1EDC6F41, start and final inversion FFFFFFFF (RFC 3720, appendix B.4, gives test vectors). Uses the processor's instruction where there is one.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of some octets.</summary>
    public static uint Of(ReadOnlySpan<byte> octets) => ~Continue(~0u, octets);

    /// <summary>The checksum of two pieces one after the other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Continue(Continue(~0u, first), second);

    private static uint Continue(uint crc, ReadOnlySpan<byte> octets)
    {
        while (octets.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(octets));
            octets = octets[sizeof(ulong)..];
        }
        foreach (byte octet in octets) crc = BitOperations.Crc32C(crc, octet);
        return crc;
    }
}
