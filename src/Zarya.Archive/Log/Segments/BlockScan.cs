using System.Buffers.Binary;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>Finds sound block headers of one segment.</summary>
internal sealed class BlockScan(IDiskFile file, long number)
{
    private const int ChunkOctets = 1 << 16;

    private readonly byte[] _header = new byte[ushort.MaxValue + 1];
    private byte[]? _chunk;

    /// <summary>The segment's rewriting, if known.</summary>
    public uint? Rewriting { get; set; }

    /// <summary>Reads the header at an offset; <see langword="false"/> if there is none that belongs there, or its parts would end behind <paramref name="end"/>.</summary>
    public bool TryRead(long at, long end, out BlockHeader block)
    {
        // Most headers are short: one call for them.
        int read = file.Read(at, _header.AsSpan(0, (int)Math.Min(1024, end - at)));
        if (!BlockHeader.TryRead(_header.AsSpan(0, read), out block)) return false;
        if (block.Offset != at || block.Segment != (uint)number || (Rewriting is { } rewriting && block.Rewriting != rewriting)) return false;
        // Zeros behind the parts may be missing: what they separate is whole all the same.
        if (block.Offset + block.HeaderOctets + block.PartsOctets > end) return false;
        if (block.HeaderOctets > read) read += file.Read(at + read, _header.AsSpan(read, block.HeaderOctets - read));
        return read >= block.HeaderOctets && BlockHeader.IsSound(_header.AsSpan(0, block.HeaderOctets), block.Crc);
    }

    /// <summary>The stream that the header read last belongs to.</summary>
    public string ReadLink(in BlockHeader block) => System.Text.Encoding.UTF8.GetString(_header.AsSpan(BlockHeader.FixedOctets, block.LinkOctets));

    /// <summary>Finds the next sound header at or behind <paramref name="from"/>.</summary>
    public bool TryFind(long from, long end, out long at, out BlockHeader block)
    {
        Span<byte> magic = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, BlockHeader.Magic);
        _chunk ??= new byte[ChunkOctets];
        for (at = from; at < end;)
        {
            int read = file.Read(at, _chunk.AsSpan(0, (int)Math.Min(ChunkOctets, end - at)));
            if (read < magic.Length) break;
            ReadOnlySpan<byte> octets = _chunk.AsSpan(0, read);
            for (int i = octets.IndexOf(magic); i >= 0;)
            {
                if ((at + i) % 8 == 0 && TryRead(at + i, end, out block))
                {
                    at += i;
                    return true;
                }
                int next = octets[(i + 1)..].IndexOf(magic);
                i = next < 0 ? -1 : i + 1 + next;
            }
            at += read < ChunkOctets ? read : read - (magic.Length - 1);
        }
        block = default;
        return false;
    }

    /// <summary>Whether every part of a block is what was written.</summary>
    public bool IsWhole(IDiskFile of, in BlockHeader block)
    {
        if (!TryRead(block.Offset, block.End, out _)) return false;
        int named = BlockHeader.FixedOctets + (int)BlockHeader.Padded(block.LinkOctets);
        long at = block.Offset + block.HeaderOctets;
        byte[] octets = new byte[block.End - at];
        if (of.Read(at, octets) != octets.Length) return false;
        Span<byte> rest = octets;
        for (int line = named; line + BlockPart.Octets <= block.HeaderOctets; line += BlockPart.Octets)
        {
            int stored = BinaryPrimitives.ReadInt32LittleEndian(_header.AsSpan(line));
            if (stored < 0 || stored > rest.Length || Crc32C.Of(rest[..stored]) != BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(line + 8))) return false;
            rest = rest[stored..];
        }
        return rest.Length < 8 && !rest.ContainsAnyExcept((byte)0);
    }
}
