using System.Buffers.Binary;
using System.Text;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Reads blocks, whole or in part, and believes nothing that its checksum does not vouch for. Belongs to one thread.</summary>
internal sealed class BlockReader : IDisposable
{
    private readonly PartUnpacker _unpacker = new();
    private readonly FileWindow _window = new();
    private readonly List<BlockPart> _parts = [];
    private readonly RowsReader _rows = new();
    private byte[] _plain = [];
    private byte[] _stored = [];

    /// <summary>Why the last block could not be read.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Reads what is wanted of a block.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="header">Its header from the index.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="block">Where to.</param>
    /// <returns>Whether it is sound, as far as it was looked at; else <see cref="Reason"/> says what is wrong, and nothing of it may be used.</returns>
    public bool TryRead(IDiskFile file, in BlockHeader header, in BlockWish wish, EntryBlock block)
    {
        try
        {
            if (!TryReadHeader(file, in header, out string link)) return Refuse("the header is not what was written");
            return header.Form switch
            {
                BlockForm.Rows => TryReadRows(file, in header, block),
                BlockForm.Columns => TryReadColumns(file, in header, in wish, link, block),
                _ => TryReadLengths(file, in header, in wish, link, block),
            };
        }
        catch (IOException e)
        {
            return Refuse(e.Message);
        }
    }

    public void Dispose() => _unpacker.Dispose();

    /// <summary>Reads and checks the header, and takes its directory apart.</summary>
    private bool TryReadHeader(IDiskFile file, in BlockHeader header, out string link)
    {
        link = "";
        bool isSmall = header.Form == BlockForm.Rows;
        Span<byte> octets = _window.Read(file, header.Offset, header.HeaderOctets, isSmall, isFresh: false);
        if (octets.Length != header.HeaderOctets || !BlockHeader.IsSound(octets, header.Crc))
        {
            // What was read ahead may be older than the block.
            octets = _window.Read(file, header.Offset, header.HeaderOctets, isSmall, isFresh: true);
            if (octets.Length != header.HeaderOctets || !BlockHeader.IsSound(octets, header.Crc)) return false;
        }
        return TryReadDirectory(octets, in header, out link);
    }

    private bool TryReadDirectory(ReadOnlySpan<byte> octets, in BlockHeader header, out string link)
    {
        link = "";
        int named = BlockHeader.FixedOctets + (int)BlockHeader.Padded(header.LinkOctets);
        if (named > octets.Length) return false;
        link = Encoding.UTF8.GetString(octets.Slice(BlockHeader.FixedOctets, header.LinkOctets));
        _parts.Clear();
        long sum = 0;
        for (ReadOnlySpan<byte> lines = octets[named..]; lines.Length >= BlockPart.Octets; lines = lines[BlockPart.Octets..])
        {
            var part = new BlockPart(I32(lines), I32(lines[4..]), (uint)I32(lines[8..]), (Packing)lines[12], lines[13] != 0);
            if (part.Stored < 0 || part.Plain < 0) return false;
            sum += part.Stored;
            _parts.Add(part);
        }
        return sum == header.PartsOctets;
    }

    private bool TryReadRows(IDiskFile file, in BlockHeader header, EntryBlock block)
    {
        if (_parts.Count != 1 || !TryUnpack(file, in header, 0, isSmall: true, out ReadOnlySpan<byte> body)) return Refuse("the entries are not what was written");
        block.Begin(header.Count, header.PlainOctets, 0);
        return _rows.TryRead(body, in header, block) || Refuse("the entries do not follow the format");
    }

