using System.Buffers;
using System.Collections.Concurrent;
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
internal abstract class TextWorker(TextFormat format, ContainerPlan plan) : PacketWorker(plan)
{
    protected override PacketBatch NewBatch() => format.NewBatch();

    protected override void Add(PacketBatch batch, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head) =>
        WriteLine(((TextBatch)batch).Text, decoded, packet, in head);

    protected abstract void WriteLine(ArrayBufferWriter<byte> text, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head);
}
