using System.Text;

namespace Zarya.Archive.Log.Blocks;

//  number of streams, then for each:  kind (1), identification (2, big-endian), octets of the link (1), link
//  then entry after entry:            stream (varint), number less the one before (varint), reception less the one before (zigzag varint),
//                                     generation less reception (zigzag varint), length (varint), octets

/// <summary>Entries of several streams one after the other, in the order of their numbers. Used again after <see cref="Clear"/>.</summary>
internal sealed class RowsBody
{
    private readonly OctetBuffer _entries = new();
    private readonly OctetBuffer _streams = new();
    private readonly OctetBuffer _all = new();
    private readonly Dictionary<StreamKey, int> _index = [];
    private BlockHeader _header;
    private long _lastReception;

    /// <summary>What the header says about the entries.</summary>
    public BlockHeader Header => _header;

    public int Octets => _entries.Length;

    public void Clear()
    {
        _entries.Clear();
        _streams.Clear();
        _index.Clear();
        _header = new BlockHeader { Form = BlockForm.Rows };
        _lastReception = 0;
    }

    /// <summary>Whether a block of rows holds entries of a kind: the bits of its identification say which it holds.</summary>
    public static bool MayHold(in BlockHeader header, EntryKind kind) => (header.Identification & KindBit(kind)) != 0;

    /// <summary>Adds an entry; numbers ascend.</summary>
    public void Add(StreamKey stream, long number, long generation, long reception, ReadOnlySpan<byte> octets)
    {
        if (!_index.TryGetValue(stream, out int index)) _index.Add(stream, index = AddStream(stream));
        Note(number, generation, reception, octets.Length);
        Varint.Write(_entries, (ulong)index);
        Varint.Write(_entries, (ulong)(number - _header.LastEntry));
        Varint.Write(_entries, Varint.Zigzag(unchecked(reception - _lastReception)));
        Varint.Write(_entries, Varint.Zigzag(unchecked(generation - reception)));
        Varint.Write(_entries, (ulong)octets.Length);
        _entries.Append(octets);
        (_header.LastEntry, _lastReception) = (number, reception);
    }

    /// <summary>All of it.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        _all.Clear();
        Varint.Write(_all, (ulong)_index.Count);
        _all.Append(_streams.Written);
        _all.Append(_entries.Written);
        return _all.Written;
    }

    private int AddStream(StreamKey stream)
    {
        Span<byte> link = stackalloc byte[StreamKey.MaxLinkOctets];
        int octets = Encoding.UTF8.GetBytes(stream.Link, link);
        _streams.Append([(byte)stream.Kind, (byte)(stream.Identification >> 8), (byte)stream.Identification, (byte)octets]);
        _streams.Append(link[..octets]);
        _header.Identification |= KindBit(stream.Kind);
        return _index.Count;
    }

    private static ushort KindBit(EntryKind kind) => (ushort)(1 << (int)kind);

    private void Note(long number, long generation, long reception, int length)
    {
        if (_header.Count++ == 0)
        {
            (_header.FirstEntry, _header.LastEntry) = (number, number);
            (_header.GenerationMin, _header.GenerationMax) = (generation, generation);
            (_header.ReceptionMin, _header.ReceptionMax) = (reception, reception);
        }
        _header.GenerationMin = Math.Min(_header.GenerationMin, generation);
        _header.GenerationMax = Math.Max(_header.GenerationMax, generation);
        _header.ReceptionMin = Math.Min(_header.ReceptionMin, reception);
        _header.ReceptionMax = Math.Max(_header.ReceptionMax, reception);
        _header.PlainOctets += length;
    }
}
