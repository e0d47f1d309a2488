using Zarya.Ccsds.Packets;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>
/// A form of output. Workers turn blocks into batches, several at a time; batches are written one by one in the order of the file. So the output does not depend on the number of cores.
/// </summary>
internal abstract class PacketFormat
{
    /// <summary>Whether packets without any of the wanted values give no row.</summary>
    public bool SkipsEmpty { get; init; }

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

    /// <summary>As <see cref="PacketFormat.SkipsEmpty"/>.</summary>
    public bool SkipsEmpty { get; set; }

    /// <summary>Decodes a block.</summary>
    public PacketBatch Run(PacketBlock block, string? file)
    {
        PacketBatch batch = NewBatch();
        for (int i = 0; i < block.Count; i++)
        {
            ReadOnlySpan<byte> packet = block[i];
            bool ok = plan.Decode(packet, _decoded);
            SpacePacketHeader.TryRead(packet, out SpacePacketHeader header);
            PacketHead head = block.Tags is { } tags
                ? new PacketHead(tags[i].Number, header.Apid.Value, ok, file, tags[i].Generation == tags[i].Reception ? null : tags[i].Generation, tags[i].Reception)
                : new PacketHead(block.FirstIndex + i, header.Apid.Value, ok, file);
            batch.Counts.Add(_decoded, in head, packet.Length);
            if (!SkipsEmpty || HasWanted()) Add(batch, _decoded, packet, in head);
        }
        return batch;
    }

    private bool HasWanted()
    {
        foreach (ref readonly ParameterValue value in _decoded.Values)
            if (!plan.Items[value.Item].IsHidden) return true;
        return false;
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
/// <param name="Index">Index in the file, from 0; or the entry's number in the record.</param>
/// <param name="Apid">APID.</param>
/// <param name="Ok">Whether it was decoded to its end.</param>
/// <param name="File">The file's name where there are several, else <see langword="null"/>.</param>
/// <param name="Time">The generation time that a record has; <see langword="null"/> if the packet itself must tell.</param>
/// <param name="Reception">The reception time that a record has.</param>
internal readonly record struct PacketHead(long Index, int Apid, bool Ok, string? File, Instant? Time = null, Instant? Reception = null);

/// <summary>What stands in front of the values in every row.</summary>
/// <param name="Index">What the first column is called.</param>
/// <param name="WithFile">Whether the file's name stands in front.</param>
/// <param name="WithReception">Whether there is a reception time.</param>
internal sealed record RowHead(string Index, bool WithFile, bool WithReception)
{
    /// <summary>Of packets of files.</summary>
    public static RowHead OfFiles(bool withFile) => new("packet", withFile, false);

    /// <summary>Of packets of a record.</summary>
    public static RowHead OfRecord { get; } = new("entry", false, true);
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
