using Zarya.Archive.Log.Blocks;
using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>
/// Reads entries one after the other in the order in which they came in, forwards or backwards. It sees what was acknowledged when it came to a segment. Memory is that of one commit (at most some
/// <see cref="LogWriter.MaxCommitOctets"/> and its blocks). Damaged blocks are left out and told; everything else is given. Belongs to one thread.
/// </summary>
public sealed class EntryReader : IEntrySource
{
    private readonly EntryQuery _query;
    private readonly BlockReader _reader = new();
    private readonly IEnumerator<CommitGroup> _groups;
    private readonly List<EntryBlock> _pool = [];
    private readonly PriorityQueue<(int Block, int Row), long> _heads = new();
    private readonly List<LogDamage> _damage = [];
    private EntryBlock _block = null!;
    private int _blocks;
    private int _row;
    private StreamKey _wantedStream;
    private bool _isWanted;

    /// <summary>Begins in front of the first entry.</summary>
    /// <param name="store">The log.</param>
    /// <param name="query">What is wanted.</param>
    public EntryReader(LogStore store, EntryQuery query)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        _query = query;
        _groups = CommitGroup.All(store, query.IsBackwards).GetEnumerator();
    }

    /// <summary>All entries of some segments.</summary>
    internal EntryReader(IEnumerable<Segments.Segment> segments)
    {
        _query = new EntryQuery();
        _groups = segments.SelectMany(s => CommitGroup.Of(s, false)).GetEnumerator();
    }

    /// <summary>The entry's number.</summary>
    public long Number => _block.Numbers[_row];

    /// <summary>Its stream.</summary>
    public StreamKey Stream => _block.StreamOf(_row);

    /// <summary>When it came into being on board; its reception time if that is unknown.</summary>
    public Instant Generation => Instant.FromTaiNanoseconds(_block.Generations[_row]);

    /// <summary>When it came in.</summary>
    public Instant Reception => Instant.FromTaiNanoseconds(_block.Receptions[_row]);

    /// <summary>Its octets; they stand until the next one is read.</summary>
    public ReadOnlySpan<byte> Octets => _block[_row];

    /// <summary>Damage that was come across.</summary>
    public IReadOnlyList<LogDamage> Damage => _damage;

    /// <summary>Goes to the next entry; <see langword="false"/> behind the last one.</summary>
    public bool Read()
    {
        while (true)
        {
            while (_heads.TryDequeue(out (int Block, int Row) head, out _))
            {
                (_block, _row) = (_pool[head.Block], head.Row);
                int next = head.Row + (_query.IsBackwards ? -1 : 1);
                if (next >= 0 && next < _block.Count) Enqueue(head.Block, next);
                if (IsWanted()) return true;
            }
            if (!_groups.MoveNext()) return false;
            Load(_groups.Current);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _groups.Dispose();
        _reader.Dispose();
    }

    private void Load(CommitGroup group)
    {
        _blocks = 0;
        foreach (ref readonly BlockHeader header in group.Blocks.Span)
        {
            if (header.LastEntry < _query.FirstEntry || header.FirstEntry > _query.LastEntry) continue;
            if (header.ReceptionMax < _query.ReceivedFrom.TaiNanoseconds || header.ReceptionMin >= _query.ReceivedBefore.TaiNanoseconds) continue;
            if (header.Stream >= 0 && _query.Streams is { } wanted && !wanted(group.Segment.Streams[header.Stream])) continue;
            if (_blocks == _pool.Count) _pool.Add(new EntryBlock());
            EntryBlock block = _pool[_blocks];
            if (_reader.TryRead(group.Segment.File, in header, BlockWish.All, block)) Enqueue(_blocks++, _query.IsBackwards ? block.Count - 1 : 0);
            else _damage.Add(new LogDamage(group.Segment.Number, header.Offset, header.End - header.Offset, header.FirstEntry, header.LastEntry, _reader.Reason));
        }
    }

    private void Enqueue(int block, int row)
    {
        long number = _pool[block].Numbers[row];
        _heads.Enqueue((block, row), _query.IsBackwards ? -number : number);
    }

    private bool IsWanted()
    {
        if (Number < _query.FirstEntry || Number > _query.LastEntry) return false;
        Instant reception = Reception;
        if (reception < _query.ReceivedFrom || reception >= _query.ReceivedBefore) return false;
        if (_query.Streams is not { } wanted) return true;
        StreamKey stream = Stream;
        if (stream != _wantedStream) (_wantedStream, _isWanted) = (stream, wanted(stream));
        return _isWanted;
    }
}
