using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>Which entries are wanted, in the order in which they came into being on board.</summary>
public sealed class GenerationQuery
{
    /// <summary>Generated at this time or later.</summary>
    public Instant From { get; init; } = Instant.MinValue;

    /// <summary>Generated before this time.</summary>
    public Instant Before { get; init; } = Instant.MaxValue;

    /// <summary>Only entries with this number or a greater one.</summary>
    public long FirstEntry { get; init; } = 1;

    /// <summary>The last entry of the page before, by generation time and number: it begins behind that. <see langword="null"/> for the first page.</summary>
    public (Instant Generation, long Number)? After { get; init; }

    /// <summary>Which streams; <see langword="null"/> for all packets.</summary>
    public Func<StreamKey, bool>? Streams { get; init; }

    /// <summary>Whether the last comes first.</summary>
    public bool IsBackwards { get; init; }

    /// <summary>Whether a packet that was received several times comes several times. Without it the first reception counts; packets are the same if stream identification, generation time, sequence count and octets are.</summary>
    public bool KeepsDuplicates { get; init; }

    /// <summary>How many entries will be read, about: for short pages of long records. More can be read all the same; only the first steps are smaller. 0: all of them.</summary>
    public int FewEntries { get; init; }

    /// <summary>The same, from a time on.</summary>
    internal GenerationQuery Behind(Instant time) => new()
    {
        From = IsBackwards ? From : time > From ? time : From,
        Before = IsBackwards && time < Before ? time + Duration.FromNanoseconds(1) : Before,
        FirstEntry = FirstEntry,
        Streams = Streams,
        IsBackwards = IsBackwards,
        KeepsDuplicates = KeepsDuplicates,
        FewEntries = FewEntries,
    };
}
