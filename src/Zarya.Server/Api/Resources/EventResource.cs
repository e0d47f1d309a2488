using Zarya.Processing.Events;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Resources;

/// <summary>Events that people write.</summary>
internal static class EventResource
{
    /// <summary>The longest message, in characters.</summary>
    private const int MaxMessage = 16 * 1024;

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<CreateEventRequest, Event>("POST", "/api/archive/{instance}/events", Create),
    ];

    private static Event Create(ApiCall call, CreateEventRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        if (request.Message.Length == 0) throw ApiException.BadRequest("A message is missing");
        if (request.Message.Length > MaxMessage) throw ApiException.BadRequest($"A message may have {MaxMessage} characters");
        EventSeverity severity = request.HasSeverity && request.Severity.Length > 0 ? WireEvent.ReadSeverity(request.Severity) : EventSeverity.Info;
        MissionEvent taken = mission.Realtime.Run(p =>
        {
            Instant now = mission.Now;
            MissionEvent raised = p.Raise(new MissionEvent
            {
                Source = request.HasSource && request.Source.Length > 0 ? request.Source : "User",
                Type = request.Type,
                Message = request.Message,
                Severity = severity,
                GenerationTime = request.Time is { } time ? WireTime.ToInstant(time, call.LeapSeconds) : now,
                ReceptionTime = now,
                SequenceNumber = request.SequenceNumber,
                CreatedBy = call.User,
                Extra = new Dictionary<string, string>(request.Extra),
            });
            p.EndBatch();
            return raised;
        });
        return WireEvent.Of(taken, call.LeapSeconds);
    }
}
