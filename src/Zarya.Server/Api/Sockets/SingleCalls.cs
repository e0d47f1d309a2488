using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Resources;
using Zarya.Server.Api.Schema.Commanding;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Sockets;

/// <summary>Topic <c>mdb-changes</c>: limits that people put in force.</summary>
internal sealed class MdbChangesCall(SocketClient client, Any options, SubscribeMdbChangesRequest request)
    : ListeningCall(client, "mdb-changes", options, client.Services.Feeds.Of(request.Instance, request.Processor))
{
    /// <inheritdoc/>
    public override void Hear(MdbOverrideInfo change) => Tell(change.Clone());
}

/// <summary>A topic of which nothing is told yet: there is no commanding. The names in its options are checked all the same.</summary>
internal sealed class QuietCall : MessageCall
{
    public QuietCall(SocketClient client, string topic, Any options, string instance, string processor)
        : base(client, topic, options)
    {
        Mission mission = client.Services.Mission(instance);
        if (processor.Length > 0) ApiServices.Processor(mission, processor);
    }

    /// <inheritdoc/>
    public override void Start()
    {
    }

    /// <inheritdoc/>
    public override void Stop()
    {
    }
}

/// <summary>Topic <c>queue-stats</c>: the one queue, which takes no commands.</summary>
internal sealed class QueueCall : MessageCall
{
    private readonly CommandQueueInfo _queue;

    public QueueCall(SocketClient client, Any options, ProcessorRequest request)
        : base(client, "queue-stats", options)
    {
        Mission mission = client.Services.Mission(request.Instance);
        _queue = QueueResource.DefaultQueue(mission, request.Processor.Length == 0 ? mission.Realtime : ApiServices.Processor(mission, request.Processor));
    }

    /// <inheritdoc/>
    public override void Start() => Tell(_queue);

    /// <inheritdoc/>
    public override void Stop()
    {
    }
}

/// <summary>Topic <c>clearance</c>: nobody may command.</summary>
internal sealed class ClearanceCall(SocketClient client, Any options) : MessageCall(client, "clearance", options)
{
    /// <inheritdoc/>
    public override void Start() => Tell(new ClearanceInfo { Username = ApiServices.Guest, HasCommandPrivileges = false });

    /// <inheritdoc/>
    public override void Stop()
    {
    }
}

/// <summary>Zarya's own topic <c>zarya.skipped</c>: what other calls of the same connection were not told because the client reads too slowly.</summary>
internal sealed class SkippedCall(SocketClient client, Any options) : MessageCall(client, TopicName, options)
{
    /// <summary>The topic.</summary>
    public const string TopicName = "zarya.skipped";

    /// <inheritdoc/>
    public override void Start()
    {
    }

    /// <inheritdoc/>
    public override void Stop()
    {
    }
}
