using Zarya.Processing.Events;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Schema.Events;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>Events as they are sent.</summary>
internal static class WireEvent
{
    /// <summary>An event.</summary>
    public static Event Of(MissionEvent happening, LeapSeconds leapSeconds)
    {
        var wire = new Event
        {
            Source = happening.Source,
            GenerationTime = WireTime.ToTimestamp(happening.GenerationTime, leapSeconds),
            ReceptionTime = WireTime.ToTimestamp(happening.ReceptionTime, leapSeconds),
            SeqNumber = happening.SequenceNumber,
            Message = happening.Message,
            Severity = SeverityOf(happening.Severity),
        };
        if (happening.Type.Length > 0) wire.Type = happening.Type;
        if (happening.CreatedBy is { } user) wire.CreatedBy = user;
        foreach ((string name, string value) in happening.Extra) wire.Extra.Add(name, value);
        return wire;
    }

    /// <summary>The wire's numbers are in historical disorder; the names are the same.</summary>
    public static Event.Types.EventSeverity SeverityOf(EventSeverity severity) => severity switch
    {
        EventSeverity.Watch => Event.Types.EventSeverity.Watch,
        EventSeverity.Warning => Event.Types.EventSeverity.Warning,
        EventSeverity.Distress => Event.Types.EventSeverity.Distress,
        EventSeverity.Critical => Event.Types.EventSeverity.Critical,
        EventSeverity.Severe => Event.Types.EventSeverity.Severe,
        _ => Event.Types.EventSeverity.Info,
    };

    /// <summary>Reads a severity as clients write it: in any case, with the old words for two of them.</summary>
    /// <exception cref="ApiException">It is none: 400.</exception>
    public static EventSeverity ReadSeverity(string text) => text.ToUpperInvariant() switch
    {
        "INFO" => EventSeverity.Info,
        "WATCH" => EventSeverity.Watch,
        "WARNING" or "WARNING_NEW" => EventSeverity.Warning,
        "DISTRESS" => EventSeverity.Distress,
        "CRITICAL" or "ERROR" => EventSeverity.Critical,
        "SEVERE" => EventSeverity.Severe,
        _ => throw ApiException.BadRequest($"'{text}' is no severity of events"),
    };
}
