using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Commanding;
using Zarya.Server.Api.Schema.Requests;

namespace Zarya.Server.Api.Archive;

/// <summary>Commands that are in the record: none, because nothing can be commanded yet. What is asked is checked all the same.</summary>
internal static class RecordedCommandResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ListArchivedCommandsRequest, ListCommandsResponse>("GET", "/api/archive/{instance}/commands", List),
        ApiRoute.Of<ListArchivedCommandsRequest, CommandHistoryEntry>("GET", "/api/archive/{instance}/commands/{name*}", Get),
        ApiRoute.Stream<StreamCommandsRequest, CommandHistoryEntry>("POST", "/api/stream-archive/{instance}:streamCommands", Stream),
        ApiRoute.Stream<StreamCommandsRequest, CommandHistoryEntry>("POST", "/api/archive/{instance}:streamCommands", Stream),
    ];

    private static ListCommandsResponse List(ApiCall call, ListArchivedCommandsRequest request)
    {
        _ = call.Mission(request.Instance);
        _ = Paging.Limit(request.HasLimit, request.Limit);
        _ = ArchiveCall.IsDescending(request.Order);
        return new ListCommandsResponse();
    }

    private static CommandHistoryEntry Get(ApiCall call, ListArchivedCommandsRequest request)
    {
        _ = call.Mission(request.Instance);
        throw ApiException.NotFound($"No command '{request.Name}': nothing was commanded");
    }

    private static IAsyncEnumerable<CommandHistoryEntry> Stream(ApiCall call, StreamCommandsRequest request)
    {
        _ = call.Mission(request.Instance);
        return ArchiveCall.Each<CommandHistoryEntry>([]);
    }
}
