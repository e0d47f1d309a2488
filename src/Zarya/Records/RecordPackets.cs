using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>One call of <c>zarya packets</c> on a record.</summary>
internal sealed class RecordPackets
{
    /// <summary>Packets that are listed as text unless said.</summary>
    public const int DefaultLimit = 100;

    private readonly LeapSeconds _leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public required string Record { get; init; }

    public required EntryChoice Choice { get; init; }

    /// <summary>Packets one by one rather than counts by stream.</summary>
    public bool IsList { get; init; }

    public bool IsJson { get; init; }

    public bool WithOctets { get; init; }

    /// <summary>How many are listed at most; <see langword="null"/>: <see cref="DefaultLimit"/> as text, all as JSON.</summary>
    public long? Limit { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Told { get; init; }

    /// <summary>Tells; returns the exit code.</summary>
    public int Run(CancellationToken stop)
    {
        using LogStore store = RecordFolder.Read(Record);
        IReadOnlyList<LogDamage> damage = IsList ? List(store, stop) : Count(store);
        foreach (LogDamage one in store.Damage.Concat(damage)) Told.WriteLine($"zarya: {Record} is damaged: {one}");
        return store.Damage.Count + damage.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private IReadOnlyList<LogDamage> Count(LogStore store)
    {
        var census = StreamCensus.Take(store);
        bool isChoice = Choice.Link is not null || Choice.Apids is not null;
        StreamTotals[] streams = [.. census.Streams.Where(s => !isChoice || (Choice with { WithOctets = Choice.Apids is null }).Wants(s.Stream))];
        if (IsJson) StreamListing.WriteJson(Output, streams, _leapSeconds);
        else StreamListing.Write(Output, Record, store, streams, _leapSeconds);
        return census.Damage;
    }

    private IReadOnlyList<LogDamage> List(LogStore store, CancellationToken stop)
    {
        using EntryReader entries = Choice.Open(store);
        long? more = new PacketListing(Output, _leapSeconds, IsJson, WithOctets).Write(entries, Limit ?? (IsJson ? long.MaxValue : DefaultLimit), stop);
        if (more is { } last) Told.WriteLine($"more: --after {last}");
        return entries.Damage;
    }
}
