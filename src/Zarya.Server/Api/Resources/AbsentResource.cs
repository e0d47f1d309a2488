using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Requests;

namespace Zarya.Server.Api.Resources;

/// <summary>
/// What clients ask for and Zarya does not have, said truthfully: lists are empty, single items are not found, and what would change something is refused with the reason.
/// Each client can ask without its parser meeting text where it expects a message.
/// </summary>
internal static class AbsentResource
{
    private static readonly string[] s_changing = ["POST", "PUT", "PATCH", "DELETE"];

    // Views are always what the record says, so that there is nothing to do, and it is done.
    private static readonly string[] s_done = ["/api/archive/{instance}/parameterArchive:rebuild", "/api/archive/{instance}:rebuildCcsdsIndex"];

    // What people call it, where it begins, the lists below it (empty names: the prefix itself is a list).
    private static readonly (string Subject, string Prefix, string[] Lists)[] s_absent =
    [
        ("object storage", "/api/storage/buckets", [""]),
        ("object storage", "/api/buckets/{instance}", [""]),
        ("file transfer", "/api/filetransfer/{instance}", ["/services"]),
        ("timeline", "/api/timeline/{instance}", ["/views", "/bands", "/items", "/tags", "/sources"]),
        ("activities", "/api/activities/{instance}", ["/activities", "/executors", "/scripts"]),
        ("tables", "/api/archive/{instance}/tables", [""]),
        ("streams", "/api/archive/{instance}/streams", [""]),
        ("RocksDB", "/api/archive/rocksdb", ["/tablespaces"]),
        ("parameter lists", "/api/parameter-lists/{instance}", ["/lists"]),
        ("time correlation service", "/api/tco/{instance}", []),
        ("COP-1 link", "/api/cop1/{instance}", []),
        ("SDLS link", "/api/sdls/{instance}", []),
        ("streams to load values into", "/api/parameter-values/{instance}/streams", []),
    ];

    public static IEnumerable<ApiRoute> Routes =>
    [
        .. s_absent.SelectMany(a => RoutesOf(a.Subject, a.Prefix, a.Lists)),
        .. Refusals("POST", "This server runs no SQL: text is never run", "/api/archive/{instance}:executeSql", "/api/archive/{instance}:executeStreamingSql"),
        .. Refusals("POST", "Missions are folders that 'zarya serve' is started with: they are not made, started or stopped from outside",
            "/api/instances", "/api/instances/{instance}:start", "/api/instances/{instance}:stop", "/api/instances/{instance}:restart"),
        .. Refusals("POST", "The mission's time is that of its links or of the clock", "/api/instances/{instance}:setTime"),
        .. Refusals("POST", "Parameters and types are made by changing the mission's files, which are taken over while it runs", "/api/mdb/{instance}/parameters", "/api/mdb/{instance}/parameter-types"),
        .. Refusals("POST", "The record is not purged: values are views of it", "/api/archive/{instance}/parameterArchive:purge"),
        .. s_done.Select(t => ApiRoute.Of<InstanceRequest, Empty>("POST", t, (call, request) =>
        {
            _ = call.Mission(request.Instance);
            return new Empty();
        })),
    ];

    private static IEnumerable<ApiRoute> RoutesOf(string subject, string prefix, string[] lists)
    {
        foreach (string list in lists)
        {
            yield return ApiRoute.Of<InstanceRequest, NothingListed>("GET", prefix + list, (call, request) =>
            {
                if (request.HasInstance && request.Instance != "_global") _ = call.Mission(request.Instance);
                return new NothingListed();
            });
        }
        string words = $"This server has no {subject}";
        yield return ApiRoute.Of<AbsentRequest, Empty>("GET", prefix + "/{x*}", (call, request) => throw ApiException.NotFound(words));
        foreach (string method in s_changing)
            foreach (string template in lists.Contains("") ? new[] { prefix, prefix + "/{x*}" } : [prefix + "/{x*}"])
                yield return Refusal(method, words, template);
    }

    private static IEnumerable<ApiRoute> Refusals(string method, string words, params string[] templates) => templates.Select(t => Refusal(method, words, t));

    // Whatever the body is: it is not looked at.
    private static ApiRoute Refusal(string method, string words, string template) => ApiRoute.Raw<AbsentRequest>(method, template, WireCodecs.JsonType, (call, request) => throw ApiException.Forbidden(words));
}
