using Zarya.Archive.Log.Blocks;
using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>
/// Reads entries one after the other in the order in which they came in, forwards or backwards. It sees what was acknowledged when it came to a segment. Memory is that of a block for each
/// stream. Damaged blocks are left out and told; everything else is given. Belongs to one thread.
/// </summary>
public sealed class EntryReader : IEntrySource
{
    private readonly EntryQuery _query;
    private readonly BlockReader _reader = new();
    private readonly IEnumerator<CommitGroup> _groups;
    private readonly Stack<EntryBlock> _idle = [];
    private readonly PriorityQueue<Head, long> _heads = new();
    private readonly List<LogDamage> _damage = [];
    private EntryBlock _block = null!;
    private EntryBlock? _done;
    private CommitGroup _group;
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
        if (_done is not null) _idle.Push(_done);
        _done = null;
        while (true)
        {
            while (_heads.TryDequeue(out Head head, out _))
            {
                if ((head.Block ?? Load(head.Index)) is not { } block) continue;
                int row = head.Block is not null ? head.Row : _query.IsBackwards ? block.Count - 1 : 0;
                (_block, _row) = (block, row);
                int next = row + (_query.IsBackwards ? -1 : 1);
                bool isLast = next < 0 || next >= block.Count;
                if (!isLast) _heads.Enqueue(new Head(head.Index, block, next), Order(block.Numbers[next]));
                if (IsWanted())
                {
                    _done = isLast ? block : null;
                    return true;
                }
                if (isLast) _idle.Push(block);
            }
            if (!_groups.MoveNext()) return false;
            Begin(_groups.Current);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _groups.Dispose();
        _reader.Dispose();
    }

    /// <summary>Puts the blocks of a commit into line; each is read when its first entry comes.</summary>
    private void Begin(CommitGroup group)
    {
        _group = group;
        ReadOnlySpan<BlockHeader> headers = group.Blocks.Span;
        for (int i = 0; i < headers.Length; i++)
        {
            ref readonly BlockHeader header = ref headers[i];
            if (header.LastEntry < _query.FirstEntry || header.FirstEntry > _query.LastEntry) continue;
            if (header.ReceptionMax < _query.ReceivedFrom.TaiNanoseconds || header.ReceptionMin >= _query.ReceivedBefore.TaiNanoseconds) continue;
            if (_query.Kind is { } kind && (header.Form == BlockForm.Rows ? !RowsBody.MayHold(in header, kind) : header.Kind != kind)) continue;
            if (header.Stream >= 0 && _query.Streams is { } wanted && !wanted(group.Segment.Streams[header.Stream])) continue;
            _heads.Enqueue(new Head(i, null, 0), Order(_query.IsBackwards ? header.LastEntry : header.FirstEntry));
        }
    }

    private EntryBlock? Load(int index)
    {
        ref readonly BlockHeader header = ref _group.Blocks.Span[index];
        if (!_idle.TryPop(out EntryBlock? block)) block = new EntryBlock();
        if (_reader.TryRead(_group.Segment.File, in header, BlockWish.All, block)) return block;
        _damage.Add(new LogDamage(_group.Segment.Number, header.Offset, header.End - header.Offset, header.FirstEntry, header.LastEntry, _reader.Reason));
        _idle.Push(block);
        return null;
    }

    private long Order(long number) => _query.IsBackwards ? -number : number;

    /// <summary>The next entry of a block; without a block it was not read yet.</summary>
    private readonly record struct Head(int Index, EntryBlock? Block, int Row);

    private bool IsWanted()
    {
        if (Number < _query.FirstEntry || Number > _query.LastEntry) return false;
        Instant reception = Reception;
        if (reception < _query.ReceivedFrom || reception >= _query.ReceivedBefore) return false;
        StreamKey stream = Stream;
        if (_query.Kind is { } kind && stream.Kind != kind) return false;
        if (_query.Streams is not { } wanted) return true;
        if (stream != _wantedStream) (_wantedStream, _isWanted) = (stream, wanted(stream));
        return _isWanted;
    }
}
