using System.Buffers.Binary;

namespace Zarya.Archive.Log.Blocks;

//   0  "ZBLK"                        64  greatest generation time, TAI ns     Little-endian. The header is followed by the parts
//   4  form     5  flags             72  least reception time                 in the order of the directory, then zeros to the
//   6  octets of the header          80  greatest reception time              next multiple of 8.
//   8  offset in the file            88  number of entries
//  16  segment (low 32 bits)         92  octets of all entries                The checksum covers the whole header with itself
//  20  rewriting                     96  first   98  last sequence count      as zero; each part has its own.
//  24  CRC of the header before     100  packet identification
//  28  octets of the parts          102  length of each entry, 0: various     "CRC of the header before" chains the blocks of a
//  32  commit                       104  columns of a group of octets         segment: a block out of its place, or of another
//  40  least entry number           106  kind   107  octets of the link       time, does not pass.
//  48  greatest entry number        108  CRC-32C of the header
//  56  least generation time        112  name of the link, zeros to a multiple of 8, directory of 16 octets a part

/// <summary>What stands in front of every block, and in the index: enough to find entries by number, stream and time without touching them.</summary>
internal struct BlockHeader
{
    /// <summary>Octets up to the name of the link.</summary>
    public const int FixedOctets = 112;

    /// <summary>"ZBLK".</summary>
    public const uint Magic = 0x4B4C425A;

    public BlockForm Form;
    public BlockFlags Flags;
    public EntryKind Kind;
    public byte LinkOctets;
    public ushort HeaderOctets;
    public ushort Identification;
    public ushort FirstSequence;
    public ushort LastSequence;
    public ushort GroupColumns;
    public long Offset;
    public uint Segment;
    public uint Rewriting;
    public uint Chain;
    public int PartsOctets;
    public long Commit;
    public long FirstEntry;
    public long LastEntry;
    public long GenerationMin;
    public long GenerationMax;
    public long ReceptionMin;
    public long ReceptionMax;
    public int Count;
    public int PlainOctets;
    public ushort EntryLength;
    public uint Crc;

    /// <summary>Not in the block: index of its stream in the segment's table, -1 for blocks of rows.</summary>
    public int Stream;

    /// <summary>The offset behind the block and its padding.</summary>
    public readonly long End => Padded(Offset + HeaderOctets + PartsOctets);

    public static long Padded(long octets) => (octets + 7) & ~7L;

    /// <summary>Writes the fixed octets and the checksum over the whole header, whose name and directory stand already.</summary>
    public void Seal(Span<byte> header)
    {
        WriteFixed(header);
        Crc = Crc32C.Of(header[..HeaderOctets]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[108..], Crc);
    }

    /// <summary>Reads the fixed octets and checks them as far as they go: the whole header's checksum needs the whole header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out BlockHeader header)
    {
        header = default;
        if (octets.Length < FixedOctets || BinaryPrimitives.ReadUInt32LittleEndian(octets) != Magic) return false;
        header.Form = (BlockForm)octets[4];
        header.Flags = (BlockFlags)octets[5];
        header.HeaderOctets = U16(octets, 6);
        header.Offset = I64(octets, 8);
        header.Segment = U32(octets, 16);
        header.Rewriting = U32(octets, 20);
        header.Chain = U32(octets, 24);
        header.PartsOctets = (int)U32(octets, 28);
        header.Commit = I64(octets, 32);
        header.FirstEntry = I64(octets, 40);
        header.LastEntry = I64(octets, 48);
        header.GenerationMin = I64(octets, 56);
        header.GenerationMax = I64(octets, 64);
        header.ReceptionMin = I64(octets, 72);
        header.ReceptionMax = I64(octets, 80);
        header.Count = (int)U32(octets, 88);
        header.PlainOctets = (int)U32(octets, 92);
        header.FirstSequence = U16(octets, 96);
        header.LastSequence = U16(octets, 98);
        header.Identification = U16(octets, 100);
        header.EntryLength = U16(octets, 102);
        header.GroupColumns = U16(octets, 104);
        header.Kind = (EntryKind)octets[106];
        header.LinkOctets = octets[107];
        header.Crc = U32(octets, 108);
        return header.Form is >= BlockForm.Rows and <= BlockForm.Lengths && header.HeaderOctets >= FixedOctets && header.PartsOctets >= 0 && header.Count > 0;
    }

    /// <summary>Whether the octets of the whole header are those that were written.</summary>
    public static bool IsSound(Span<byte> header, uint crc)
    {
        uint stands = U32(header, 108);
        BinaryPrimitives.WriteUInt32LittleEndian(header[108..], 0);
        uint computed = Crc32C.Of(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[108..], stands);
        return computed == crc && stands == crc;
    }

    /// <summary>The fixed octets, with zero for the checksum.</summary>
    public readonly void WriteFixed(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(octets, Magic);
        octets[4] = (byte)Form;
        octets[5] = (byte)Flags;
        BinaryPrimitives.WriteUInt16LittleEndian(octets[6..], HeaderOctets);
        BinaryPrimitives.WriteInt64LittleEndian(octets[8..], Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[16..], Segment);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[20..], Rewriting);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[24..], Chain);
        BinaryPrimitives.WriteInt32LittleEndian(octets[28..], PartsOctets);
        BinaryPrimitives.WriteInt64LittleEndian(octets[32..], Commit);
        BinaryPrimitives.WriteInt64LittleEndian(octets[40..], FirstEntry);
        BinaryPrimitives.WriteInt64LittleEndian(octets[48..], LastEntry);
        BinaryPrimitives.WriteInt64LittleEndian(octets[56..], GenerationMin);
        BinaryPrimitives.WriteInt64LittleEndian(octets[64..], GenerationMax);
        BinaryPrimitives.WriteInt64LittleEndian(octets[72..], ReceptionMin);
        BinaryPrimitives.WriteInt64LittleEndian(octets[80..], ReceptionMax);
        BinaryPrimitives.WriteInt32LittleEndian(octets[88..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(octets[92..], PlainOctets);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[96..], FirstSequence);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[98..], LastSequence);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[100..], Identification);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[102..], EntryLength);
        BinaryPrimitives.WriteUInt16LittleEndian(octets[104..], GroupColumns);
        octets[106] = (byte)Kind;
        octets[107] = LinkOctets;
        BinaryPrimitives.WriteUInt32LittleEndian(octets[108..], 0);
    }

    private static ushort U16(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt16LittleEndian(octets[at..]);

    private static uint U32(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt32LittleEndian(octets[at..]);

    private static long I64(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadInt64LittleEndian(octets[at..]);
}
