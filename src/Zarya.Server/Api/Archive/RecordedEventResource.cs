using Zarya.Processing.Events;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>Events that are in the record.</summary>
internal static class RecordedEventResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ListEventsRequest, ListEventsResponse>("GET", "/api/archive/{instance}/events", List),
        ApiRoute.Of<ListEventsRequest, ListEventsResponse>("POST", "/api/archive/{instance}/events:list", List, isReading: true),
        ApiRoute.Of<InstanceRequest, ListEventSourcesResponse>("GET", "/api/archive/{instance}/events/sources", ListSources),
        ApiRoute.Raw<ListEventsRequest>("GET", "/api/archive/{instance}:exportEvents", "text/csv", Export),
        ApiRoute.Stream<StreamEventsRequest, Event>("POST", "/api/stream-archive/{instance}:streamEvents", Stream),
        ApiRoute.Stream<StreamEventsRequest, Event>("POST", "/api/archive/{instance}:streamEvents", Stream),
    ];

    private static ListEventsResponse List(ApiCall call, ListEventsRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        int limit = Paging.Limit(request.HasLimit, request.Limit);
        if (limit == 0) return new ListEventsResponse();
        Page<MissionEvent> page = archive.Events.List(Wanted(call, request) with { Limit = limit }, call.Aborted);
        var answer = new ListEventsResponse { Events = { page.Items.Select(e => WireEvent.Of(e, call.LeapSeconds)) } };
        if (page.Next is { } next) answer.ContinuationToken = next.ToString();
        return answer;
    }

    private static ListEventSourcesResponse ListSources(ApiCall call, InstanceRequest request) => new() { Sources = { call.Archive(request.Instance).Names.EventSources() } };

    private static RawAnswer Export(ApiCall call, ListEventsRequest request) =>
        ArchiveCall.Pieces("text/csv", "events.csv", call.Archive(request.Instance).Exports.Events(Wanted(call, request), ArchiveCall.Separator(request.Delimiter), call.Aborted));

    private static IAsyncEnumerable<Event> Stream(ApiCall call, StreamEventsRequest request)
    {
        var wanted = new EventRequest
        {
            Start = call.TimeOr(request.Start, Instant.MinValue),
            Stop = call.TimeOr(request.Stop, Instant.MaxValue),
            Sources = request.Source,
            MinSeverity = Severity(request.Severity),
            Words = request.Q,
            Filter = ArchiveCall.Filter(RecordFilters.Events, request.Filter),
        };
        return ArchiveCall.Each(call.Archive(request.Instance).Exports.EventsOneByOne(wanted, call.Aborted).Select(e => WireEvent.Of(e, call.LeapSeconds)));
    }

    private static EventRequest Wanted(ApiCall call, ListEventsRequest request) => new()
    {
        Start = call.TimeOr(request.Start, Instant.MinValue),
        Stop = call.TimeOr(request.Stop, Instant.MaxValue),
        IsDescending = ArchiveCall.IsDescending(request.Order),
        After = ArchiveCall.After(request.Next),
        Sources = [.. request.Source.Where(s => s.Length > 0)],
        MinSeverity = Severity(request.Severity),
        Words = request.Q,
        Filter = ArchiveCall.Filter(RecordFilters.Events, request.Filter),
    };

    private static EventSeverity Severity(string text) => text.Length > 0 ? WireEvent.ReadSeverity(text) : EventSeverity.Info;
}
