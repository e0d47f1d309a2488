namespace Zarya.Archive.Log.Blocks;

/// <summary>Entries of one stream on their way into a block. Used again after <see cref="Clear"/>; belongs to one thread.</summary>
internal sealed class PendingBlock(StreamKey stream)
{
    private long[] _numbers = new long[16];
    private long[] _generations = new long[16];
    private long[] _receptions = new long[16];
    private int[] _ends = new int[16];
    private readonly OctetBuffer _octets = new();

    public StreamKey Stream { get; private set; } = stream;

    public int Count { get; private set; }

    /// <summary>Octets of all entries.</summary>
    public int Octets => _octets.Length;

    /// <summary>The length of every entry, or -1 if they differ.</summary>
    public int EntryLength { get; private set; } = -1;

    public ReadOnlySpan<long> Numbers => _numbers.AsSpan(0, Count);

    public ReadOnlySpan<long> Generations => _generations.AsSpan(0, Count);

    public ReadOnlySpan<long> Receptions => _receptions.AsSpan(0, Count);

    /// <summary>Where each entry ends in <see cref="Rows"/>.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>The octets of all entries, one behind the other.</summary>
    public ReadOnlySpan<byte> Rows => _octets.Written;

    public ReadOnlySpan<byte> this[int i]
    {
        get
        {
            int start = i == 0 ? 0 : _ends[i - 1];
            return Rows[start.._ends[i]];
        }
    }

    /// <summary>Makes it one of another stream.</summary>
    public void Begin(StreamKey other) => Stream = other;

    public void Add(long number, long generation, long reception, ReadOnlySpan<byte> octets)
    {
        if (Count == _numbers.Length) Grow();
        (_numbers[Count], _generations[Count], _receptions[Count]) = (number, generation, reception);
        EntryLength = Count == 0 || EntryLength == octets.Length ? octets.Length : -1;
        _octets.Append(octets);
        _ends[Count++] = _octets.Length;
    }

    public void Clear()
    {
        Count = 0;
        EntryLength = -1;
        _octets.Clear();
    }

    private void Grow()
    {
        int size = Count * 2;
        Array.Resize(ref _numbers, size);
        Array.Resize(ref _generations, size);
        Array.Resize(ref _receptions, size);
        Array.Resize(ref _ends, size);
    }
}
