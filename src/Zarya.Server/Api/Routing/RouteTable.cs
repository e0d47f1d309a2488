namespace Zarya.Server.Api.Routing;

/// <summary>All routes, the longest template first: so <c>/parameters/{name*}/samples</c> is tried before <c>/parameters/{name*}</c>.</summary>
internal sealed class RouteTable
{
    private readonly ApiRoute[] _routes;

    public RouteTable(IEnumerable<ApiRoute> routes) =>
        _routes = [.. routes.OrderByDescending(r => r.Template.Text.Length).ThenBy(r => r.Template.Text, StringComparer.Ordinal)];

    /// <summary>The routes.</summary>
    public IReadOnlyList<ApiRoute> Routes => _routes;

    /// <summary>Finds who answers.</summary>
    /// <param name="method">The HTTP method; HEAD is answered as GET.</param>
    /// <param name="path">As it came over the wire, without the context path. One trailing slash is tolerated.</param>
    /// <param name="route">Who answers.</param>
    /// <param name="values">The variables of the path.</param>
    /// <param name="otherMethods">When nobody does: methods with which the path has an answer.</param>
    public bool TryFind(string method, string path, out ApiRoute? route, out string[] values, out IReadOnlyList<string> otherMethods)
    {
        if (method == "HEAD") method = "GET";
        string trimmed = path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
        List<string>? others = null;
        foreach (ApiRoute candidate in _routes)
        {
            if (!candidate.Template.TryMatch(trimmed, out values)) continue;
            if (candidate.Method == method)
            {
                (route, otherMethods) = (candidate, []);
                return true;
            }
            (others ??= []).Add(candidate.Method);
        }
        (route, values, otherMethods) = (null, [], (IReadOnlyList<string>?)others?.Distinct().ToArray() ?? []);
        return false;
    }
}
