namespace Zarya.Processing.Telemetry;

/// <summary>Why somebody wants to know of each new value of a parameter.</summary>
[Flags]
internal enum WatchMarks : byte
{
    /// <summary>Nobody does.</summary>
    None = 0,

    /// <summary>The audience hears of it.</summary>
    Watched = 1,

    /// <summary>Its limits or validity are worked out here, not by the decoder.</summary>
    Judged = 2,

    /// <summary>It has an alarm that stands.</summary>
    Alarmed = 4,

    /// <summary>Something is computed from it, or it is itself computed in packets.</summary>
    Feeds = 8,

    /// <summary>The audience hears of it while it does not come too often (<see cref="SparseWatches"/>).</summary>
    WatchedSparsely = 16,

    /// <summary>Other calibrators than the definition's are in force.</summary>
    Recalibrated = 32,
}
