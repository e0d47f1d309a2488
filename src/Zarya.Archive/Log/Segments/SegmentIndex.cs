using System.Buffers.Binary;
using System.Text;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

//  0  "ZIDX", version         16  accepted octets of the segment     32  number of streams, each: kind, identification (2, little-endian), octets of the link, link
//  8  header's checksum       24  number of blocks                       then the blocks' fixed octets and the index of their stream (4), then CRC-32C of everything

/// <summary>The index of a sealed segment, beside it in a file: what <see cref="SegmentWalk"/> would find, read at once. It can be deleted at any time.</summary>
internal static class SegmentIndex
{
    private const ulong Magic = 0x0000_0001_5844_495A;
    private const int BlockOctets = BlockHeader.FixedOctets + 4;

    /// <summary>Writes the index of a segment. A crash may leave it half written: the checksum tells.</summary>
    public static void Write(IDisk disk, Segment segment)
    {
        ReadOnlySpan<BlockHeader> blocks = segment.Snapshot().Span;
        IReadOnlyList<StreamKey> streams = segment.Streams.All;
        var output = new OctetBuffer(64 + blocks.Length * BlockOctets);
        Span<byte> head = output.Room(36)[..36];
        BinaryPrimitives.WriteUInt64LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], segment.Header.Crc);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], segment.AcceptedLength);
        BinaryPrimitives.WriteInt64LittleEndian(head[24..], blocks.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], streams.Count);
        output.Advance(36);
        foreach (StreamKey stream in streams) WriteStream(output, stream);
        foreach (ref readonly BlockHeader block in blocks)
        {
            Span<byte> octets = output.Room(BlockOctets);
            block.WriteFixed(octets);
            BinaryPrimitives.WriteUInt32LittleEndian(octets[108..], block.Crc);
            BinaryPrimitives.WriteInt32LittleEndian(octets[112..], block.Stream);
            output.Advance(BlockOctets);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(output.Room(4), Crc32C.Of(output.Written));
        output.Advance(4);
        disk.Delete(SegmentName.Index(segment.Number));
        using IDiskFile file = disk.Open(SegmentName.Index(segment.Number), DiskAccess.Create);
        file.Write(0, output.Written);
    }

    /// <summary>Whether there is a file of that name.</summary>
    public static bool Exists(IDisk disk, long number)
    {
        try
        {
            using IDiskFile file = disk.Open(SegmentName.Index(number), DiskAccess.Read);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Reads the index of a segment; <see langword="null"/> if there is none that fits it.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="header">The segment's header.</param>
    /// <param name="segmentFile">The segment's file.</param>
    /// <param name="length">How many octets of the segment count; <see langword="null"/> to believe the index, which was written when the segment was sealed.</param>
    public static Segment? TryRead(IDisk disk, in SegmentHeader header, IDiskFile segmentFile, long? length)
    {
        try
        {
            using IDiskFile file = disk.Open(SegmentName.Index(header.Number), DiskAccess.Read);
            if (file.Length is < 40 or > int.MaxValue) return null;
            byte[] octets = new byte[file.Length];
            return file.Read(0, octets) == octets.Length ? Parse(segmentFile, octets, in header, length) : null;
        }
        catch (IOException)
        {
            // It can be made again.
            return null;
        }
    }

    private static Segment? Parse(IDiskFile segmentFile, ReadOnlySpan<byte> octets, in SegmentHeader header, long? counted)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(octets) != Magic || Crc32C.Of(octets[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(octets[^4..])) return null;
        if (BinaryPrimitives.ReadUInt64LittleEndian(octets[8..]) != header.Crc || BinaryPrimitives.ReadInt64LittleEndian(octets[16..]) is var length && length != (counted ?? length)) return null;
        var blocks = new BlockHeader[BinaryPrimitives.ReadInt64LittleEndian(octets[24..])];
        var segment = new Segment(header, segmentFile);
        int at = 36;
        for (int i = BinaryPrimitives.ReadInt32LittleEndian(octets[32..]); i > 0; i--)
        {
            int link = octets[at + 3];
            segment.Streams.Add(new StreamKey((EntryKind)octets[at], Encoding.UTF8.GetString(octets.Slice(at + 4, link)), BinaryPrimitives.ReadUInt16LittleEndian(octets[(at + 1)..])));
            at += 4 + link;
        }
        for (int i = 0; i < blocks.Length; i++, at += BlockOctets)
        {
            if (!BlockHeader.TryRead(octets[at..], out blocks[i])) return null;
            blocks[i].Stream = BinaryPrimitives.ReadInt32LittleEndian(octets[(at + 112)..]);
        }
        segment.Publish(blocks, length);
        return segment;
    }

    private static void WriteStream(OctetBuffer output, StreamKey stream)
    {
        Span<byte> octets = output.Room(4 + StreamKey.MaxLinkOctets);
        octets[0] = (byte)stream.Kind;
        BinaryPrimitives.WriteUInt16LittleEndian(octets[1..], stream.Identification);
        int link = Encoding.UTF8.GetBytes(stream.Link, octets[4..]);
        octets[3] = (byte)link;
        output.Advance(4 + link);
    }
}
