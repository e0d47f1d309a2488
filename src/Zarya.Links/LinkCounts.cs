using Zarya.Time;

namespace Zarya.Links;

/// <summary>The counts of one link: written by whoever receives, read by anyone at any time.</summary>
internal sealed class LinkCounts
{
    private long _packets;
    private long _octets;
    private long _skipped;
    private long _dropped;
    private long _overrun;
    private long _missing;
    private long _connections;
    private long _breaks;
    private long _waitedTicks;
    private int _waiting;
    private long _lastReception = long.MinValue;
    private double _lastReceptionS = double.NegativeInfinity;

    /// <summary>All of them.</summary>
    internal LinkTotals Totals => new(
        Interlocked.Read(ref _packets), Interlocked.Read(ref _octets), Interlocked.Read(ref _skipped), Interlocked.Read(ref _dropped), Interlocked.Read(ref _overrun),
        Interlocked.Read(ref _missing), Interlocked.Read(ref _connections), Interlocked.Read(ref _breaks));

    /// <summary>When something last came.</summary>
    internal Instant? LastReception => Interlocked.Read(ref _lastReception) is var tai && tai != long.MinValue ? Instant.FromTaiNanoseconds(tai) : null;

    /// <summary>The same by the clock that never leaps; minus infinity: never.</summary>
    internal double LastReceptionS => Volatile.Read(ref _lastReceptionS);

    /// <summary>How many wait for room in the sink at this moment.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Seconds that were spent waiting for room in the sink.</summary>
    internal double WaitedS => TimeSpan.FromTicks(Interlocked.Read(ref _waitedTicks)).TotalSeconds;

    internal void Received(int octets, Instant reception, double receptionS)
    {
        Interlocked.Add(ref _octets, octets);
        Interlocked.Exchange(ref _lastReception, reception.TaiNanoseconds);
        Volatile.Write(ref _lastReceptionS, receptionS);
    }

    internal void HandedOn(int packets) => Interlocked.Add(ref _packets, packets);

    internal void Skipped(long octets) => Interlocked.Add(ref _skipped, octets);

    internal void Missed(long packets) => Interlocked.Add(ref _missing, packets);

    /// <summary>Datagrams that the kernel threw away.</summary>
    internal void Dropped(long datagrams) => Interlocked.Add(ref _dropped, datagrams);

    /// <summary>A datagram that was read and then had to be thrown away, since the sink takes nothing.</summary>
    internal void Overran()
    {
        Interlocked.Increment(ref _overrun);
        Interlocked.Increment(ref _dropped);
    }

    internal void Connected() => Interlocked.Increment(ref _connections);

    internal void Broke() => Interlocked.Increment(ref _breaks);

    internal void BeginWait() => Interlocked.Increment(ref _waiting);

    internal void EndWait(double seconds)
    {
        Interlocked.Decrement(ref _waiting);
        Interlocked.Add(ref _waitedTicks, TimeSpan.FromSeconds(seconds).Ticks);
    }
}
