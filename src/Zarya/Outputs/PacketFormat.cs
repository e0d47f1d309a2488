using Zarya.Inputs;

namespace Zarya.Outputs;

/// <summary>
/// A form of output. Workers turn blocks into batches, several at a time; batches are written one by one in the order of the file. So the output does not depend on the number of cores.
/// </summary>
internal abstract class PacketFormat
{
    /// <summary>Makes a worker; each belongs to one thread at a time.</summary>
    public abstract PacketWorker CreateWorker();

    /// <summary>Writes what stands before the first batch.</summary>
    public virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Writes a batch.</summary>
    public abstract Task WriteAsync(PacketBatch batch);

    /// <summary>Writes what stands after the last batch.</summary>
    /// <param name="workers">All workers that were made: a summary is gathered from them.</param>
    public virtual Task EndAsync(IReadOnlyCollection<PacketWorker> workers) => Task.CompletedTask;
}

/// <summary>Turns blocks of packets into batches of output.</summary>
internal abstract class PacketWorker : IDisposable
{
    /// <summary>Decodes a block.</summary>
    public abstract PacketBatch Run(PacketBlock block, string? file);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>What a worker made of a block: what happened; derived forms hold the output.</summary>
internal class PacketBatch
{
    public DecodeCounts Counts { get; } = new();

    /// <summary>Gives pooled memory back.</summary>
    public virtual void Release()
    {
    }
}
