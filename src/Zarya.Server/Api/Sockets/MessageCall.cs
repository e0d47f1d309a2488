using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Codecs;

namespace Zarya.Server.Api.Sockets;

/// <summary>A subscription to whole messages. When too many wait, the oldest give way.</summary>
internal abstract class MessageCall(SocketClient client, string topic, Any options) : SocketCall(client, topic, options)
{
    private readonly Lock _lock = new();
    private readonly Queue<Outgoing> _waiting = [];
    private readonly int _bound = client.Services.Options.MaxWaiting;
    private ulong _skipped;

    /// <summary>Tells the client.</summary>
    public void Tell(Outgoing message)
    {
        lock (_lock)
        {
            _waiting.Enqueue(message);
            if (_waiting.Count > _bound)
            {
                _waiting.Dequeue();
                _skipped++;
            }
        }
        Signal();
    }

    /// <summary>Tells the client something that nobody else is told.</summary>
    public void Tell(IMessage message) => Tell(new Outgoing(message));

    /// <inheritdoc/>
    public override bool TryWrite(ArrayPoolWriter output, WireCodec codec)
    {
        Outgoing? next;
        ulong skipped;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next)) return false;
            (skipped, _skipped) = (_skipped, 0);
        }
        SocketMessage.Write(output, codec, Topic, Number, NextSeq(skipped), next);
        return true;
    }
}
