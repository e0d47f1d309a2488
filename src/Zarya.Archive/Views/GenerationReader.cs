using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>
/// Reads entries in the order in which they came into being on board, forwards or backwards; late data stands where it belongs. It sees what was acknowledged when it was made. Memory is bounded whatever the order in which
/// the data came in. Belongs to one thread.
/// </summary>
public sealed class GenerationReader : IEntrySource
{
    private readonly GenerationWindow _window;
    private readonly List<LogDamage> _damage = [];
    private (Instant Generation, long Number)? _after;
    private int _at = -1;
    private bool _isOpen;

    /// <summary>Begins in front of the first entry.</summary>
    /// <param name="store">The log.</param>
    /// <param name="query">What is wanted.</param>
    public GenerationReader(LogStore store, GenerationQuery query) : this(store, query, GenerationWindow.MaxKeys)
    {
    }

    internal GenerationReader(LogStore store, GenerationQuery query, int maxKeys)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        _after = query.After;
        if (_after is { } after) query = query.Behind(after.Generation);
        List<BlockRef> blocks = BlockRef.Find(store, query.Streams ?? (s => s.IsPackets), query.From.TaiNanoseconds, BlockRef.Before(query.Before));
        _window = new GenerationWindow(blocks, query, _damage, maxKeys);
    }

    /// <summary>The entry's number.</summary>
    public long Number => Entry.Key.Number;

    /// <summary>Its stream.</summary>
    public StreamKey Stream => Entry.Stream;

    /// <summary>When it came into being on board; its reception time if that is unknown.</summary>
    public Instant Generation => Instant.FromTaiNanoseconds(Entry.Key.Generation);

    /// <summary>When it came in.</summary>
    public Instant Reception => Instant.FromTaiNanoseconds(Entry.Reception);

    /// <summary>Its octets; they stand until the next one is read.</summary>
    public ReadOnlySpan<byte> Octets => _window.Octets(Entry);

    /// <summary>Damage that was come across.</summary>
    public IReadOnlyList<LogDamage> Damage => _damage;

    private WindowEntry Entry => _window.Entries[_at];

    /// <summary>Goes to the next entry; <see langword="false"/> behind the last one.</summary>
    public bool Read()
    {
        if (!ReadAny()) return false;
        if (_after is not { } after) return true;
        _after = null;
        // Entries of the same nanosecond may stand on both sides of the page's end.
        for (bool isBehind = false; !isBehind && Generation == after.Generation;)
        {
            isBehind = Number == after.Number;
            if (!ReadAny()) return false;
        }
        return true;
    }

    private bool ReadAny()
    {
        if (_isOpen && ++_at < _window.Entries.Count) return true;
        _at = 0;
        return _isOpen = _window.Next();
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();
}
