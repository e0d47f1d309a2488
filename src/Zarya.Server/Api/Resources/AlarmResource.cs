using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;
using Zarya.Time;
using Empty = Google.Protobuf.WellKnownTypes.Empty;

namespace Zarya.Server.Api.Resources;

/// <summary>Alarms that stand, and what people do to them.</summary>
internal static class AlarmResource
{
    private const string Root = "/api/processors/{instance}/{processor}/alarms";
    private const string One = Root + "/{alarm*}/{seqnum}";
    private const string Own = "/api/zarya/{instance}/{processor}/alarms/{alarm*}/{seqnum}";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ProcessorRequest, ListProcessorAlarmsResponse>("GET", Root, List),
        ApiRoute.Of<AcknowledgeAlarmRequest, Empty>("POST", One + ":acknowledge", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, r.Comment, (p, name, remark, now) => p.Acknowledge(name, r.Seqnum, remark))),
        ApiRoute.Of<ShelveAlarmRequest, Empty>("POST", One + ":shelve", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, r.Comment, (p, name, remark, now) => p.Shelve(name, r.Seqnum, remark, Until(now, r.HasShelveDuration, r.ShelveDuration)))),
        ApiRoute.Of<UnshelveAlarmRequest, Empty>("POST", One + ":unshelve", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, "", (p, name, remark, now) => p.Unshelve(name, r.Seqnum, remark))),
        ApiRoute.Of<ClearAlarmRequest, Empty>("POST", One + ":clear", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, r.Comment, (p, name, remark, now) => p.Clear(name, r.Seqnum, remark))),
        ApiRoute.Of<EditAlarmRequest, Empty>("PATCH", Root + "/{name*}/{seqnum}", Edit),
        ApiRoute.Of<CommentAlarmRequest, Empty>("POST", Own + ":comment", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, r.Comment, (p, name, remark, now) => p.Comment(name, r.Seqnum, remark))),
        ApiRoute.Of<CommentAlarmRequest, Empty>("POST", Own + ":reset", (call, r) =>
            Change(call, r.Instance, r.Processor, r.Alarm, r.Seqnum, r.Comment, (p, name, remark, now) => p.Reset(name, r.Seqnum, remark))),
        ApiRoute.Of<CommentAlarmRequest, ListAlarmCommentsResponse>("GET", Own + "/comments", ListComments),
    ];

    private static ListProcessorAlarmsResponse List(ApiCall call, ProcessorRequest request)
    {
        Alarm[] alarms = call.Processor(request.Instance, request.Processor).Run(p => p.Alarms.Where(a => a.IsTriggered).ToArray());
        return new() { Alarms = { alarms.Select(a => WireAlarm.Of(a, AlarmNotificationType.Active, splitName: true, call.LeapSeconds)) } };
    }

    private static Empty Edit(ApiCall call, EditAlarmRequest request) =>
        Change(call, request.Instance, request.Processor, request.Name, request.Seqnum, request.Comment, (p, name, remark, now) => request.State.ToUpperInvariant() switch
        {
            "ACKNOWLEDGED" => p.Acknowledge(name, request.Seqnum, remark),
            "SHELVED" => p.Shelve(name, request.Seqnum, remark, Until(now, request.HasShelveDuration, request.ShelveDuration)),
            "UNSHELVED" => p.Unshelve(name, request.Seqnum, remark),
            "CLEARED" => p.Clear(name, request.Seqnum, remark),
            _ => throw ApiException.BadRequest($"An alarm cannot be made '{request.State}'"),
        });

    private static Empty Change(ApiCall call, string instance, string processor, string alarm, uint number, string comment, Func<Processor, string, AlarmRemark, Instant, bool> change)
    {
        RunningProcessor running = call.Processor(instance, processor);
        string name = WireAlarm.ReadName(alarm);
        bool isDone = running.Run(p =>
        {
            Instant now = running.Now;
            bool did = change(p, name, new AlarmRemark(call.User, now, comment), now);
            p.EndBatch();
            return did;
        });
        return isDone ? new() : throw ApiException.NotFound($"No alarm {number} of '{alarm}' for that");
    }

    private static ListAlarmCommentsResponse ListComments(ApiCall call, CommentAlarmRequest request)
    {
        string name = WireAlarm.ReadName(request.Alarm);
        Alarm alarm = call.Processor(request.Instance, request.Processor).Run(p => p.Alarms.FirstOrDefault(a => a.Name == name && a.SequenceNumber == request.Seqnum))
            ?? throw ApiException.NotFound($"No alarm {request.Seqnum} of '{request.Alarm}'");
        return new() { Comments = { alarm.Comments.Select(c => new AlarmComment { By = c.By, Message = c.Message, Time = WireTime.ToTimestamp(c.Time, call.LeapSeconds) }) } };
    }

    // No duration, or none of any length, is for ever; so is one that no instant reaches.
    private static Instant? Until(Instant now, bool isSaid, ulong milliseconds)
    {
        const ulong Longest = 1000UL * 365 * 86_400_000;
        return !isSaid || milliseconds == 0 || milliseconds > Longest / 10 ? null : now + Duration.FromNanoseconds((long)milliseconds * 1_000_000);
    }
}
