using System.Buffers.Binary;
using System.Text;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Turns entries into blocks: the drawing is in <c>docs/design/log.md</c>. Belongs to one thread.</summary>
/// <param name="packer">How parts are packed.</param>
/// <param name="groupOctets">The least octets of a group of columns, so that few rows do not make many tiny groups.</param>
/// <param name="generalPercent">A general compressor is used for a group if it needs at most so many percent of what packing column by column, which is several times faster, needs.</param>
internal sealed class BlockEncoder(PartPacker packer, int groupOctets, int generalPercent) : IDisposable
{
    /// <summary>Columns of a group where there are rows enough: eight octets are the widest field that telemetry often has.</summary>
    public const int GroupColumns = 8;

    private const int MaxGroups = 1024;

    private readonly List<BlockPart> _parts = [];
    private readonly OctetBuffer _body = new(1 << 16);
    private readonly OctetBuffer _scratch = new();
    private byte[] _columns = [];
    private byte[] _differences = [];

    /// <summary>For blocks that are being written.</summary>
    public static BlockEncoder Fresh() => new(PartPacker.Fresh(), 4096, 80);

    /// <summary>For blocks that are written anew.</summary>
    public static BlockEncoder Compact() => new(PartPacker.Compact(), 16_384, 95);

    /// <summary>Appends a block of one stream.</summary>
    /// <param name="block">The entries.</param>
    /// <param name="choice">What was found out about the stream's columns.</param>
    /// <param name="place">Where it will stand.</param>
    /// <param name="output">The octets, padding included.</param>
    /// <returns>Its header.</returns>
    public BlockHeader EncodeStream(PendingBlock block, PackingChoice choice, in BlockPlace place, OctetBuffer output)
    {
        Begin();
        AddIntegers(block.Numbers);
        AddIntegers(block.Receptions);
        AddIntegers(block.Generations);
        var header = new BlockHeader { Form = BlockForm.Columns, Kind = block.Stream.Kind, Identification = block.Stream.Identification };
        if (block.EntryLength is > 0 and <= ushort.MaxValue) AddColumns(block, choice, ref header);
        else AddLengths(block, ref header);
        BlockSummary.Fill(block, ref header);
        return Finish(ref header, block.Stream.Link, in place, output);
    }

    /// <summary>Appends a block of entries of any streams, in the order of their numbers.</summary>
    public BlockHeader EncodeRows(RowsBody rows, in BlockPlace place, OctetBuffer output)
    {
        Begin();
        _parts.Add(packer.Pack(rows.Finish(), false, _body));
        BlockHeader header = rows.Header;
        return Finish(ref header, "", in place, output);
    }

    public void Dispose() => packer.Dispose();

    private void Begin()
    {
        _parts.Clear();
        _body.Clear();
    }

    private void AddIntegers(ReadOnlySpan<long> values)
    {
        _scratch.Clear();
        int length = IntegerColumn.Encode(values, _scratch.Room(IntegerColumn.MaxLength(values.Length)));
        _scratch.Advance(length);
        _parts.Add(packer.Pack(_scratch.Written, false, _body));
    }

    private void AddLengths(PendingBlock block, ref BlockHeader header)
    {
        header.Form = BlockForm.Lengths;
        long[] lengths = new long[block.Count];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = block[i].Length;
        AddIntegers(lengths);
        _parts.Add(packer.Pack(block.Rows, false, _body));
    }

    private void AddColumns(PendingBlock block, PackingChoice choice, ref BlockHeader header)
    {
        (int width, int count) = (block.EntryLength, block.Count);
        int columns = Math.Max(GroupColumns, (groupOctets / count + 7) & ~7);
        columns = Math.Max(columns, (width / MaxGroups + 7) & ~7);
        int groups = (width + columns - 1) / columns;
        header.GroupColumns = (ushort)columns;
        header.EntryLength = (ushort)width;
        if (_columns.Length < block.Octets) _columns = new byte[block.Octets];
        Transposition.ToColumns(block.Rows, width, count, _columns);
        bool isTried = choice.IsDue(groups, width, count);
        int before = _body.Length;
        for (int g = 0; g < groups; g++)
        {
            int first = g * columns;
            int number = Math.Min(columns, width - first);
            ReadOnlySpan<byte> plain = _columns.AsSpan(first * count, number * count);
            Span<ColumnMode> modes = choice.Modes.Slice(first, number);
            if (isTried) choice.Groups[g] = Try(plain, count, modes);
            _parts.Add((choice.HasGroups ? choice.Groups[g] : GroupPacking.Columns) switch
            {
                GroupPacking.Columns => packer.PackColumns(plain, count, modes, _body),
                GroupPacking.Octets => packer.Pack(plain, false, _body),
                _ => packer.Pack(Differences(plain, count), true, _body),
            });
        }
        choice.Note(_body.Length - before, count);
    }

    private GroupPacking Try(ReadOnlySpan<byte> plain, int count, Span<ColumnMode> modes)
    {
        for (int c = 0; c < modes.Length; c++) modes[c] = ColumnMode.Choose(plain.Slice(c * count, count));
        _scratch.Clear();
        long byColumn = packer.PackColumns(plain, count, modes, _scratch).Stored;
        _scratch.Clear();
        long octets = packer.Measure(plain, _scratch);
        long differences = packer.Measure(Differences(plain, count), _scratch);
        if (100 * Math.Min(octets, differences) > generalPercent * byColumn) return GroupPacking.Columns;
        return differences < octets ? GroupPacking.Differences : GroupPacking.Octets;
    }

    private ReadOnlySpan<byte> Differences(ReadOnlySpan<byte> plain, int count)
    {
        if (_differences.Length < plain.Length) _differences = new byte[plain.Length];
        Span<byte> differences = _differences.AsSpan(0, plain.Length);
        ColumnDelta.Encode(plain, count, differences);
        return differences;
    }

    private BlockHeader Finish(ref BlockHeader header, string link, in BlockPlace place, OctetBuffer output)
    {
        int linkOctets = Encoding.UTF8.GetByteCount(link);
        int named = BlockHeader.FixedOctets + (int)BlockHeader.Padded(linkOctets);
        header.LinkOctets = (byte)linkOctets;
        header.HeaderOctets = (ushort)(named + _parts.Count * BlockPart.Octets);
        header.PartsOctets = _body.Length;
        header.Offset = place.Offset;
        header.Segment = (uint)place.Segment;
        header.Rewriting = place.Rewriting;
        header.Chain = place.Chain;
        header.Commit = place.Commit;
        Span<byte> octets = output.Room(header.HeaderOctets)[..header.HeaderOctets];
        octets.Clear();
        Encoding.UTF8.GetBytes(link, octets[BlockHeader.FixedOctets..]);
        for (int i = 0; i < _parts.Count; i++) Write(_parts[i], octets[(named + i * BlockPart.Octets)..]);
        header.Seal(octets);
        output.Advance(header.HeaderOctets);
        output.Append(_body.Written);
        output.Pad();
        return header;
    }

    private static void Write(in BlockPart part, Span<byte> line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(line, part.Stored);
        BinaryPrimitives.WriteInt32LittleEndian(line[4..], part.Plain);
        BinaryPrimitives.WriteUInt32LittleEndian(line[8..], part.Crc);
        line[12] = (byte)part.Packing;
        line[13] = part.IsDelta ? (byte)1 : (byte)0;
    }
}
