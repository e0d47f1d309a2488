using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>
/// Entries that were appended and not committed, as they become blocks. Taking in entries and making blocks are two sides: the first belongs to the writer's thread, the second to the encoding thread until that has nothing to do.
/// </summary>
/// <param name="encoder">Makes the blocks.</param>
/// <param name="blockOctets">Octets of a stream's entries that make a block.</param>
internal sealed class CommitBuffer(BlockEncoder encoder, int blockOctets) : IDisposable
{
    /// <summary>Fewer entries or octets of a stream go into a block of rows: a header and columns would be larger than they are.</summary>
    private const int LeastColumnEntries = 16;
    private const int LeastColumnOctets = 4096;

    /// <summary>For how many blocks of a stream a choice of packings stands at most.</summary>
    private const int ChoicePeriod = 128;

    private readonly List<PendingBlock> _streams = [];
    private readonly List<PackingChoice> _choices = [];
    private readonly RowsBody _rows = new();
    private readonly List<(long Number, int Stream, int Entry)> _few = [];
    private readonly List<BlockHeader> _blocks = [];
    private readonly HashSet<int> _dirty = [];
    private readonly ConcurrentBag<PendingBlock> _idle = [];
    private int _lastStart;

    /// <summary>Blocks that are ready to be written.</summary>
    public OctetBuffer Output { get; } = new(1 << 16);

    /// <summary>Headers of the blocks of this commit, also of those that were written already.</summary>
    public Span<BlockHeader> Blocks => CollectionsMarshal.AsSpan(_blocks);

    /// <summary>Entries in this commit.</summary>
    public int Count { get; private set; }

    /// <summary>Octets of entries in this commit.</summary>
    public int Octets { get; private set; }

    public int Register(StreamKey stream)
    {
        _streams.Add(new PendingBlock(stream));
        _choices.Add(new PackingChoice(ChoicePeriod));
        return _streams.Count - 1;
    }

    /// <summary>Adds an entry; true if its stream now has enough for a block.</summary>
    public bool Add(int stream, long number, long generation, long reception, ReadOnlySpan<byte> octets)
    {
        PendingBlock pending = _streams[stream];
        if (pending.Count == 0) _dirty.Add(stream);
        pending.Add(number, generation, reception, octets);
        Count++;
        Octets += octets.Length;
        return pending.Octets >= blockOctets;
    }

    /// <summary>Takes a stream's entries out, to make a block of them.</summary>
    public PendingBlock Take(int stream)
    {
        PendingBlock full = _streams[stream];
        if (_idle.TryTake(out PendingBlock? empty)) empty.Begin(full.Stream);
        else empty = new PendingBlock(full.Stream);
        _streams[stream] = empty;
        _dirty.Remove(stream);
        return full;
    }

    /// <summary>Makes a block of entries that were taken out.</summary>
    public void Encode(PendingBlock full, int stream, SegmentFile file, long commit)
    {
        BlockPlace place = Place(file, commit);
        BlockHeader header = encoder.EncodeStream(full, _choices[stream], in place, StartBlock());
        _blocks.Add(header with { Stream = file.Segment.Streams.Add(full.Stream) });
        Return(full);
    }

    /// <summary>Gives the memory of entries that were taken out back.</summary>
    public void Return(PendingBlock full)
    {
        full.Clear();
        _idle.Add(full);
    }

    /// <summary>Makes blocks of everything, and marks the last one as the end.</summary>
    /// <param name="file">Where they will stand.</param>
    /// <param name="commit">The commit's number.</param>
    /// <param name="end">Of what it is the end.</param>
    public void EncodeRest(SegmentFile file, long commit, BlockFlags end = BlockFlags.EndsCommit)
    {
        foreach (int stream in _dirty.ToArray())
            if (_streams[stream].Count >= LeastColumnEntries && _streams[stream].Octets >= LeastColumnOctets) Encode(Take(stream), stream, file, commit);
        if (_dirty.Count > 0) EncodeFew(file, commit);
        ref BlockHeader last = ref CollectionsMarshal.AsSpan(_blocks)[^1];
        last.Flags |= end;
        last.Seal(Output.Written.Slice(_lastStart, last.HeaderOctets));
    }

    /// <summary>The octets that can be written before the commit: all but the last block, which may become the end.</summary>
    public int EarlyOctets => _lastStart;

    /// <summary>The early octets were written.</summary>
    public void RemoveEarly()
    {
        Output.RemoveFront(_lastStart);
        _lastStart = 0;
    }

    public void Clear()
    {
        foreach (int stream in _dirty) _streams[stream].Clear();
        _dirty.Clear();
        _blocks.Clear();
        Output.Clear();
        (Count, Octets, _lastStart) = (0, 0, 0);
    }

    public void Dispose() => encoder.Dispose();

    /// <summary>Entries of streams that have few, in the order in which they came.</summary>
    private void EncodeFew(SegmentFile file, long commit)
    {
        _few.Clear();
        foreach (int stream in _dirty)
            for (int i = 0; i < _streams[stream].Count; i++) _few.Add((_streams[stream].Numbers[i], stream, i));
        _few.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        _rows.Clear();
        foreach ((long number, int stream, int entry) in _few)
        {
            PendingBlock from = _streams[stream];
            // Without its definition a record says little: damage to packets beside it must not cost it.
            bool isApart = from.Stream.Kind == EntryKind.Definition;
            if (isApart && _rows.Header.Count > 0) EncodeRows(file, commit);
            _rows.Add(from.Stream, number, from.Generations[entry], from.Receptions[entry], from[entry]);
            if (isApart || _rows.Octets >= blockOctets) EncodeRows(file, commit);
        }
        if (_rows.Header.Count > 0) EncodeRows(file, commit);
        foreach (int stream in _dirty) _streams[stream].Clear();
        _dirty.Clear();
    }

    private void EncodeRows(SegmentFile file, long commit)
    {
        BlockPlace place = Place(file, commit);
        _blocks.Add(encoder.EncodeRows(_rows, in place, StartBlock()) with { Stream = -1 });
        _rows.Clear();
    }

    private BlockPlace Place(SegmentFile file, long commit) => file.Place(Output.Length, _blocks.Count > 0 ? _blocks[^1].Crc : null, commit);

    private OctetBuffer StartBlock()
    {
        _lastStart = Output.Length;
        return Output;
    }
}
