using Google.Protobuf.WellKnownTypes;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Api.Schema.Processing;

namespace Zarya.Server.Api.Sockets;

/// <summary>A call that hears what a processor's feed distributes. What it does not care for it ignores.</summary>
internal abstract class ListeningCall(SocketClient client, string topic, Any options, ProcessorFeed feed) : MessageCall(client, topic, options), IFeedListener
{
    /// <summary>Whom it listens to.</summary>
    protected ProcessorFeed Feed { get; } = feed;

    /// <inheritdoc/>
    public override void Start() => Feed.Listen(this, _ => [], _ => { });

    /// <inheritdoc/>
    public override void Stop() => Feed.Leave(this);

    /// <inheritdoc/>
    public virtual void Hear(AlarmNotice notice)
    {
    }

    /// <inheritdoc/>
    public virtual void Hear(MissionEvent happening)
    {
    }

    /// <inheritdoc/>
    public virtual void Hear(ContainerArrival arrival)
    {
    }

    /// <inheritdoc/>
    public virtual void Hear(MdbOverrideInfo change)
    {
    }

    /// <inheritdoc/>
    public virtual void EndBatch()
    {
    }
}
