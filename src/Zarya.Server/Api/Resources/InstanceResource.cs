using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Instances;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Services;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>Missions and the parts that run in them.</summary>
internal static class InstanceResource
{
    private static readonly string[] s_services = ["processor", "record"];

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ListInstancesRequest, ListInstancesResponse>("GET", "/api/instances", List),
        ApiRoute.Of<InstanceRequest, YamcsInstance>("GET", "/api/instances/{instance}", Get),
        ApiRoute.Of<Google.Protobuf.WellKnownTypes.Empty, ListInstanceTemplatesResponse>("GET", "/api/instance-templates", (call, request) => new()),
        ApiRoute.Of<InstanceRequest, ListServicesResponse>("GET", "/api/services/{instance}", ListServices),
        ApiRoute.Of<ServiceRequest, ServiceInfo>("POST", "/api/services/{instance}/{name}:start", RefuseService),
        ApiRoute.Of<ServiceRequest, ServiceInfo>("POST", "/api/services/{instance}/{name}:stop", RefuseService),
    ];

    private static ListInstancesResponse List(ApiCall call, ListInstancesRequest request) =>
        new() { Instances = { call.Missions.All.Where(m => request.Filter.All(f => Matches(m, f))).Select(InstanceTranslation.Of) } };

    private static YamcsInstance Get(ApiCall call, InstanceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        YamcsInstance wire = InstanceTranslation.Of(mission);
        wire.MissionDatabase = SystemTranslation.Database(mission.Database);
        return wire;
    }

    // A filter is "state=running" or "label.x=y", as section 8 of the contract has it.
    private static bool Matches(Mission mission, string filter)
    {
        string[] parts = filter.Split(['=', ':'], 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2) throw ApiException.BadRequest($"'{filter}' is no filter of instances");
        return parts[0] switch
        {
            "state" => parts[1].Equals("running", StringComparison.OrdinalIgnoreCase),
            "label.description" => mission.Description == parts[1],
            string label when label.StartsWith("label.", StringComparison.Ordinal) => false,
            _ => throw ApiException.BadRequest($"Instances cannot be filtered by '{parts[0]}'"),
        };
    }

    private static ListServicesResponse ListServices(ApiCall call, InstanceRequest request)
    {
        if (request.Instance == "_global") return new();
        Mission mission = call.Mission(request.Instance);
        return new() { Services = { s_services.Select(name => ServiceOf(mission, name)) } };
    }

    private static ServiceInfo ServiceOf(Mission mission, string name) => new() { Instance = mission.Name, Name = name, State = ServiceState.Running, ClassName = name };

    private static ServiceInfo RefuseService(ApiCall call, ServiceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        throw s_services.Contains(request.Name)
            ? ApiException.Forbidden($"The {request.Name} of '{mission.Name}' runs as long as the mission does")
            : ApiException.NotFound($"No service '{request.Name}' within instance '{mission.Name}'");
    }
}
