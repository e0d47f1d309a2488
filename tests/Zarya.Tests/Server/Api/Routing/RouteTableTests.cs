using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Routing;

namespace Zarya.Tests.Server.Api.Routing;

/// <summary>Which route answers which path.</summary>
public class RouteTableTests
{
    private static readonly RouteTable s_all = new(RouteList.All());

    [Theory]
    [InlineData("GET", "/api", "/api")]
    [InlineData("GET", "/api/", "/api")]
    [InlineData("GET", "/api/user/", "/api/user")]
    [InlineData("GET", "/api/mdb/i/parameters", "/api/mdb/{instance}/parameters", "i")]
    [InlineData("GET", "/api/mdb/i/parameters/A/B", "/api/mdb/{instance}/parameters/{name*}", "i", "A/B")]
    [InlineData("GET", "/api/mdb/i/parameters//A/B", "/api/mdb/{instance}/parameters/{name*}", "i", "/A/B")]
    [InlineData("GET", "/api/mdb/a%2Fb/parameters/%2FA%2FB", "/api/mdb/{instance}/parameters/{name*}", "a/b", "/A/B")]
    [InlineData("GET", "/api/archive/i/parameters/A/B/samples", "/api/archive/{instance}/parameters/{name*}/samples", "i", "A/B")]
    [InlineData("GET", "/api/archive/i/parameters/A/samples/samples", "/api/archive/{instance}/parameters/{name*}/samples", "i", "A/samples")]
    [InlineData("GET", "/api/archive/i/parameters/A/samples2", "/api/archive/{instance}/parameters/{name*}", "i", "A/samples2")]
    [InlineData("GET", "/api/archive/i:exportParameterValues", "/api/archive/{instance}:exportParameterValues", "i")]
    [InlineData("POST", "/api/processors/i/realtime/parameters:batchGet", "/api/processors/{instance}/{processor}/parameters:batchGet", "i", "realtime")]
    [InlineData("POST", "/api/processors/i/p/alarms//A/B:c/7:acknowledge", "/api/processors/{instance}/{processor}/alarms/{alarm*}/{seqnum}:acknowledge", "i", "p", "/A/B:c", "7")]
    [InlineData("POST", "/api/processors/i/p/alarms/A:clear/1:clear", "/api/processors/{instance}/{processor}/alarms/{alarm*}/{seqnum}:clear", "i", "p", "A:clear", "1")]
    [InlineData("POST", "/api/links/i/tcp:enable", "/api/links/{instance}/{link}:enable", "i", "tcp")]
    [InlineData("HEAD", "/api/instances/i", "/api/instances/{instance}", "i")]
    public void The_longest_template_that_fits_answers(string method, string path, string template, params string[] values)
    {
        Assert.True(s_all.TryFind(method, path, out ApiRoute? route, out string[] found, out _));
        Assert.Equal(template, route!.Template.Text);
        Assert.Equal(values, found);
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/mdb//parameters")]
    [InlineData("GET", "/api/mdb/a/b/parameters")]
    [InlineData("GET", "/apis")]
    [InlineData("GET", "//api")]
    public void What_fits_nothing_is_not_found(string method, string path)
    {
        Assert.False(s_all.TryFind(method, path, out _, out _, out IReadOnlyList<string> others));
        Assert.Empty(others);
    }

    [Fact]
    public void A_path_says_which_methods_it_has()
    {
        Assert.False(s_all.TryFind("DELETE", "/api/processors/i/p/parameters/A", out _, out _, out IReadOnlyList<string> others));
        Assert.Equal(["GET", "POST", "PUT"], others.Order());
    }

    [Fact]
    public void Every_variable_of_every_route_is_a_field_of_its_request() => Assert.All(s_all.Routes, route =>
    {
        // Calls of Zarya's own read their variables by name.
        if (route.IsOwn) Assert.StartsWith("/api/zarya/{instance}/", route.Template.Text, StringComparison.Ordinal);
        else if (route.Request == Empty.Descriptor) Assert.Empty(route.Template.Variables);
        else Assert.All(route.Template.Variables, name => Assert.NotNull(route.Request.FindFieldByName(name)));
        if (route.Body is { } body and not "*") Assert.NotNull(route.Request.FindFieldByName(body).MessageType);
    });

    [Fact]
    public void No_route_stands_there_twice() => Assert.Equal(s_all.Routes.Count, s_all.Routes.Select(r => $"{r.Method} {r.Template.Text}").Distinct().Count());

    [Fact]
    public void Templates_are_matched_as_the_obvious_way_does()
    {
        // All ways of cutting a path, the first one that fits with the shortest pieces first.
        var random = new Random(11);
        string[] templates = ["/a/{x}", "/a/{x*}", "/a/{x*}/b", "/a/{x*}/{y}:v", "/a/{x}:v", "/{x}/{y*}"];
        for (int run = 0; run < 5000; run++)
        {
            string path = "/" + string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "a/b:v"[random.Next(5)]));
            foreach (string template in templates)
            {
                bool matches = new RouteTemplate(template).TryMatch(path, out string[] values);
                Assert.Equal(Obvious(template, path, []), matches ? values : null);
            }
        }
    }

    private static string[]? Obvious(string template, string path, string[] found)
    {
        if (template.Length == 0) return path.Length == 0 ? found : null;
        if (template[0] != '{') return path.Length > 0 && path[0] == template[0] ? Obvious(template[1..], path[1..], found) : null;
        int close = template.IndexOf('}', StringComparison.Ordinal);
        bool holdsSlashes = template[close - 1] == '*';
        for (int length = 1; length <= path.Length; length++)
            if ((holdsSlashes || !path[..length].Contains('/', StringComparison.Ordinal)) && Obvious(template[(close + 1)..], path[length..], [.. found, path[..length]]) is { } whole) return whole;
        return null;
    }
}
