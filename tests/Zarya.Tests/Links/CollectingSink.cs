using System.Collections.Concurrent;
using Zarya.Links;
using Zarya.Time;

namespace Zarya.Tests.Links;

/// <summary>Keeps what links hand on. Can be made to take nothing.</summary>
internal sealed class CollectingSink : IPacketSink
{
    private readonly ConcurrentQueue<(string Link, byte[] Packet, Instant Reception)> _packets = new();
    private volatile TaskCompletionSource _open = Opened();

    internal ConcurrentQueue<(string Link, LinkNotice Notice)> Notices { get; } = new();

    internal int Settled { get; private set; }

    internal int LargestBatch { get; private set; }

    internal IReadOnlyList<byte[]> Of(string link) => [.. _packets.Where(p => p.Link == link).Select(p => p.Packet)];

    internal IReadOnlyList<Instant> ReceptionsOf(string link) => [.. _packets.Where(p => p.Link == link).Select(p => p.Reception)];

    internal void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Open() => _open.TrySetResult();

    public async ValueTask PutAsync(PacketBatch batch, CancellationToken stop)
    {
        if (!_open.Task.IsCompleted) await _open.Task.WaitAsync(stop);
        LargestBatch = Math.Max(LargestBatch, batch.Count);
        for (int i = 0; i < batch.Count; i++) _packets.Enqueue((batch.Link, batch[i].ToArray(), batch.Reception(i)));
        batch.Release();
    }

    public ValueTask SettleAsync(CancellationToken stop)
    {
        Settled++;
        return ValueTask.CompletedTask;
    }

    public void Notice(ILink link, LinkNotice notice) => Notices.Enqueue((link.Name, notice));

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
