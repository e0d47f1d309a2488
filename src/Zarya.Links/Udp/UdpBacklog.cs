namespace Zarya.Links.Udp;

/// <summary>What was received and the sink has not taken yet. The socket is never left unread for the sink's sake: what does not fit here is thrown away and counted.</summary>
/// <param name="outlet">Where packets are gathered.</param>
/// <param name="sink">Where batches go.</param>
/// <param name="mostBatches">Full batches to hold.</param>
/// <param name="stop">Ends waiting.</param>
internal sealed class UdpBacklog(PacketOutlet outlet, IPacketSink sink, int mostBatches, CancellationToken stop)
{
    private readonly Queue<PacketBatch> _full = new();

    /// <summary>The batch the sink is taking: done, or under way.</summary>
    internal Task Putting { get; private set; } = Task.CompletedTask;

    /// <summary>Whether a datagram that comes now has to be thrown away.</summary>
    internal bool HasNoRoom => outlet.IsFull && _full.Count >= mostBatches;

    /// <summary>Makes room to gather on.</summary>
    internal void SetAsideFull()
    {
        if (outlet.IsFull && _full.Count < mostBatches) _full.Enqueue(outlet.Take());
    }

    /// <summary>Hands on as much as the sink takes without waiting.</summary>
    /// <returns>Whether nothing is left; else <see cref="Putting"/> is what to wait for.</returns>
    internal bool TryHandOn()
    {
        while (Putting.IsCompleted)
        {
            Putting.GetAwaiter().GetResult();
            if (!_full.TryDequeue(out PacketBatch? batch))
            {
                if (outlet.Gathered == 0) return true;
                batch = outlet.Take();
            }
            ValueTask put = sink.PutAsync(batch, stop);
            Putting = put.IsCompletedSuccessfully ? Task.CompletedTask : put.AsTask();
        }
        return false;
    }

    /// <summary>Hands on everything, however long the sink takes.</summary>
    internal async Task EmptyAsync()
    {
        while (!TryHandOn()) await Putting.ConfigureAwait(false);
    }
}
