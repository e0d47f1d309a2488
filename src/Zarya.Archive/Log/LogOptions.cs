using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>How the log is written. Nothing here changes what can be read.</summary>
public sealed class LogOptions
{
    /// <summary>How long entries gather before they are committed, at most: 0 to 1 s, 20 ms unless said. Durability is not in question, only how long an acknowledgement takes and how many syncs a second there are.</summary>
    public Duration CommitInterval { get; init; } = Duration.FromNanoseconds(20_000_000);

    /// <summary>Octets that are committed without waiting for the interval: 1 to 16 MiB, 256 KiB unless said.</summary>
    public int CommitOctets { get; init; } = 256 * 1024;

    /// <summary>Octets of entries of one stream that make a block: 4 KiB to 1 MiB, 256 KiB unless said. A reader unpacks whole groups of columns of a block; damage costs a block.</summary>
    public int BlockOctets { get; init; } = 256 * 1024;

    /// <summary>A segment of this size is sealed: 64 KiB to 1 GiB, 128 MiB unless said.</summary>
    public long SegmentOctets { get; init; } = 128 << 20;

    /// <summary>A segment whose first entry is so old is sealed with the next commit: ten minutes unless said. Compaction takes sealed segments only.</summary>
    public Duration SegmentAge { get; init; } = Duration.FromNanoseconds(600_000_000_000);

    /// <summary>Octets that are handed to the disk before the commit, so that it has less to do then.</summary>
    internal int EarlyOctets { get; init; } = 1 << 20;

    /// <exception cref="ArgumentOutOfRangeException">Something is out of its range.</exception>
    internal void Check()
    {
        Check(CommitInterval.Nanoseconds, 0, 1_000_000_000, nameof(CommitInterval));
        Check(CommitOctets, 1, LogWriter.MaxCommitOctets, nameof(CommitOctets));
        Check(BlockOctets, 4096, 1 << 20, nameof(BlockOctets));
        Check(SegmentOctets, 64 * 1024, 1 << 30, nameof(SegmentOctets));
        Check(SegmentAge.Nanoseconds, 1, long.MaxValue, nameof(SegmentAge));
    }

    private static void Check(long value, long least, long greatest, string name)
    {
        if (value < least || value > greatest) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {greatest}");
    }
}
