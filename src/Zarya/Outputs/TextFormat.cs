using System.Buffers;
using System.Collections.Concurrent;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>A form that is octets in order: JSON Lines, CSV.</summary>
internal abstract class TextFormat(Stream output) : PacketFormat
{
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    protected Stream Output => output;

    public override async Task WriteAsync(PacketBatch batch) => await output.WriteAsync(((TextBatch)batch).Text.WrittenMemory);

    public override Task EndAsync(IReadOnlyCollection<PacketWorker> workers) => output.FlushAsync();

    /// <summary>An empty batch, with memory that was used before if there is any.</summary>
    public TextBatch NewBatch()
    {
        if (!_buffers.TryTake(out ArrayBufferWriter<byte>? buffer)) buffer = new ArrayBufferWriter<byte>(1 << 20);
        buffer.ResetWrittenCount();
        return new TextBatch(buffer, _buffers);
    }
}

/// <summary>A batch of octets.</summary>
internal sealed class TextBatch(ArrayBufferWriter<byte> text, ConcurrentBag<ArrayBufferWriter<byte>> pool) : PacketBatch
{
    public ArrayBufferWriter<byte> Text => text;

    public override void Release() => pool.Add(text);
}

/// <summary>A worker that writes one line a packet.</summary>
internal abstract class TextWorker(TextFormat format, ContainerPlan plan) : PacketWorker
{
    private readonly DecodedPacket _decoded = plan.CreateBuffer();

    protected ContainerPlan Plan => plan;

    public override PacketBatch Run(PacketBlock block, string? file)
    {
        TextBatch batch = format.NewBatch();
        for (int i = 0; i < block.Count; i++)
        {
            ReadOnlySpan<byte> packet = block[i];
            bool ok = plan.Decode(packet, _decoded);
            int apid = ((packet[0] << 8) | packet[1]) & 0x7FF;
            var head = new PacketHead(block.FirstIndex + i, apid, ok, file);
            batch.Counts.Add(_decoded, in head, packet.Length);
            WriteLine(batch.Text, _decoded, packet, in head);
        }
        return batch;
    }

    protected abstract void WriteLine(ArrayBufferWriter<byte> text, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head);
}

/// <summary>What a line says about its packet besides the values.</summary>
/// <param name="Index">Index in the file, from 0.</param>
/// <param name="Apid">APID.</param>
/// <param name="Ok">Whether it was decoded to its end.</param>
/// <param name="File">The file's name where there are several, else <see langword="null"/>.</param>
internal readonly record struct PacketHead(long Index, int Apid, bool Ok, string? File);
