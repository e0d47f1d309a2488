using System.Net.Sockets;
using Zarya.Links.Splitting;
using Zarya.Time;

namespace Zarya.Links;

/// <summary>Carries one stream from where its octets come to the sink.</summary>
/// <param name="life">Whose stream.</param>
/// <param name="packets">The stream.</param>
/// <param name="outlet">Its way to the sink.</param>
internal sealed class StreamReception(LinkLife life, PacketStream packets, PacketOutlet outlet)
{
    // After so many octets without a pause, others get the thread.
    private const int Turn = 1 << 20;

    private long _skipped;

    /// <summary>Receives until the peer closes; what was gathered is handed on whatever happens.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">The session ended.</exception>
    internal async Task ReceiveAsync(Socket socket, IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        int turn = 0;
        try
        {
            while (true)
            {
                ValueTask<int> reading = socket.ReceiveAsync(packets.Room(), SocketFlags.None, session);
                // The socket has nothing more: nothing that is whole waits for it.
                if (!reading.IsCompleted) await outlet.HandOnAsync(sink, stop).ConfigureAwait(false);
                int octets = await reading.ConfigureAwait(false);
                if (octets == 0) return;
                await TakeAsync(octets, sink, stop).ConfigureAwait(false);
                turn += octets;
                if (turn < Turn) continue;
                turn = 0;
                await Task.Yield();
            }
        }
        finally
        {
            await FinishAsync(sink, stop).ConfigureAwait(false);
        }
    }

    /// <summary>So many octets came into the room just now.</summary>
    internal async ValueTask TakeAsync(int octets, IPacketSink sink, CancellationToken stop)
    {
        Instant now = life.Clock.Now;
        packets.Received(octets, now);
        life.Counts.Received(octets, now, life.Clock.ElapsedS);
        while (outlet.Gather(packets)) await outlet.HandOnAsync(sink, stop).ConfigureAwait(false);
        if (packets.SkippedOctets != _skipped) CountSkipped();
    }

    /// <summary>Hands on what is whole.</summary>
    internal ValueTask HandOnAsync(IPacketSink sink, CancellationToken stop) => outlet.HandOnAsync(sink, stop);

    /// <summary>The input is at its end: judges what waits, and hands on the last packets.</summary>
    internal async ValueTask FinishAsync(IPacketSink sink, CancellationToken stop)
    {
        packets.Finish();
        while (outlet.Gather(packets)) await outlet.HandOnAsync(sink, stop).ConfigureAwait(false);
        if (packets.SkippedOctets != _skipped) CountSkipped();
        await outlet.HandOnAsync(sink, stop).ConfigureAwait(false);
    }

    private void CountSkipped()
    {
        life.Counts.Skipped(packets.SkippedOctets - _skipped);
        _skipped = packets.SkippedOctets;
        life.Erred($"octets that are no packet: {packets.LastRejection.Words()}");
    }
}
