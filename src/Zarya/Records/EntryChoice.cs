using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
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

    /// <summary>The first entry.</summary>
    public long FirstEntry { get; init; } = 1;

    /// <summary>What else is asked of streams of packets.</summary>
    public Func<StreamKey, bool>? Also { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsBackwards { get; init; }

    /// <summary>The entry behind which (backwards: in front of which) it begins, or <see langword="null"/>.</summary>
    public EntryPlace? After { get; init; }

    /// <summary>Whether entries of a stream are wanted.</summary>
    public bool Wants(StreamKey stream) =>
        (stream.IsPackets ? (Apids is null || Apids.Contains(stream.Apid)) && (Also is null || Also(stream)) : WithOctets && stream.Kind == EntryKind.Octets) && (Link is null || Link == stream.Link);

    /// <summary>Reads them.</summary>
    /// <exception cref="VerbException">The place to go on at is one of the other order.</exception>
    public IEntrySource Open(LogStore store) => Order switch
    {
        EntryOrder.Generation => new GenerationReader(store, new GenerationQuery
        {
            Streams = Wants,
            From = From,
            Before = To,
            FirstEntry = FirstEntry,
            IsBackwards = IsBackwards,
            After = After is { } after ? (after.Generation ?? throw new VerbException("--after: this place is one by reception; with --by generation a list tells places by generation"), after.Number) : null,
        }),
        _ when After is { Generation: not null } => throw new VerbException("--after: this place is one by generation; say --by generation as with the list that told it"),
        _ => new EntryReader(store, new EntryQuery
        {
            Streams = Wants,
            ReceivedFrom = From,
            ReceivedBefore = To,
            IsBackwards = IsBackwards,
            FirstEntry = After is { } behind && !IsBackwards ? Math.Max(behind.Number + 1, FirstEntry) : FirstEntry,
            LastEntry = After is { } front && IsBackwards ? front.Number - 1 : long.MaxValue,
        }),
    };
}

/// <summary>A place between entries, from list to list.</summary>
/// <param name="Generation">For the order by generation time, that of the entry.</param>
/// <param name="Number">The entry's number.</param>
internal readonly record struct EntryPlace(Instant? Generation, long Number)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static EntryPlace? TryRead(string text)
    {
        string[] parts = text.Split('.');
        if (parts.Length is < 1 or > 2 || !long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number < 1) return null;
        if (parts.Length == 1) return new EntryPlace(null, number);
        return long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time) ? new EntryPlace(Instant.FromTaiNanoseconds(time), number) : null;
    }

    /// <summary>As users hand it on.</summary>
    public override string ToString() => Generation is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TaiNanoseconds}.{Number}") : Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>By which time entries are chosen and ordered.</summary>
internal enum EntryOrder
{
    /// <summary>As they came in.</summary>
    Reception,

    /// <summary>As they were made on board.</summary>
    Generation,
}
