using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Auth;
using Zarya.Server.Api.Schema.Iam;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Server;

namespace Zarya.Server.Api.Resources;

/// <summary>The server itself: what it is, who the caller is, which calls it answers.</summary>
internal static class ServerResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<Empty, GetServerInfoResponse>("GET", "/api", Get),
        ApiRoute.Of<Empty, AuthInfo>("GET", "/auth", GetAuth),
        ApiRoute.Of<Empty, UserInfo>("GET", "/api/user", GetUser),
        ApiRoute.Of<Empty, ListRoutesResponse>("GET", "/api/routes", ListRoutes),
        ApiRoute.Of<Empty, ListTopicsResponse>("GET", "/api/topics", ListTopics),
    ];

    private static GetServerInfoResponse Get(ApiCall call, Empty request)
    {
        var answer = new GetServerInfoResponse
        {
            YamcsVersion = "5.13.3",
            ServerId = call.Services.Options.ServerId,
            Revision = typeof(ServerResource).Assembly.GetName().Version?.ToString(3) ?? "",
            Plugins = { new GetServerInfoResponse.Types.PluginInfo { Name = "zarya", Description = "Zarya mission control", Version = typeof(ServerResource).Assembly.GetName().Version?.ToString(3) ?? "" } },
        };
        if (call.Missions.All is [var first, ..]) answer.DefaultYamcsInstance = first.Name;
        return answer;
    }

    private static AuthInfo GetAuth(ApiCall call, Empty request) => new() { RequireAuthentication = false, Spnego = false };

    private static UserInfo GetUser(ApiCall call, Empty request) => new() { Name = call.User, DisplayName = call.User, Active = true, Superuser = true };

    private static ListRoutesResponse ListRoutes(ApiCall call, Empty request) => new()
    {
        Routes =
        {
            call.Services.Routes.Routes.Select(r => new ListRoutesResponse.Types.Route
            {
                Method = r.Method, Template = r.Template.Text, Request = r.Request.FullName, Response = r.Response?.FullName ?? r.MediaType ?? "",
            }),
        },
    };

    private static ListTopicsResponse ListTopics(ApiCall call, Empty request) => new() { Topics = { Sockets.Topics.All.Select(t => t.Describe()) } };
}
