using System.Net;
using System.Net.Sockets;
using Zarya.Ccsds.Packets;
using Zarya.Links.Splitting;
using Zarya.Time;

namespace Zarya.Links.Udp;

/// <summary>Receives datagrams, each with one or several packets. What is lost is counted: by the kernel's counter, by sequence counts, and what there was no room for here.</summary>
public sealed class UdpLink : ILink
{
    // After so many datagrams without a pause, others get the thread.
    private const int Turn = 1024;

    private readonly UdpLinkOptions _options;
    private readonly LinkLife _life;
    private readonly IPacketSplitter _splitter;
    private readonly SequenceTracker? _sequences;
    private readonly Lock _socketLock = new();
    private readonly byte[] _datagram = new byte[65536];
    private KernelDrops? _drops;

    /// <summary>A link that does nothing until it is run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it is set to.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="ArgumentException">The name or the group cannot be.</exception>
    public UdpLink(string name, UdpLinkOptions options, LinkClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        Name = LinkName.Checked(name);
        _options = options;
        if (options.Group is not null && !UdpSockets.IsMulticast(options.Group)) throw new ArgumentException($"{options.Group} is not a multicast group");
        if (options.Group is not null && options.Group.AddressFamily != options.Listen.AddressFamily) throw new ArgumentException($"group {options.Group} and address {options.Listen} are not of one family");
        _life = new LinkLife(clock, options.Watch, options.IsEnabled, canMakeWait: false);
        _splitter = options.Packets.MakeSplitter();
        _sequences = options.Packets.HasSequenceCounts ? new SequenceTracker() : null;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "udp";

    /// <inheritdoc/>
    public string Setting => $"listens on {_options.Listen}{(_options.Group is null ? "" : $", group {_options.Group}")}; {_options.Packets.Words}";

    /// <inheritdoc/>
    public bool IsEnabled { get => _life.IsEnabled; set => _life.IsEnabled = value; }

    /// <inheritdoc/>
    public LinkReport Report => _life.Report();

    /// <summary>Where it listens, with the port that the system chose; <see langword="null"/> while it does not.</summary>
    public IPEndPoint? LocalEndPoint { get; private set => Volatile.Write(ref field, value); }

    /// <inheritdoc/>
    public void ResetCounts() => _life.ResetCounts();

    /// <inheritdoc/>
    public Task RunAsync(IPacketSink sink, CancellationToken stop) => _life.RunAsync(this, sink, SessionAsync, CountDrops, stop);

    private async Task SessionAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using Socket socket = UdpSockets.Open(_options);
                lock (_socketLock) _drops = KernelDrops.Find(socket);
                LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
                _life.Set(LinkPhase.Working, $"listens on {LocalEndPoint}{UdpSockets.BufferRemark(socket, _options)}");
                using CancellationTokenRegistration closing = session.Register(() => Close(socket));
                await ReceiveAsync(socket, sink, session, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                session.ThrowIfCancellationRequested();
                _life.Erred(fault.Message);
                _life.Set(LinkPhase.Broken, $"cannot listen on {_options.Listen}: {fault.Message}");
            }
            finally
            {
                LocalEndPoint = null;
            }
            await Task.Delay(TimeSpan.FromSeconds(1), _life.Clock.Provider, session).ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(Socket socket, IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        var outlet = new PacketOutlet(Name, _life, _sequences);
        var backlog = new UdpBacklog(outlet, sink, _options.BacklogPackets / PacketOutlet.MostPackets, stop);
        try
        {
            for (int turn = 1; ; turn++)
            {
                ValueTask<int> reading = socket.ReceiveAsync(_datagram.AsMemory(), SocketFlags.None, session);
                int octets = reading.IsCompleted || backlog.TryHandOn()
                    ? await reading.ConfigureAwait(false)
                    : await ReadWhileHandingOnAsync(reading.AsTask(), backlog).ConfigureAwait(false);
                Take(octets, outlet, backlog);
                if (outlet.IsFull)
                {
                    backlog.SetAsideFull();
                    _ = backlog.TryHandOn();
                }
                if (turn % Turn == 0) await Task.Yield();
            }
        }
        finally
        {
            await backlog.EmptyAsync().ConfigureAwait(false);
        }
    }

    private static async Task<int> ReadWhileHandingOnAsync(Task<int> reading, UdpBacklog backlog)
    {
        while (!reading.IsCompleted && !backlog.TryHandOn()) _ = await Task.WhenAny(reading, backlog.Putting).ConfigureAwait(false);
        return await reading.ConfigureAwait(false);
    }

    private void Take(int octets, PacketOutlet outlet, UdpBacklog backlog)
    {
        Instant now = _life.Clock.Now;
        _life.Counts.Received(octets, now, _life.Clock.ElapsedS);
        if (backlog.HasNoRoom)
        {
            _life.Counts.Overran();
            return;
        }
        _splitter.Restart();
        ReadOnlySpan<byte> rest = _datagram.AsSpan(0, octets);
        while (!rest.IsEmpty)
        {
            SplitStep step = _splitter.Next(rest, isFinal: true);
            if (step.Kind == SplitStepKind.Rejected) Skip(step);
            else if (step.Length > 0) outlet.Add(rest.Slice(step.Offset, step.Length), now);
            rest = rest[step.Used..];
        }
    }

    private void Skip(in SplitStep step)
    {
        _life.Counts.Skipped(step.Used);
        _life.Erred($"octets that are no packet: {step.Rejection.Words()}");
    }

    private void CountDrops()
    {
        lock (_socketLock)
        {
            if (_drops?.Take() is > 0 and var drops) _life.Counts.Dropped(drops);
        }
    }

    // The last drops are read while the kernel still has the line.
    private void Close(Socket socket)
    {
        CountDrops();
        lock (_socketLock) _drops = null;
        socket.Dispose();
    }
}
