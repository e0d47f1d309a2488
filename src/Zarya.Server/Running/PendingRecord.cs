using Zarya.Archive.Log;
using Zarya.Links;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>One entry for the record.</summary>
/// <param name="Stream">The stream; of no kind for a flush, which is no entry.</param>
/// <param name="Generation">When it came into being.</param>
/// <param name="Reception">When it came in.</param>
/// <param name="Octets">What is kept.</param>
/// <param name="Done">Who waits for it to be durable, or <see langword="null"/>.</param>
internal sealed record SingleEntry(StreamKey Stream, Instant Generation, Instant Reception, ReadOnlyMemory<byte> Octets, TaskCompletionSource<long>? Done)
{
    /// <summary>The number, once it is appended.</summary>
    public long Number { get; set; }
}

/// <summary>Work of the recorder: a batch of packets, or one entry.</summary>
internal readonly record struct RecordWork(PacketBatch? Batch, SingleEntry? Entry)
{
    /// <summary>What it takes of the queue: octets, and some for what is around them.</summary>
    public long Octets => Batch is not null ? Batch.Octets + (16L * Batch.Count) : Entry!.Octets.Length + 64;

    public int Entries => Batch?.Count ?? (IsFlush ? 0 : 1);

    public bool IsFlush => Entry is { Stream.Kind: EntryKind.Mixed };
}

/// <summary>Says when a packet was made on board. Belongs to one thread.</summary>
internal interface IGenerationClock
{
    /// <summary>The time, if the packet has one.</summary>
    bool TryRead(ReadOnlySpan<byte> packet, out Instant time);
}

/// <summary>What was taken and is not durable yet, in order. Belongs to the recorder's thread.</summary>
/// <param name="writer">The log.</param>
/// <param name="clocks">Says when a link's packets were made on board.</param>
internal sealed class PendingRecord(LogWriter writer, Func<string, IGenerationClock?> clocks)
{
    private readonly Queue<RecordWork> _works = [];
    private readonly Dictionary<string, LinkStreams> _links = [];
    private volatile Func<string, IGenerationClock?>? _nextClocks;

    /// <summary>Clocks to be used from the next commit on; may be set by any thread.</summary>
    public Func<string, IGenerationClock?>? NextClocks
    {
        set => _nextClocks = value;
    }

    public bool IsEmpty => _works.Count == 0;

    public long Octets { get; private set; }

    /// <summary>Entries that were given up.</summary>
    public long GivenUp { get; private set; }

    public void Add(RecordWork work)
    {
        _works.Enqueue(work);
        Octets += work.Octets;
    }

    /// <summary>Appends and commits the oldest, so many octets and the rest of the last one; <see langword="false"/> if there was nothing.</summary>
    /// <param name="octets">About so many at once.</param>
    /// <param name="durable">Called when they are on the disk, before anybody who waits is told: whoever asks then is not told less.</param>
    /// <exception cref="LogRefusedException">The disk refused: all of it is pending as before.</exception>
    public bool CommitSome(int octets, Action durable)
    {
        if (_works.Count == 0) return false;
        if (_nextClocks is { } next)
        {
            (clocks, _nextClocks) = (next, null);
            _links.Clear();
        }
        (int appended, long some) = (0, 0);
        foreach (RecordWork work in _works)
        {
            Append(work);
            appended++;
            if ((some += work.Octets) >= octets) break;
        }
        writer.Commit();
        durable();
        for (; appended > 0; appended--)
            if (Take().Entry is { Done: { } done } entry) done.SetResult(entry.Number);
        return true;
    }

    /// <summary>Who waits is told that its entry is not kept; the others go on waiting for the disk.</summary>
    public void Refuse(LogRefusedException reason)
    {
        RecordWork[] works = [.. _works];
        _works.Clear();
        Octets = 0;
        foreach (RecordWork work in works)
        {
            if (work.Entry?.Done is { } done) done.SetException(reason);
            else Add(work);
        }
    }

    /// <summary>Gives up the oldest until no more than so many octets are held.</summary>
    public void GiveUpBeyond(long octets)
    {
        while (Octets > octets && _works.Count > 1) GiveUp();
    }

    public void GiveUpAll()
    {
        while (_works.Count > 0) GiveUp();
    }

    private void GiveUp()
    {
        int entries = _works.Peek().Entries;
        Take().Entry?.Done?.SetException(new LogRefusedException("the record was closed before the entry was durable"));
        GivenUp += entries;
    }

    /// <summary>Takes the oldest away; its batch is released.</summary>
    private RecordWork Take()
    {
        RecordWork work = _works.Dequeue();
        Octets -= work.Octets;
        work.Batch?.Release();
        return work;
    }

    private void Append(RecordWork work)
    {
        if (work.Batch is { } batch)
        {
            if (!_links.TryGetValue(batch.Link, out LinkStreams? streams)) _links.Add(batch.Link, streams = new LinkStreams(writer, batch.Link, clocks(batch.Link)));
            for (int i = 0; i < batch.Count; i++) streams.Append(batch[i], batch.Reception(i));
        }
        else if (!work.IsFlush)
        {
            SingleEntry entry = work.Entry!;
            entry.Number = writer.Append(writer.Register(entry.Stream), entry.Generation, entry.Reception, entry.Octets.Span);
        }
    }
}
