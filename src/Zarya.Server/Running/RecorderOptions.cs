using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>How the recorder works.</summary>
internal sealed record RecorderOptions
{
    /// <summary>How the log is written.</summary>
    public LogOptions Log { get; init; } = new();

    /// <summary>Octets that may wait to be appended; then links wait. 32 MiB unless said.</summary>
    public long QueueOctets { get; init; } = 32 << 20;

    /// <summary>Octets that are kept in memory while the disk refuses them. What is above is given up, the oldest first, and counted. 64 MiB unless said.</summary>
    public long HeldOctets { get; init; } = 64 << 20;

    /// <summary>How long to wait before a refused commit is tried again. 500 ms unless said.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How old entries may become; <see langword="null"/>: as old as they like.</summary>
    public Duration? Keep { get; init; }

    /// <summary>How many octets the log may take; <see langword="null"/>: as many as it likes.</summary>
    public long? KeepOctets { get; init; }

    /// <summary>Whether sealed segments are packed anew.</summary>
    public bool Compacts { get; init; } = true;
}
