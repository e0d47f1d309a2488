namespace Zarya.Server.Api.Routing;

/// <summary>Every call that the server answers: one line a chapter. Nothing is found by scanning.</summary>
internal static class RouteList
{
    public static IEnumerable<ApiRoute> All() =>
    [
        .. Resources.ServerResource.Routes,
        .. Resources.MdbResource.Routes,
        .. Own.OwnRoutes.All,
    ];
}
