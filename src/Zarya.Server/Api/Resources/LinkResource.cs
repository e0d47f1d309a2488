using Google.Protobuf.WellKnownTypes;
using Zarya.Links;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Links;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>The doors to the outside.</summary>
internal static class LinkResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, ListLinksResponse>("GET", "/api/links/{instance}", List),
        ApiRoute.Of<LinkRequest, LinkInfo>("GET", "/api/links/{instance}/{link}", Get),
        ApiRoute.Of<LinkRequest, LinkInfo>("POST", "/api/links/{instance}/{link}:enable", (call, request) => Change(call, request, l => l.IsEnabled = true)),
        ApiRoute.Of<LinkRequest, LinkInfo>("POST", "/api/links/{instance}/{link}:disable", (call, request) => Change(call, request, l => l.IsEnabled = false)),
        ApiRoute.Of<LinkRequest, LinkInfo>("POST", "/api/links/{instance}/{link}:resetCounters", (call, request) => Change(call, request, l => l.ResetCounts())),
        ApiRoute.Of<RunActionRequest, Struct>("POST", "/api/links/{instance}/{link}/actions/{action}", RunAction, body: "message"),
    ];

    private static ListLinksResponse List(ApiCall call, InstanceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        return new() { Links = { mission.Links.Select(l => LinkTranslation.Of(mission, l)) } };
    }

    private static LinkInfo Get(ApiCall call, LinkRequest request) => Change(call, request, _ => { });

    private static LinkInfo Change(ApiCall call, LinkRequest request, Action<ILink> change)
    {
        Mission mission = call.Mission(request.Instance);
        ILink link = Find(mission, request.Link);
        change(link);
        return LinkTranslation.Of(mission, link);
    }

    private static Struct RunAction(ApiCall call, RunActionRequest request)
    {
        ILink link = Find(call.Mission(request.Instance), request.Link);
        throw ApiException.NotFound($"Link '{link.Name}' has no action '{request.Action}'");
    }

    private static ILink Find(Mission mission, string name) => mission.Links.FirstOrDefault(l => l.Name == name) ?? throw ApiException.NotFound($"No link '{name}' within instance '{mission.Name}'");
}
