using Zarya.Archive.Log;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>Which entries of a record a user wants, and in what order.</summary>
internal sealed record EntryChoice
{
    /// <summary>The link, or <see langword="null"/> for all.</summary>
    public string? Link { get; init; }

    /// <summary>The APIDs, or <see langword="null"/> for all.</summary>
    public IReadOnlySet<int>? Apids { get; init; }

    /// <summary>Whether octets that are no packets are wanted too.</summary>
    public bool WithOctets { get; init; }

    /// <summary>At this time or later; of which time <see cref="Order"/> says.</summary>
    public Instant From { get; init; } = Instant.MinValue;

    /// <summary>Before this time.</summary>
    public Instant To { get; init; } = Instant.MaxValue;

    public EntryOrder Order { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsBackwards { get; init; }

    /// <summary>The entry number behind which (backwards: in front of which) it begins, or <see langword="null"/>.</summary>
    public long? After { get; init; }

    /// <summary>Whether entries of a stream are wanted.</summary>
    public bool Wants(StreamKey stream) =>
        (stream.IsPackets ? Apids is null || Apids.Contains(stream.Apid) : WithOctets && stream.Kind == EntryKind.Octets) && (Link is null || Link == stream.Link);

    /// <summary>Reads them.</summary>
    /// <exception cref="VerbException">There is no such order.</exception>
    public EntryReader Open(LogStore store) => Order switch
    {
        // The view by generation time goes here; a page then begins behind a time and an entry number.
        EntryOrder.Generation => throw new VerbException("--by generation is to come; --by reception works"),
        _ => new EntryReader(store, new EntryQuery
        {
            Streams = Wants,
            ReceivedFrom = From,
            ReceivedBefore = To,
            IsBackwards = IsBackwards,
            FirstEntry = After is { } behind && !IsBackwards ? behind + 1 : 1,
            LastEntry = After is { } front && IsBackwards ? front - 1 : long.MaxValue,
        }),
    };
}

/// <summary>By which time entries are chosen and ordered.</summary>
internal enum EntryOrder
{
    /// <summary>As they came in.</summary>
    Reception,

    /// <summary>As they were made on board.</summary>
    Generation,
}
