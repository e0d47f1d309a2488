using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Views;

/// <summary>What a record holds of one stream.</summary>
public sealed class StreamTotals
{
    internal StreamTotals(StreamKey stream) => Stream = stream;

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>Entries, 1 or more.</summary>
    public long Entries { get; private set; }

    /// <summary>Octets of the entries as they came in.</summary>
    public long Octets { get; private set; }

    /// <summary>Number of the first entry.</summary>
    public long FirstEntry { get; private set; } = long.MaxValue;

    /// <summary>Number of the last entry.</summary>
    public long LastEntry { get; private set; }

    /// <summary>The least generation time; an entry whose generation time is unknown has its reception time in its place.</summary>
    public Instant GenerationMin { get; private set; } = Instant.MaxValue;

    /// <summary>The greatest generation time.</summary>
    public Instant GenerationMax { get; private set; } = Instant.MinValue;

    /// <summary>The least reception time.</summary>
    public Instant ReceptionMin { get; private set; } = Instant.MaxValue;

    /// <summary>The greatest reception time.</summary>
    public Instant ReceptionMax { get; private set; } = Instant.MinValue;

    internal void Add(long entries, long octets, (long Min, long Max) numbers, (long Min, long Max) generations, (long Min, long Max) receptions)
    {
        Entries += entries;
        Octets += octets;
        (FirstEntry, LastEntry) = (Math.Min(FirstEntry, numbers.Min), Math.Max(LastEntry, numbers.Max));
        (GenerationMin, GenerationMax) = Wider(GenerationMin, GenerationMax, generations);
        (ReceptionMin, ReceptionMax) = Wider(ReceptionMin, ReceptionMax, receptions);
    }

    private static (Instant Min, Instant Max) Wider(Instant min, Instant max, (long Min, long Max) more) =>
        (Instant.FromTaiNanoseconds(Math.Min(min.TaiNanoseconds, more.Min)), Instant.FromTaiNanoseconds(Math.Max(max.TaiNanoseconds, more.Max)));
}
