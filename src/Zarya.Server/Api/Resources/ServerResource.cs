using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.OpenApi;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Server;

namespace Zarya.Server.Api.Resources;

/// <summary>The server itself: what it is, which calls and topics it answers.</summary>
internal static class ServerResource
{
    private static readonly string s_version = typeof(ServerResource).Assembly.GetName().Version?.ToString(3) ?? "";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<Empty, GetServerInfoResponse>("GET", "/api", Get),
        ApiRoute.Of<Empty, ListRoutesResponse>("GET", "/api/routes", ListRoutes),
        ApiRoute.Of<Empty, ListTopicsResponse>("GET", "/api/topics", ListTopics),
        ApiRoute.Raw<Empty>("GET", "/api/openapi.json", WireCodecs.JsonType, (call, request) =>
            new(WireCodecs.JsonType, null, (output, stop) => output.WriteAsync(OpenApiDocument.Write(call.Services.Routes.Routes, s_version), stop).AsTask())),
    ];

    private static GetServerInfoResponse Get(ApiCall call, Empty request)
    {
        var answer = new GetServerInfoResponse
        {
            YamcsVersion = "5.13.3",
            ServerId = call.Services.Options.ServerId,
            Revision = s_version,
            Plugins = { new GetServerInfoResponse.Types.PluginInfo { Name = "zarya", Description = "Zarya mission control", Version = s_version } },
        };
        if (call.Missions.All is [var first, ..]) answer.DefaultYamcsInstance = first.Name;
        return answer;
    }

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
