using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Codecs;

namespace Zarya.Server.Api.Sockets;

/// <summary>A subscription of a client. What it is told waits here, bounded, until the client's sender takes it.</summary>
internal abstract class SocketCall(SocketClient client, string topic, Any options)
{
    private int _isQueued;
    private int _seq;

    /// <summary>Whose it is.</summary>
    public SocketClient Client { get; } = client;

    /// <summary>Its number, unique in a run of the server.</summary>
    public int Number { get; } = client.NextCallNumber();

    /// <summary>The topic.</summary>
    public string Topic { get; } = topic;

    /// <summary>What it was opened with.</summary>
    public Any Options { get; } = options;

    /// <summary>What it was not told so far because the client reads too slowly.</summary>
    public ulong Skipped { get; private set; }

    /// <summary>Begins; called once the reply is on its way.</summary>
    public abstract void Start();

    /// <summary>A further message of the client. Topics that take none ignore it.</summary>
    public virtual void Continue(Google.Protobuf.IMessage options)
    {
    }

    /// <summary>Ends.</summary>
    public abstract void Stop();

    /// <summary>Once a second.</summary>
    public virtual void Tick()
    {
    }

    /// <summary>Writes the next message that waits; <see langword="false"/> if nothing does. Called by the sender only.</summary>
    public abstract bool TryWrite(ArrayPoolWriter output, WireCodec codec);

    /// <summary>Takes its place in the sender's queue, unless it stands there already.</summary>
    public void Signal()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0) Client.Enqueue(this);
    }

    /// <summary>The sender takes it from the queue: what comes from now on queues it anew.</summary>
    public void Dequeued() => Volatile.Write(ref _isQueued, 0);

    /// <summary>The number of the next message. One is left out where something was skipped: clients know by that gap.</summary>
    protected int NextSeq(ulong skipped)
    {
        if (skipped > 0)
        {
            _seq++;
            Skipped += skipped;
            Client.NoteSkipped(this, skipped);
        }
        return ++_seq;
    }
}
