namespace Zarya.Server.Api.Routing;

/// <summary>Every call that the server answers: one line a chapter. Nothing is found by scanning.</summary>
internal static class RouteList
{
    public static IEnumerable<ApiRoute> All() =>
    [
        .. Resources.ServerResource.Routes,
        .. Resources.AuthResource.Routes,
        .. Resources.InstanceResource.Routes,
        .. Resources.ProcessorResource.Routes,
        .. Resources.MdbResource.Routes,
        .. Resources.OverrideResource.Routes,
        .. Resources.ValueResource.Routes,
        .. Resources.AlarmResource.Routes,
        .. Resources.EventResource.Routes,
        .. Resources.LinkResource.Routes,
        .. Resources.QueueResource.Routes,
        .. Archive.ArchiveCall.Routes,
        .. Resources.AbsentResource.Routes,
        .. Own.OwnRoutes.All,
    ];
}
