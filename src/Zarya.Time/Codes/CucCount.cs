namespace Zarya.Time.Codes;

/// <summary>What the seconds of an unsegmented code count.</summary>
public enum CucCount
{
    /// <summary>SI seconds since the epoch, as CCSDS 301.0-B-4 §3.2 means it.</summary>
    SiSeconds,

    /// <summary>
    /// Seconds of UTC clock time since the epoch with leap seconds left out, like POSIX time. Not in the book, but common on board and in
    /// mission control; only with an agency epoch.
    /// </summary>
    UtcSeconds,
}
