using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Appends to the record for everybody: one thread of its own owns the writer and commits in groups.</summary>
public sealed class Recorder
{
    /// <summary>The number of the last entry that is durable.</summary>
    public long LastDurable => throw new NotImplementedException();

    /// <summary>What is wrong with the disk, in words; <see langword="null"/> if nothing.</summary>
    public string? Trouble => throw new NotImplementedException();

    /// <summary>Appends one entry; done when it is durable.</summary>
    /// <returns>The entry's number.</returns>
    public ValueTask<long> AppendAsync(StreamKey stream, Instant generation, Instant reception, ReadOnlyMemory<byte> octets) => throw new NotImplementedException();
}
