using System.Buffers.Binary;
using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Log.Segments;

//   0  "ZLOG"                 16  last number merged into it    32  number of its first entry       56  zero
//   4  version  6  octets     24  rewriting                     40  accepted octets of the one before
//   8  number                 28  last checksum of the one      48  number of the one before, 0: none
//                                 before                        60  CRC-32C of octets 0 to 59      Little-endian.

/// <summary>
/// The first octets of a segment. A segment is sealed by the next one, whose header says how much of it counts: so nothing of a sealed file is ever written again, and one that lost its end is found out.
/// </summary>
internal readonly record struct SegmentHeader
{
    public const int Octets = 64;

    private const uint Magic = 0x474F4C5A;
    private const ushort Version = 1;

    /// <summary>Its number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The last segment whose entries were merged into this one; <see cref="Number"/> for one that was not merged.</summary>
    public required long Through { get; init; }

    /// <summary>How often it was written anew: 0 as received.</summary>
    public uint Rewriting { get; init; }

    /// <summary>The segment before as it was when this one began, 0: none.</summary>
    public long Previous { get; init; }

    /// <summary>Octets of the segment before that count.</summary>
    public long PreviousLength { get; init; }

    /// <summary>Checksum of the last header in the segment before.</summary>
    public uint PreviousChain { get; init; }

    /// <summary>The number that its first entry has or would have.</summary>
    public required long FirstEntry { get; init; }

    /// <summary>The checksum, which the first block's header repeats.</summary>
    public uint Crc { get; init; }

    /// <summary>Writes it, and gives it with its checksum.</summary>
    public SegmentHeader Write(Span<byte> octets)
    {
        octets[..Octets].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(octets, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[4..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[6..], Octets);
        BinaryPrimitives.WriteInt64LittleEndian(octets[8..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(octets[16..], Through);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[24..], Rewriting);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[28..], PreviousChain);
        BinaryPrimitives.WriteInt64LittleEndian(octets[32..], FirstEntry);
        BinaryPrimitives.WriteInt64LittleEndian(octets[40..], PreviousLength);
        BinaryPrimitives.WriteInt64LittleEndian(octets[48..], Previous);
        uint crc = Crc32C.Of(octets[..60]);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[60..], crc);
        return this with { Crc = crc };
    }

    /// <summary>Reads it; <see langword="false"/> if it is damaged or of a version that is not known.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out SegmentHeader header)
    {
        header = default;
        if (octets.Length < Octets || BinaryPrimitives.ReadUInt32LittleEndian(octets) != Magic || BinaryPrimitives.ReadUInt16LittleEndian(octets[4..]) != Version) return false;
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(octets[60..]);
        if (Crc32C.Of(octets[..60]) != crc) return false;
        header = new SegmentHeader
        {
            Number = BinaryPrimitives.ReadInt64LittleEndian(octets[8..]),
            Through = BinaryPrimitives.ReadInt64LittleEndian(octets[16..]),
            Rewriting = BinaryPrimitives.ReadUInt32LittleEndian(octets[24..]),
            PreviousChain = BinaryPrimitives.ReadUInt32LittleEndian(octets[28..]),
            FirstEntry = BinaryPrimitives.ReadInt64LittleEndian(octets[32..]),
            PreviousLength = BinaryPrimitives.ReadInt64LittleEndian(octets[40..]),
            Previous = BinaryPrimitives.ReadInt64LittleEndian(octets[48..]),
            Crc = crc,
        };
        return true;
    }
}
