using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Zarya.Processing.Events;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Archives.Filters;

namespace Zarya.Server.Api.Sockets;

/// <summary>Topic <c>events</c>: each new event, no old ones. A further message replaces the filter.</summary>
internal sealed class EventCall : ListeningCall
{
    private volatile FilterExpression<MissionEvent> _filter;

    public EventCall(SocketClient client, Any options, SubscribeEventsRequest request)
        : base(client, "events", options, client.Services.Feeds.Of(request.Instance, "")) => _filter = Parse(request.Filter);

    /// <inheritdoc/>
    public override void Continue(IMessage options)
    {
        if (options is SubscribeEventsRequest request) _filter = Parse(request.Filter);
    }

    /// <inheritdoc/>
    public override void Hear(MissionEvent happening)
    {
        if (_filter.Matches(happening)) Tell(SharedMessages.Of(happening, Feed.Mission.LeapSeconds));
    }

    private static FilterExpression<MissionEvent> Parse(string text) =>
        RecordFilters.Events.TryParse(text, out FilterExpression<MissionEvent>? filter, out FilterProblem? problem) ? filter! : throw ApiException.BadRequest($"The filter is not understood: {problem}");
}
