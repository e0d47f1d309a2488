using Zarya.Archive.Log;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Incidents;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Own;

/// <summary>Zarya's own additions to the API, below <c>/api/zarya</c>: one line a chapter.</summary>
internal static class OwnRoutes
{
    /// <summary>What stands before every one of them.</summary>
    public const string Prefix = "/api/zarya/{instance}/";

    public static IEnumerable<ApiRoute> All =>
    [
        .. StationResource.Routes,
        .. OperationsResource.Routes,
        .. SimulationResource.Routes,
        .. RecordResource.Routes,
        .. GapResource.Routes,
        .. IncidentResource.Routes,
        .. NotebookResource.Routes,
        .. DisplayResource.Routes,
    ];

    /// <summary>The mission of a call.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static Mission Mission(ApiCall call) => call.Mission(call.Variable("instance"));

    /// <summary>What the leak watch shows.</summary>
    /// <exception cref="ApiException">The mission has no station: 404.</exception>
    public static LeakPicture Picture(Mission mission) => Room(mission).Picture;

    /// <summary>The leak watch.</summary>
    /// <exception cref="ApiException">The mission has no station: 404.</exception>
    public static LeakRoom Room(Mission mission) => mission.Leak ?? throw ApiException.NotFound($"The mission {mission.Name} has no station: its mission file names no station file");

    /// <summary>Waits for something to be recorded.</summary>
    /// <exception cref="ApiException">The disk refuses it: 503.</exception>
    public static async Task<T> RecordedAsync<T>(ValueTask<T> recording)
    {
        try
        {
            return await recording;
        }
        catch (LogRefusedException e)
        {
            throw ApiException.Unavailable($"It was not recorded and so not done: {e.Message}");
        }
    }

    /// <summary>The books of a mission.</summary>
    public static MissionBooks Books(ApiCall call) => Mission(call).Books;
}
