using System.Net;
using System.Net.Sockets;
using Zarya.Links.Splitting;

namespace Zarya.Links.Tcp;

/// <summary>Waits for connections and reads packets from each; every connection is a stream of its own. Senders are made to wait while the sink has no room.</summary>
public sealed class TcpServerLink : ILink
{
    private readonly TcpServerLinkOptions _options;
    private readonly LinkLife _life;
    private readonly TcpClients _clients;

    /// <summary>A link that does nothing until it is run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What it is set to.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="ArgumentException">The name or the options cannot be.</exception>
    public TcpServerLink(string name, TcpServerLinkOptions options, LinkClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        TcpSockets.Check(options.Packets);
        Name = LinkName.Checked(name);
        _options = options;
        _life = new LinkLife(clock, options.Watch, options.IsEnabled, canMakeWait: true);
        _clients = new TcpClients(_life, options.MaxClients, options.Packets.HasSequenceCounts);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => "tcp-server";

    /// <inheritdoc/>
    public string Setting => $"listens on {_options.Listen} for up to {_options.MaxClients}; {_options.Packets.Words}";

    /// <inheritdoc/>
    public bool IsEnabled { get => _life.IsEnabled; set => _life.IsEnabled = value; }

    /// <inheritdoc/>
    public LinkReport Report => _life.Report();

    /// <summary>Where it listens, with the port that the system chose; <see langword="null"/> while it does not.</summary>
    public IPEndPoint? LocalEndPoint { get; private set => Volatile.Write(ref field, value); }

    /// <inheritdoc/>
    public void ResetCounts() => _life.ResetCounts();

    /// <inheritdoc/>
    public Task RunAsync(IPacketSink sink, CancellationToken stop) => _life.RunAsync(this, sink, SessionAsync, static () => { }, stop);

    private async Task SessionAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await ListenAsync(sink, session, stop).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                session.ThrowIfCancellationRequested();
                _life.Erred(fault.Message);
                _life.Set(LinkPhase.Broken, $"cannot listen on {_options.Listen}: {fault.Message}");
            }
            await Task.Delay(TimeSpan.FromSeconds(1), _life.Clock.Provider, session).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(IPacketSink sink, CancellationToken session, CancellationToken stop)
    {
        using var listener = new Socket(_options.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // So that a restart does not wait for connections of before to be forgotten.
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(_options.Listen);
        listener.Listen(_options.MaxClients);
        using CancellationTokenRegistration closing = session.Register(listener.Dispose);
        LocalEndPoint = (IPEndPoint)listener.LocalEndPoint!;
        using var serving = CancellationTokenSource.CreateLinkedTokenSource(session);
        _clients.Begin($"listens on {LocalEndPoint}");
        try
        {
            while (true)
            {
                Socket socket = await AcceptAsync(listener, session).ConfigureAwait(false);
                if (_clients.TryAdmit(socket, out TcpClients.Place? place)) _clients.Serve(place, ServeAsync(place, sink, serving.Token, stop));
            }
        }
        finally
        {
            LocalEndPoint = null;
            await serving.CancelAsync().ConfigureAwait(false);
            await _clients.AllGoneAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The next connection. What goes wrong with one that wants to come (it is gone again, the process has no descriptor free) does not end the others.</summary>
    private async Task<Socket> AcceptAsync(Socket listener, CancellationToken session)
    {
        while (true)
        {
            try
            {
                return await listener.AcceptAsync(session).ConfigureAwait(false);
            }
            catch (SocketException fault) when (!session.IsCancellationRequested)
            {
                _life.Erred($"a connection could not be accepted: {fault.Message}");
            }
            await Task.Delay(TimeSpan.FromSeconds(0.2), _life.Clock.Provider, session).ConfigureAwait(false);
        }
    }

    /// <summary>One connection to its end. Does not throw: what one brings about is no other's.</summary>
    private async Task ServeAsync(TcpClients.Place place, IPacketSink sink, CancellationToken serving, CancellationToken stop)
    {
        await Task.Yield();
        using CancellationTokenRegistration closing = serving.Register(place.Socket.Dispose);
        string end = "closed by the peer";
        try
        {
            var reception = new StreamReception(_life, new PacketStream(_options.Packets.MakeSplitter()), new PacketOutlet(Name, _life, place.Sequences));
            await reception.ReceiveAsync(place.Socket, sink, serving, stop).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            end = fault.Message;
        }
        place.Socket.Dispose();
        _clients.Leave(place, end, wasSentAway: serving.IsCancellationRequested);
    }
}
