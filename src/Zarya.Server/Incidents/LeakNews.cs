using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Processing.Events;

namespace Zarya.Server.Incidents;

/// <summary>The events by which a leak's incident begins, goes on and ends.</summary>
internal static class LeakNews
{
    /// <summary>Who raises them.</summary>
    public const string Source = "LeakWatch";

    /// <summary>That there is a leak.</summary>
    public const string Alarm = "leak-alarm";

    /// <summary>That it is over.</summary>
    public const string Clear = "leak-clear";

    /// <summary>Which hatch to shut next.</summary>
    public const string Closure = "next-closure";

    /// <summary>How well a patch holds.</summary>
    public const string Patch = "patch-verdict";

    /// <summary>Events that are looked at from the end of the record: as many as can come in while the entry that an incident began waits for the disk, and far more.</summary>
    private const int MostEvents = 5000;

    /// <summary>Whether the leak watch says that there is a leak. What a person wrote in its name does not count.</summary>
    public static bool IsAlarm(MissionEvent happening) => happening is { Source: Source, Type: Alarm, CreatedBy: null };

    /// <summary>Whether it says that a leak is over.</summary>
    public static bool IsClear(MissionEvent happening) => happening is { Source: Source, Type: Clear, CreatedBy: null };

    /// <summary>The newest of such events in a record; <see langword="null"/> if there is none near its end.</summary>
    public static MissionEvent? FindNewest(LogStore store)
    {
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Event, IsBackwards = true, Streams = s => s == EventEntry.Stream });
        for (int i = 0; i < MostEvents && reader.Read(); i++)
            if (EventEntry.TryRead(reader.Octets, out _) is { } happening && (IsAlarm(happening) || IsClear(happening))) return happening;
        return null;
    }
}
