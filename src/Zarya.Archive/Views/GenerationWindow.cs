using System.Runtime.InteropServices;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Views;

/// <summary>
/// The next entries by generation time, as many as fit a bounded memory. Blocks are looked at in the order of their first times; when there are too many keys the latest are let go, and no block that begins behind
/// those that are left is looked at. In-order data costs one look at each block, and a record that is shuffled over days costs several looks and no more memory.
/// </summary>
internal sealed class GenerationWindow(List<BlockRef> blocks, GenerationQuery query, List<LogDamage> damage, int maxKeys) : IDisposable
{
    private const int MaxOctets = 16 << 20;

    /// <summary>Entries of the first window of a short page.</summary>
    private const int LeastKeys = 256;

    /// <summary>Entries of a window, unless tests want fewer.</summary>
    public const int MaxKeys = 1 << 18;

    private readonly Func<StreamKey, bool> _streams = query.Streams ?? (s => s.IsPackets);
    private readonly int _sign = query.IsBackwards ? -1 : 1;
    private readonly List<BlockRef> _blocks = Sort(blocks, query.IsBackwards);
    private readonly BlockReader _reader = new();
    private readonly EntryBlock _block = new();
    private readonly HashSet<(long Segment, long Offset)> _told = [];
    private readonly List<EntryKey> _keys = [];
    private readonly OctetBuffer _octets = new(1 << 16);
    private int _first;
    private int _maxKeys = query.FewEntries > 0 ? Math.Min(Math.Max(query.FewEntries, LeastKeys), maxKeys) : maxKeys;
    private long? _frontier;

    /// <summary>The entries of the window, in order.</summary>
    public List<WindowEntry> Entries { get; } = [];

    public ReadOnlySpan<byte> Octets(WindowEntry entry) => _octets.Written.Slice(entry.Offset, entry.Length);

    /// <summary>Loads the next window; <see langword="false"/> when there is none.</summary>
    public bool Next()
    {
        do
        {
            Entries.Clear();
            if (!GatherKeys()) return false;
            GatherOctets();
            Arrange();
        }
        while (Entries.Count == 0);
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private static List<BlockRef> Sort(List<BlockRef> blocks, bool isBackwards)
    {
        if (isBackwards) blocks.Sort(static (a, b) => b.Header.GenerationMax.CompareTo(a.Header.GenerationMax));
        else blocks.Sort(static (a, b) => a.Header.GenerationMin.CompareTo(b.Header.GenerationMin));
        return blocks;
    }

    private bool GatherKeys()
    {
        _keys.Clear();
        long? bound = null;
        (long keys, long octets) = (0, 0);
        while (_first < _blocks.Count && _frontier is { } done && !IsBehind(Far(_first), done)) _first++;
        for (int i = _first; i < _blocks.Count && (bound is null || !IsBehind(Near(i), bound.Value)); i++)
        {
            if (_frontier is { } frontier && !IsBehind(Far(i), frontier)) continue;
            AddKeys(i, bound);
            (keys, octets) = (keys + _blocks[i].Header.Count, octets + _blocks[i].Header.PlainOctets);
            long meanOctets = Math.Max(1, octets / keys);
            int limit = (int)Math.Clamp(MaxOctets / meanOctets, 1, _maxKeys);
            if (_keys.Count > 2 * limit) bound = LetGo(limit);
        }
        // Each window of a page that turns out longer is four times the one before, so that blocks are not looked at over and over.
        _maxKeys = (int)Math.Min(4L * _maxKeys, maxKeys);
        // What the last look at the blocks left is one window; with nothing let go it is all there is.
        _frontier = bound;
        if (bound is null) _first = _blocks.Count;
        return _keys.Count > 0 || bound is not null;
    }

    /// <summary>The time at which a block begins, as seen in the direction of reading.</summary>
    private long Near(int block) => query.IsBackwards ? _blocks[block].Header.GenerationMax : _blocks[block].Header.GenerationMin;

    private long Far(int block) => query.IsBackwards ? _blocks[block].Header.GenerationMin : _blocks[block].Header.GenerationMax;

    private bool IsBehind(long time, long bound) => query.IsBackwards ? time < bound : time > bound;

    private void AddKeys(int index, long? bound)
    {
        if (!TryRead(index, BlockWish.Keys)) return;
        (long from, long before) = (query.From.TaiNanoseconds, BlockRef.Before(query.Before));
        bool isAll = _block.Streams.Count == 1 && _streams(_block.Streams[0]);
        if (_block.Streams.Count == 1 && !isAll) return;
        for (int row = 0; row < _block.Count; row++)
        {
            long generation = _block.Generations[row];
            if (generation < from || generation > before || _block.Numbers[row] < query.FirstEntry) continue;
            if ((_frontier is { } frontier && !IsBehind(generation, frontier)) || (bound is { } limit && IsBehind(generation, limit))) continue;
            StreamKey stream = _block.StreamOf(row);
            if (isAll || _streams(stream)) _keys.Add(EntryKey.Of(_block, row, index, stream));
        }
    }

    /// <summary>Keeps about so many keys, all with times up to the one that is returned.</summary>
    private long LetGo(int limit)
    {
        _keys.Sort(Order);
        long bound = _keys[limit].Generation;
        int keep = limit;
        while (keep < _keys.Count && _keys[keep].Generation == bound) keep++;
        _keys.RemoveRange(keep, _keys.Count - keep);
        return bound;
    }

    private int Order(EntryKey a, EntryKey b) => _sign * EntryKey.Compare(in a, in b);

    /// <summary>Reads each block once more, now with the octets of the entries that stayed.</summary>
    private void GatherOctets()
    {
        _octets.Clear();
        _keys.Sort(static (a, b) => a.Block != b.Block ? a.Block.CompareTo(b.Block) : a.Row.CompareTo(b.Row));
        int read = -1;
        bool isRead = false;
        foreach (ref readonly EntryKey key in CollectionsMarshal.AsSpan(_keys))
        {
            if (key.Block != read) isRead = TryRead(read = key.Block, BlockWish.All);
            if (!isRead) continue;
            ReadOnlySpan<byte> octets = _block[key.Row];
            Entries.Add(new WindowEntry(key, _block.StreamOf(key.Row), _block.Receptions[key.Row], _octets.Length, octets.Length));
            _octets.Append(octets);
        }
    }

    private void Arrange()
    {
        Entries.Sort((a, b) => Order(a.Key, b.Key));
        if (!query.KeepsDuplicates) Duplicates.Remove(Entries, this);
    }

    private bool TryRead(int index, in BlockWish wish)
    {
        BlockRef at = _blocks[index];
        if (_reader.TryRead(at.Segment.File, in at.Header, in wish, _block)) return true;
        if (_told.Add((at.Segment.Number, at.Header.Offset))) damage.Add(at.Damage(_reader.Reason));
        return false;
    }
}

/// <summary>An entry of a window.</summary>
internal readonly record struct WindowEntry(EntryKey Key, StreamKey Stream, long Reception, int Offset, int Length);
