using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Commanding;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>Commanding, truthfully: there is one queue, it is disabled, and nothing can be sent yet.</summary>
internal static class QueueResource
{
    private const string Root = "/api/processors/{instance}/{processor}";
    private const string NoCommanding = "This server cannot command yet";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ProcessorRequest, ListQueuesResponse>("GET", Root + "/queues", List),
        ApiRoute.Of<QueueRequest, CommandQueueInfo>("GET", Root + "/queues/{queue}", Get),
        ApiRoute.Of<QueueRequest, CommandQueueInfo>("POST", Root + "/queues/{queue}:enable", Refuse),
        ApiRoute.Of<QueueRequest, CommandQueueInfo>("POST", Root + "/queues/{queue}:disable", Get),
        ApiRoute.Of<QueueRequest, CommandQueueInfo>("POST", Root + "/queues/{queue}:block", Refuse),
        ApiRoute.Of<IssueCommandRequest, IssueCommandResponse>("POST", Root + "/commands/{name*}", Issue),
        ApiRoute.Of<UpdateCommandHistoryRequest, Google.Protobuf.WellKnownTypes.Empty>("POST", Root + "/commandhistory/{name*}", Update),
    ];

    /// <summary>The one queue of a processor.</summary>
    public static CommandQueueInfo DefaultQueue(Mission mission, RunningProcessor processor) => new()
    {
        Instance = mission.Name,
        ProcessorName = processor.Name,
        Name = "default",
        State = QueueState.Disabled,
        Order = 1,
        AcceptedCommandsCount = 0,
        RejectedCommandsCount = 0,
    };

    private static ListQueuesResponse List(ApiCall call, ProcessorRequest request) => new() { Queues = { DefaultQueue(call.Mission(request.Instance), call.Processor(request.Instance, request.Processor)) } };

    private static CommandQueueInfo Get(ApiCall call, QueueRequest request)
    {
        CommandQueueInfo queue = DefaultQueue(call.Mission(request.Instance), call.Processor(request.Instance, request.Processor));
        return request.Queue == queue.Name ? queue : throw ApiException.NotFound($"No queue '{request.Queue}' on processor '{request.Processor}'");
    }

    private static CommandQueueInfo Refuse(ApiCall call, QueueRequest request)
    {
        CommandQueueInfo queue = Get(call, request);
        throw ApiException.Forbidden($"Queue '{queue.Name}' stays disabled. {NoCommanding}");
    }

    private static IssueCommandResponse Issue(ApiCall call, IssueCommandRequest request)
    {
        _ = call.Processor(request.Instance, request.Processor);
        if (!MdbIndex.Of(call.Mission(request.Instance).Database).TryGetCommand(request.Name, out _)) throw ApiException.NotFound($"No command named '{request.Name}'");
        throw ApiException.Forbidden(NoCommanding);
    }

    private static Google.Protobuf.WellKnownTypes.Empty Update(ApiCall call, UpdateCommandHistoryRequest request)
    {
        _ = call.Processor(request.Instance, request.Processor);
        throw ApiException.NotFound($"No command with id '{request.Id}'. {NoCommanding}");
    }
}
