using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Zarya.Ccsds.Packets;

namespace Zarya.Links.Tcp;

/// <summary>Who is connected to a <see cref="TcpServerLink"/>. Thread-safe.</summary>
/// <param name="life">The link's.</param>
/// <param name="most">How many may be.</param>
/// <param name="followsSequences">Whether their packets have sequence counts.</param>
internal sealed class TcpClients(LinkLife life, int most, bool followsSequences)
{
    private readonly Lock _lock = new();
    private readonly List<Place> _places = [];
    private SequenceTracker? _lastSequences;
    private string _words = "";

    /// <summary>Nobody is connected yet.</summary>
    internal void Begin(string words)
    {
        lock (_lock)
        {
            _words = words;
            Describe();
        }
    }

    /// <summary>Gives a connection its place, or turns it away.</summary>
    internal bool TryAdmit(Socket socket, [NotNullWhen(true)] out Place? place)
    {
        string peer = PeerOf(socket);
        lock (_lock)
        {
            bool isRoom = _places.Count < most;
            place = isRoom ? new Place(socket, peer, Sequences()) : null;
            if (place is not null)
            {
                _places.Add(place);
                life.Counts.Connected();
                Describe();
                return true;
            }
        }
        life.Erred($"turned {peer} away: {most} are connected already");
        socket.Dispose();
        return false;
    }

    /// <summary>Remembers who serves a connection.</summary>
    internal void Serve(Place place, Task serving)
    {
        lock (_lock) place.Serving = serving;
    }

    /// <summary>A connection is over.</summary>
    internal void Leave(Place place, string end, bool wasSentAway)
    {
        lock (_lock)
        {
            _ = _places.Remove(place);
            _lastSequences = place.Sequences;
            if (!wasSentAway)
            {
                life.Counts.Broke();
                life.Erred($"{place.Peer}: {end}");
            }
            Describe();
        }
    }

    /// <summary>Done when the last one has left.</summary>
    internal async Task AllGoneAsync()
    {
        while (true)
        {
            Task[] serving;
            lock (_lock) serving = [.. _places.Select(p => p.Serving)];
            if (serving.Length == 0) return;
            await Task.WhenAll(serving).ConfigureAwait(false);
        }
    }

    // One sender that comes back goes on with its counts, so that what was lost in between is seen. Of several nobody knows who is who.
    private SequenceTracker? Sequences()
    {
        if (!followsSequences) return null;
        SequenceTracker? last = _places.Count == 0 ? _lastSequences : null;
        _lastSequences = null;
        return last ?? new SequenceTracker();
    }

    private void Describe()
    {
        if (_places.Count == 0) life.Set(LinkPhase.Waiting, _words + ", nobody is connected");
        else life.Set(LinkPhase.Working, $"{_words}, connected: {string.Join(", ", _places.Select(p => p.Peer))}");
    }

    private static string PeerOf(Socket socket)
    {
        try
        {
            TcpSockets.KeepAlive(socket);
            return socket.RemoteEndPoint?.ToString() ?? "somebody";
        }
        catch (SocketException)
        {
            // Gone again before it could be asked; its stream ends at once.
            return "somebody";
        }
    }

    /// <summary>One connection.</summary>
    /// <param name="Socket">Its socket.</param>
    /// <param name="Peer">Who it is.</param>
    /// <param name="Sequences">Its sequence counts.</param>
    internal sealed record Place(Socket Socket, string Peer, SequenceTracker? Sequences)
    {
        /// <summary>Done when it is over.</summary>
        internal Task Serving { get; set; } = Task.CompletedTask;
    }
}
