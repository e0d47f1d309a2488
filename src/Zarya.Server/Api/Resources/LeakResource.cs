using Zarya.Archive.Log;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Stations;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>The leak watch, and the operations log that people write in.</summary>
internal static class LeakResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, LeakStatus>("GET", "/api/zarya/{instance}/leak", GetLeak),
        ApiRoute.Of<InstanceRequest, ListOperationsResponse>("GET", "/api/zarya/{instance}/operations", ListOperations),
        ApiRoute.Waiting<WriteOperationRequest, ListOperationsResponse>("POST", "/api/zarya/{instance}/operations", WriteAsync),
    ];

    private static LeakStatus GetLeak(ApiCall call, InstanceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        LeakRoom room = Room(mission);
        LeakStatus status = LeakTranslation.Of(room.Picture, call.LeapSeconds);
        status.Instance = mission.Name;
        status.IgnoredRows = room.Ignored;
        return status;
    }

    private static ListOperationsResponse ListOperations(ApiCall call, InstanceRequest request)
    {
        var response = new ListOperationsResponse();
        response.Operations.AddRange(Room(call.Mission(request.Instance)).Picture.Operations.Select(o => LeakTranslation.Of(o, call.LeapSeconds)));
        return response;
    }

    private static async ValueTask<ListOperationsResponse> WriteAsync(ApiCall call, WriteOperationRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        var note = new OperationNote(
            request.Kind, request.Subject, request.HasNumber ? request.Number : null, request.Gas, request.Text, request.Time is { } time ? WireTime.ToInstant(time, call.LeapSeconds) : null);
        try
        {
            if (await Room(mission).WriteAsync(call.User, note) is { } reason) throw ApiException.BadRequest(reason);
        }
        catch (LogRefusedException e)
        {
            throw ApiException.Unavailable($"It could not be stored, so it was not taken: {e.Message}");
        }
        return ListOperations(call, new InstanceRequest { Instance = request.Instance });
    }

    private static LeakRoom Room(Mission mission) => mission.Leak ?? throw ApiException.NotFound($"Instance '{mission.Name}' watches no station: its mission.yaml has no 'station'");
}
