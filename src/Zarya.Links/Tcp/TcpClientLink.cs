using System.Net.Sockets;
using Zarya.Ccsds.Packets;
using Zarya.Links.Splitting;
using static System.FormattableString;

namespace Zarya.Links.Tcp;

/// <summary>Connects to a peer and reads packets from it; connects again when the connection is lost. The peer is made to wait while the sink has no room.</summary>
public sealed class TcpClientLink : ILink
{
    private readonly TcpClientLinkOptions _options;
    private readonly LinkLife _life;
    private readonly BackOff _backOff;
    private readonly SequenceTracker? _sequences;

    /// <summary>A link that does nothing until it is run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it is set to.</param>
    /// <param name="clock">The time.</param>
    /// <param name="random">Spreads the attempts; its own from now on.</param>
    /// <exception cref="ArgumentException">The name or the options cannot be.</exception>
    public TcpClientLink(string name, TcpClientLinkOptions options, LinkClock clock, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        if (options.RetryMostS < options.RetryLeastS) throw new ArgumentException($"the longest wait between attempts ({options.RetryMostS} s) is shorter than the shortest ({options.RetryLeastS} s)");
        TcpSockets.Check(options.Packets);
        Name = LinkName.Checked(name);
        _options = options;
        _life = new LinkLife(clock, options.Watch, options.IsEnabled, canMakeWait: true);
        _backOff = new BackOff(random, options.RetryLeastS, options.RetryMostS);
        _sequences = options.Packets.HasSequenceCounts ? new SequenceTracker() : null;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "tcp-client";

    /// <inheritdoc/>
    public string Setting => $"connects to {Peer}; {_options.Packets.Words}";

    /// <inheritdoc/>
    public bool IsEnabled { get => _life.IsEnabled; set => _life.IsEnabled = value; }

    /// <inheritdoc/>
    public LinkReport Report => _life.Report();

    private string Peer => _options.Host.Contains(':') ? $"[{_options.Host}]:{_options.Port}" : $"{_options.Host}:{_options.Port}";

    /// <inheritdoc/>
    public void ResetCounts() => _life.ResetCounts();

    /// <inheritdoc/>
    public Task RunAsync(IPacketSink sink, CancellationToken stop) => _life.RunAsync(this, sink, SessionAsync, static () => { }, stop);

    private async Task SessionAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        _backOff.Reset();
        _life.Set(LinkPhase.Waiting, $"connects to {Peer}");
        while (true)
        {
            string trouble = await ConnectAndReceiveAsync(sink, session, stop).ConfigureAwait(false);
            session.ThrowIfCancellationRequested();
            double waitS = _backOff.NextS();
            _life.Erred(trouble);
            _life.Set(LinkPhase.Broken, Invariant($"{trouble}; tries again in {waitS:F1} s"));
            await Task.Delay(TimeSpan.FromSeconds(waitS), _life.Clock.Provider, session).ConfigureAwait(false);
        }
    }

    /// <summary>One connection from attempt to end.</summary>
    /// <returns>What ended it.</returns>
    private async Task<string> ConnectAndReceiveAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using CancellationTokenRegistration closing = session.Register(socket.Dispose);
        try
        {
            await ConnectAsync(socket, session).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            return $"no connection to {Peer}: {fault.Message}";
        }
        catch (OperationCanceledException) when (!session.IsCancellationRequested)
        {
            return Invariant($"no connection to {Peer}: no answer within {_options.ConnectTimeoutS} s");
        }
        _life.Counts.Connected();
        _life.Set(LinkPhase.Working, $"connected to {Peer}");
        long before = _life.Counts.Totals.Octets;
        string end = "closed by the peer";
        try
        {
            var reception = new StreamReception(_life, new PacketStream(_options.Packets.MakeSplitter()), new PacketOutlet(Name, _life, _sequences));
            await reception.ReceiveAsync(socket, sink, session, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            end = fault.Message;
        }
        // A peer that accepts and says nothing is no success.
        if (_life.Counts.Totals.Octets > before) _backOff.Reset();
        if (!session.IsCancellationRequested) _life.Counts.Broke();
        return $"lost the connection to {Peer}: {end}";
    }

    private async Task ConnectAsync(Socket socket, CancellationToken session)
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(_options.ConnectTimeoutS), _life.Clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(session, tooLong.Token);
        await socket.ConnectAsync(_options.Host, _options.Port, either.Token).ConfigureAwait(false);
        TcpSockets.KeepAlive(socket);
    }
}
