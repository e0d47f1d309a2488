namespace Zarya.Archive.Log.Blocks;

/// <summary>Entries read from a block. Used again for the next block; belongs to one thread.</summary>
internal sealed class EntryBlock
{
    private long[] _numbers = [];
    private long[] _receptions = [];
    private long[] _generations = [];
    private int[] _ends = [];
    private int[] _streamOf = [];
    private byte[] _rows = [];

    public int Count { get; private set; }

    /// <summary>The streams of the entries: one, unless the block holds rows.</summary>
    public List<StreamKey> Streams { get; } = [];

    public Span<long> Numbers => _numbers.AsSpan(0, Count);

    public Span<long> Receptions => _receptions.AsSpan(0, Count);

    public Span<long> Generations => _generations.AsSpan(0, Count);

    /// <summary>The length of every entry, or 0 if they differ.</summary>
    public int EntryLength { get; private set; }

    public Span<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Index into <see cref="Streams"/>, entry by entry; of no meaning when there is one stream.</summary>
    public Span<int> StreamIndexes => _streamOf.AsSpan(0, Count);

    public Span<byte> Rows => _rows;

    /// <summary>The octets of an entry.</summary>
    public ReadOnlySpan<byte> this[int i]
    {
        get
        {
            if (EntryLength > 0) return _rows.AsSpan(i * EntryLength, EntryLength);
            int start = i == 0 ? 0 : _ends[i - 1];
            return _rows.AsSpan(start, _ends[i] - start);
        }
    }

    /// <summary>The stream of an entry.</summary>
    public StreamKey StreamOf(int i) => Streams.Count == 1 ? Streams[0] : Streams[_streamOf[i]];

    /// <summary>Makes room.</summary>
    public void Begin(int count, int octets, int entryLength)
    {
        (Count, EntryLength) = (count, entryLength);
        Streams.Clear();
        if (_numbers.Length < count) (_numbers, _receptions, _generations) = (new long[count], new long[count], new long[count]);
        if (entryLength == 0 && _ends.Length < count) (_ends, _streamOf) = (new int[count], new int[count]);
        if (_rows.Length < octets) _rows = new byte[octets];
    }
}
