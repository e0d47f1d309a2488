using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Processing.Events;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Which events are asked for.</summary>
public sealed record EventRequest
{
    /// <summary>The start; it belongs to it, in either order.</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>The stop; it does not.</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>Events of a page at most: 1 or more.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public PageToken? After { get; init; }

    /// <summary>Only events of these sources; <see langword="null"/> or empty for all.</summary>
    public IReadOnlyCollection<string>? Sources { get; init; }

    /// <summary>Only events of this severity or a worse one.</summary>
    public EventSeverity MinSeverity { get; init; }

    /// <summary>Only events with all these words, with blanks between them, in message, type or source, whatever the case; <see langword="null"/> for all.</summary>
    public string? Words { get; init; }

    /// <summary>Only events that fit, or <see langword="null"/>.</summary>
    public FilterExpression<MissionEvent>? Filter { get; init; }
}

/// <summary>Goes through events of the record by generation time. Belongs to one thread.</summary>
public sealed class EventCursor : IDisposable
{
    private const int EntriesBetweenLooks = 1024;

    private readonly MissionRecord _record;
    private readonly EventRequest _request;
    private readonly GenerationReader _reader;
    private readonly string[] _words;
    private readonly HashSet<string>? _sources;
    private long _looks;

    /// <summary>Begins in front of the first one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="request">Which events.</param>
    /// <param name="isWhole">Whether all are wanted, not a page.</param>
    public EventCursor(MissionRecord record, EventRequest request, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        (_record, _request) = (record, request);
        _words = request.Words?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (request.Sources is { Count: > 0 } sources) _sources = new HashSet<string>(sources, StringComparer.Ordinal);
        _reader = new GenerationReader(record.Store, new GenerationQuery
        {
            From = request.Start,
            Before = request.Stop,
            IsBackwards = request.IsDescending,
            After = request.After is { } after ? (after.Generation, after.Number) : null,
            FewEntries = isWhole ? 0 : request.Limit + 1,
            KeepsDuplicates = true,
            Streams = s => s.Kind == EntryKind.Event,
        });
    }

    /// <summary>The entry's number.</summary>
    public long Number => _reader.Number;

    /// <summary>When it happened.</summary>
    public Instant Generation => _reader.Generation;

    /// <summary>The event.</summary>
    public MissionEvent Current { get; private set; } = null!;

    /// <summary>Goes to the next one; <see langword="false"/> behind the last. Entries that are none are left out.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public bool Read(CancellationToken stop)
    {
        while (_request.Stop > _request.Start && _reader.Read())
        {
            if (++_looks % EntriesBetweenLooks == 0) stop.ThrowIfCancellationRequested();
            if (EventEntry.TryRead(_reader.Octets, out _) is not { } happening || !Wants(happening)) continue;
            Current = happening;
            return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _record.Note(_reader.Damage);
        _reader.Dispose();
    }

    private bool Wants(MissionEvent happening) =>
        happening.Severity >= _request.MinSeverity
        && (_sources is null || _sources.Contains(happening.Source))
        && Array.TrueForAll(_words, w => happening.Message.Contains(w, StringComparison.OrdinalIgnoreCase) || happening.Type.Contains(w, StringComparison.OrdinalIgnoreCase) || happening.Source.Contains(w, StringComparison.OrdinalIgnoreCase))
        && (_request.Filter is null || _request.Filter.Matches(happening));
}

/// <summary>Events, page by page. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class EventQuery(MissionRecord record)
{
    /// <summary>A page.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Page<MissionEvent> List(EventRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1);
        var events = new List<MissionEvent>();
        using var cursor = new EventCursor(record, request, isWhole: false);
        (Instant Generation, long Number) end = default;
        while (cursor.Read(stop))
        {
            if (events.Count == request.Limit) return new Page<MissionEvent>(events, new PageToken(end.Generation, end.Number));
            events.Add(cursor.Current);
            end = (cursor.Generation, cursor.Number);
        }
        return new Page<MissionEvent>(events, null);
    }
}