    private bool TryReadColumns(IDiskFile file, in BlockHeader header, in BlockWish wish, string link, EntryBlock block)
    {
        (int width, int count, int columns) = (header.EntryLength, header.Count, header.GroupColumns);
        if (width == 0 || columns == 0 || (long)width * count != header.PlainOctets || _parts.Count != 3 + (width + columns - 1) / columns) return Refuse("the directory does not fit the entries");
        if (!TryReadKeys(file, in header, in wish, link, block)) return false;
        for (int g = 3; g < _parts.Count; g++)
        {
            int first = (g - 3) * columns;
            int number = Math.Min(columns, width - first);
            if (!wish.Wants(first, number)) continue;
            if (!TryUnpack(file, in header, g, isSmall: false, out ReadOnlySpan<byte> plain) || plain.Length != number * count) return Refuse($"octets {first} to {first + number - 1} of the entries are not what was written");
            if (_parts[g].IsDelta) ColumnDelta.Decode(_plain.AsSpan(0, plain.Length), count);
            Transposition.ToRows(plain, first, number, block.Rows, width, count);
        }
        return true;
    }

    private bool TryReadLengths(IDiskFile file, in BlockHeader header, in BlockWish wish, string link, EntryBlock block)
    {
        if (_parts.Count != 5) return Refuse("the directory does not fit the entries");
        if (!TryReadKeys(file, in header, in wish, link, block)) return false;
        if (wish.Octets is { Count: 0 }) return true;
        long[] lengths = new long[header.Count];
        if (!TryUnpack(file, in header, 3, isSmall: false, out ReadOnlySpan<byte> plain) || !IntegerColumn.TryDecode(plain, lengths)) return Refuse("the lengths are not what was written");
        long end = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            end += lengths[i];
            if (lengths[i] < 0 || end > header.PlainOctets) return Refuse("the lengths do not fit the entries");
            block.Ends[i] = (int)end;
        }
        if (end != header.PlainOctets || !TryUnpack(file, in header, 4, isSmall: false, out plain) || plain.Length != end) return Refuse("the entries are not what was written");
        plain.CopyTo(block.Rows);
        return true;
    }

    private bool TryReadKeys(IDiskFile file, in BlockHeader header, in BlockWish wish, string link, EntryBlock block)
    {
        block.Begin(header.Count, header.PlainOctets, header.EntryLength);
        block.Streams.Add(new StreamKey(header.Kind, link, header.Identification));
        return (!wish.Numbers || TryReadIntegers(file, in header, 0, block.Numbers)) && (!wish.Receptions || TryReadIntegers(file, in header, 1, block.Receptions))
            && (!wish.Generations || TryReadIntegers(file, in header, 2, block.Generations));
    }

    private bool TryReadIntegers(IDiskFile file, in BlockHeader header, int part, Span<long> values) =>
        (TryUnpack(file, in header, part, isSmall: false, out ReadOnlySpan<byte> plain) && IntegerColumn.TryDecode(plain, values)) || Refuse("numbers or times are not what was written");

    private bool TryUnpack(IDiskFile file, in BlockHeader header, int index, bool isSmall, out ReadOnlySpan<byte> plain)
    {
        BlockPart part = _parts[index];
        plain = default;
        long offset = header.Offset + header.HeaderOctets;
        for (int i = 0; i < index; i++) offset += _parts[i].Stored;
        // A plain length that lies cannot make memory grow without bound: no part holds more than the entries, their lengths, or three times their integers.
        if (part.Plain > (long)header.PlainOctets + 64L * header.Count + 65_536) return false;
        if (_plain.Length < part.Plain) _plain = new byte[part.Plain];
        ReadOnlySpan<byte> stored = isSmall ? _window.Read(file, offset, part.Stored, isSmall, isFresh: false) : ReadStored(file, offset, part.Stored);
        if (stored.Length != part.Stored || !_unpacker.TryUnpack(in part, stored, _plain.AsSpan(0, part.Plain))) return false;
        plain = _plain.AsSpan(0, part.Plain);
        return true;
    }

    private ReadOnlySpan<byte> ReadStored(IDiskFile file, long offset, int length)
    {
        if (_stored.Length < length) _stored = new byte[length];
        return _stored.AsSpan(0, file.Read(offset, _stored.AsSpan(0, length)));
    }

    private bool Refuse(string reason)
    {
        if (reason.Length > 0) Reason = reason;
        return false;
    }

    private static int I32(ReadOnlySpan<byte> octets) => BinaryPrimitives.ReadInt32LittleEndian(octets);
}
