namespace Zarya.Links;

/// <summary>Where links put what they receive.</summary>
public interface IPacketSink
{
    /// <summary>
    /// Hands on a batch, which belongs to the sink from then on. Waits while the sink has no room: links that can make the sender wait (TCP, files) do, and UDP keeps reading into its own bounded buffer and counts what it must drop.
    /// </summary>
    ValueTask PutAsync(PacketBatch batch, CancellationToken stop);

    /// <summary>Waits until everything that was put before is safe: links that destroy or move their source ask this first. A sink that keeps nothing has nothing to wait for.</summary>
    ValueTask SettleAsync(CancellationToken stop) => ValueTask.CompletedTask;

    /// <summary>Says that a link changed its status or met an error, for the event log.</summary>
    void Notice(ILink link, LinkNotice notice);
}

/// <summary>Something about a link that people should hear of.</summary>
/// <param name="IsTrouble">Whether it got worse; else it got better.</param>
/// <param name="Message">In words.</param>
public sealed record LinkNotice(bool IsTrouble, string Message);
