using Zarya.Ccsds.Packets;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;

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
internal abstract class PacketWorker(ContainerPlan plan) : IDisposable
{
    private readonly DecodedPacket _decoded = plan.CreateBuffer();

    protected ContainerPlan Plan => plan;

    /// <summary>Decodes a block.</summary>
    public PacketBatch Run(PacketBlock block, string? file)
    {
        PacketBatch batch = NewBatch();
        for (int i = 0; i < block.Count; i++)
        {
            ReadOnlySpan<byte> packet = block[i];
            bool ok = plan.Decode(packet, _decoded);
            SpacePacketHeader.TryRead(packet, out SpacePacketHeader header);
            var head = new PacketHead(block.FirstIndex + i, header.Apid.Value, ok, file);
            batch.Counts.Add(_decoded, in head, packet.Length);
            Add(batch, _decoded, packet, in head);
        }
        return batch;
    }

    /// <summary>A batch without output.</summary>
    protected virtual PacketBatch NewBatch() => new();

    /// <summary>Adds a decoded packet to the batch that <see cref="NewBatch"/> made.</summary>
    protected abstract void Add(PacketBatch batch, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>What an output says about a packet besides its values.</summary>
/// <param name="Index">Index in the file, from 0.</param>
/// <param name="Apid">APID.</param>
/// <param name="Ok">Whether it was decoded to its end.</param>
/// <param name="File">The file's name where there are several, else <see langword="null"/>.</param>
internal readonly record struct PacketHead(long Index, int Apid, bool Ok, string? File);

/// <summary>What a worker made of a block: what happened; derived forms hold the output.</summary>
internal class PacketBatch
{
    public DecodeCounts Counts { get; } = new();

    /// <summary>Gives pooled memory back.</summary>
    public virtual void Release()
    {
    }
}
