using Zarya.Processing.Alarms;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>Alarms that are in the record.</summary>
internal static class RecordedAlarmResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ListArchivedAlarmsRequest, ListAlarmsResponse>("GET", "/api/archive/{instance}/alarms", List),
        ApiRoute.Of<ListArchivedAlarmsRequest, ListAlarmsResponse>("GET", "/api/archive/{instance}/alarms/{name*}", List),
    ];

    private static ListAlarmsResponse List(ApiCall call, ListArchivedAlarmsRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        int limit = Paging.Limit(request.HasLimit, request.Limit);
        if (limit == 0) return new ListAlarmsResponse();
        Page<AlarmNotice> page = archive.Alarms.List(new AlarmRequest
        {
            Start = call.TimeOr(request.Start, Instant.MinValue),
            Stop = call.TimeOr(request.Stop, Instant.MaxValue),
            IsDescending = ArchiveCall.IsDescending(request.Order),
            Limit = limit,
            Skip = ArchiveCall.Skip(request.Pos),
            After = ArchiveCall.After(request.Next),
            Name = request.Name.Length > 0 ? WireAlarm.ReadName(request.Name) : null,
        }, call.Aborted);
        var answer = new ListAlarmsResponse { Alarms = { page.Items.Select(n => WireAlarm.Of(n.Alarm, WireAlarm.StepOf(n.Step), splitName: false, call.LeapSeconds)) } };
        if (page.Next is { } next) answer.ContinuationToken = next.ToString();
        return answer;
    }
}
