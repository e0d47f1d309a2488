using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Archives;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>The operations log that people write.</summary>
internal static class OperationsResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "operations", ListAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "operations", WriteAsync),
    ];

    private static Task ListAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        _ = OwnRoutes.Room(mission);
        TimeRange range = QueryText.Range(call, Instant.MinValue);
        IReadOnlyList<OperationLine> lines = mission.Books.Operations.List(range.From, range.Before, QueryText.Count(call, "limit", 100, Paging.MaxLimit), call.Aborted);
        return JsonAnswer.SendAsync(call, answer => answer.List("operations", lines, Write));
    }

    private static async Task WriteAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        LeakRoom room = OwnRoutes.Room(mission);
        OperationsLog log = mission.Books.Operations;
        using RequestBody body = await RequestBody.ReadAsync(call, "event", "subject", "value", "time");
        string name = body.Text("event", OperationForm.MaxSubject);
        string subject = body.OptionalText("subject", OperationForm.MaxSubject) ?? "";
        RefusedField? wrong = log.Check(room, name, subject, body.TextOrNumber("value", OperationForm.MaxValue), body.Time("time", call.LeapSeconds), out OperationNote? note);
        if (wrong is not null) throw RequestBody.Wrong(wrong.Field, wrong.Words);
        (OperationLine? line, string? refusal) = await OwnRoutes.RecordedAsync(log.WriteAsync(room, note!, call.User));
        if (line is null) throw ApiException.BadRequest(refusal ?? "It does not stand in the record");
        await JsonAnswer.SendAsync(call, answer => Write(answer, line));
    }

    private static void Write(JsonAnswer item, OperationLine line)
    {
        item.Time("time", line.Time);
        item.Text("event", line.Event);
        item.Text("subject", line.Subject);
        item.Text("value", line.Value.Length > 0 ? line.Value : null);
        item.Text("by", line.By);
        item.Time("recorded", line.Recorded);
    }
}
