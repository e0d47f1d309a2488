using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>What is asked of an index.</summary>
public sealed record IndexRequest
{
    /// <summary>The start; it belongs to it.</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>The stop; it does not.</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Spans with no more than this between them are one; the contract's default.</summary>
    public Duration MergeTime { get; init; } = Duration.FromMilliseconds(2000);

    /// <summary>Only these groups; <see langword="null"/> or empty for all.</summary>
    public IReadOnlyCollection<string>? Names { get; init; }

    /// <summary>Spans of a page at most: 1 or more; the contract's default.</summary>
    public int Limit { get; init; } = 500;

    /// <summary>Where the page before ended.</summary>
    public PageToken? After { get; init; }
}

/// <summary>A stretch of time in which something was there.</summary>
/// <param name="Start">Of the first one.</param>
/// <param name="Stop">Of the last one.</param>
/// <param name="Count">How many.</param>
/// <param name="SequenceStart">The first sequence count, or <see langword="null"/>.</param>
/// <param name="SequenceStop">The last one.</param>
public sealed record IndexSpan(Instant Start, Instant Stop, long Count, int? SequenceStart = null, int? SequenceStop = null);

/// <summary>The spans of one thing.</summary>
/// <param name="Name">What.</param>
/// <param name="Spans">When, ascending.</param>
public sealed record IndexGroup(string Name, IReadOnlyList<IndexSpan> Spans);

/// <summary>When what was there: packets by container, events by source, recorded values by space system, and packets without a gap by APID. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class RecordIndex(MissionRecord record)
{
    private const int EntriesBetweenLooks = 1024;

    /// <summary>Packets by the qualified name of their container.</summary>
    public Page<IndexGroup> Packets(IndexRequest request, CancellationToken stop = default)
    {
        PacketContainers.Naming naming = record.Containers.CreateNaming();
        return Get(request, s => s.IsPackets, r => naming.Of(r.Stream, r.Octets)?.QualifiedName, isBySequence: false, stop);
    }

    /// <summary>Events by their source.</summary>
    public Page<IndexGroup> Events(IndexRequest request, CancellationToken stop = default) => Get(request, s => s.Kind == EntryKind.Event, r => EventEntry.TryRead(r.Octets, out _)?.Source, isBySequence: false, stop);

    /// <summary>Values that came in no packet, by their space system.</summary>
    public Page<IndexGroup> Parameters(IndexRequest request, CancellationToken stop = default) => Get(request, s => s.Kind == EntryKind.Values, r => r.Stream.Link, isBySequence: false, stop);

    /// <summary>Packets by APID, <c>APID 100</c>: a span ends where a sequence count is missing, unless no more than the merge time lies between.</summary>
    public Page<IndexGroup> Completeness(IndexRequest request, CancellationToken stop = default) =>
        Get(request, s => s.IsPackets, r => string.Create(CultureInfo.InvariantCulture, $"APID {r.Stream.Apid}"), isBySequence: true, stop);

    private Page<IndexGroup> Get(IndexRequest request, Func<StreamKey, bool> streams, Func<IEntrySource, string?> name, bool isBySequence, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1);
        var index = new IndexBuilder(request.MergeTime.Nanoseconds, isBySequence);
        if (request.Stop > request.Start)
        {
            using var reader = new GenerationReader(record.Store, new GenerationQuery { From = request.Start, Before = request.Stop, Streams = streams });
            for (long looks = 1; reader.Read(); looks++)
            {
                if (looks % EntriesBetweenLooks == 0) stop.ThrowIfCancellationRequested();
                if (name(reader) is not { } group || (request.Names is { Count: > 0 } names && !names.Contains(group))) continue;
                index.Add(group, reader.Generation.TaiNanoseconds, isBySequence ? PacketCursor.SequenceOf(reader.Octets) : null);
            }
            record.Note(reader.Damage);
        }
        return Cut(index.Groups(), request);
    }

    /// <summary>A page of spans, group by group; the token says how many were given.</summary>
    private static Page<IndexGroup> Cut(IReadOnlyList<IndexGroup> all, IndexRequest request)
    {
        (int skip, int left) = (request.After?.Count ?? 0, request.Limit);
        var page = new List<IndexGroup>();
        int given = skip;
        foreach (IndexGroup group in all)
        {
            IndexSpan[] spans = [.. group.Spans.Skip(skip).Take(left)];
            skip = Math.Max(0, skip - group.Spans.Count);
            if (spans.Length == 0) continue;
            page.Add(new IndexGroup(group.Name, spans));
            left -= spans.Length;
            given += spans.Length;
        }
        return new Page<IndexGroup>(page, given < all.Sum(g => g.Spans.Count) ? new PageToken(default, 0, given) : null);
    }
}
