using Microsoft.Extensions.Logging;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Sockets;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Calls;

/// <summary>What handlers and topics may use: the missions, the options, a clock for waiting, a log.</summary>
/// <param name="Missions">The missions.</param>
/// <param name="Options">What was set.</param>
/// <param name="Clock">For waiting and for the once-a-second of topics.</param>
/// <param name="Log">The log.</param>
internal sealed record ApiServices(IMissions Missions, ApiOptions Options, TimeProvider Clock, ILogger Log)
{
    /// <summary>Who everybody is while nobody has to sign in.</summary>
    public const string Guest = "guest";

    /// <summary>All routes.</summary>
    public RouteTable Routes { get; set; } = null!;

    /// <summary>What processors tell subscribers.</summary>
    public FeedDirectory Feeds { get; set; } = null!;

    /// <summary>The mission by name.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public Mission Mission(string instance) => Missions.TryGet(instance, out Mission? mission) ? mission : throw ApiException.NotFound($"No instance named '{instance}'");

    /// <summary>The processor of a mission by name.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static RunningProcessor Processor(Mission mission, string name) =>
        mission.Processors.FirstOrDefault(p => p.Name == name) ?? throw ApiException.NotFound($"No processor '{name}' within instance '{mission.Name}'");
}
