using Zarya.Processing.Events;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Incidents;

/// <summary>Events as the leak watch raises them.</summary>
internal static class LeakEvents
{
    /// <summary>2018-08-29T23:14:00 UTC.</summary>
    public static Instant Night { get; } = At("2018-08-29T23:14:00Z");

    public static Instant At(string utc) => Instant.TryParseUtc(utc, MissionMakingLeap, out Instant time) ? time : throw new ArgumentException(utc, nameof(utc));

    public static void Raise(Mission mission, string type, string message, Instant time, EventSeverity severity = EventSeverity.Critical, string source = "LeakWatch", string? by = null) => mission.Realtime.Run(p =>
    {
        p.Raise(new MissionEvent { Source = source, Type = type, Message = message, Severity = severity, GenerationTime = time, ReceptionTime = time, CreatedBy = by });
        p.EndBatch();
    });

    private static LeapSeconds MissionMakingLeap => Running.MissionMaking.LeapSeconds;
}
