namespace Zarya.Archive.Log;

/// <summary>Something that went wrong with the disk, for alarms and people: nothing acknowledged was lost.</summary>
/// <param name="Kind">What.</param>
/// <param name="Segment">The segment that was written then.</param>
/// <param name="Entries">Entries that were refused.</param>
/// <param name="Message">What the disk said.</param>
public sealed record LogIncident(LogIncidentKind Kind, long Segment, int Entries, string Message);

/// <summary>Kinds of trouble.</summary>
public enum LogIncidentKind
{
    /// <summary>No space: refused until there is some.</summary>
    DiskFull,

    /// <summary>A write failed.</summary>
    WriteFailed,

    /// <summary>A sync failed: what was written may never reach the disk, so the segment was given up behind its last success, and a new one begun.</summary>
    SyncFailed,

    /// <summary>On opening, a commit at the end was not whole and was left out: it had not been acknowledged.</summary>
    CutAtOpen,
}
