using Zarya.Archive.Log;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Own;

/// <summary>The record: how much there is, up to where it is durable, what of it is damaged.</summary>
internal static class RecordResource
{
    private const int MostDamage = 100;

    public static IEnumerable<ApiRoute> Routes => [ApiRoute.Own("GET", OwnRoutes.Prefix + "record", GetAsync)];

    private static Task GetAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        LogStore store = mission.Store;
        RecorderReport report = mission.Recorder.Report;
        string? trouble = mission.Recorder.Trouble;
        IReadOnlyList<LogDamage> damage = store.Damage;
        return JsonAnswer.SendAsync(call, answer =>
        {
            answer.Number("entries", store.EntryCount);
            answer.Number("octets", store.Octets);
            answer.Number("firstEntry", store.FirstEntry);
            answer.Number("lastDurable", mission.Recorder.LastDurable);
            answer.Number("durableAgeS", trouble is null && report.Waiting == 0 ? 0 : call.Services.Clock.GetElapsedTime(report.LastDurableAt).TotalSeconds);
            answer.Number("waitingOctets", report.Waiting);
            answer.Number("givenUpEntries", report.GivenUp);
            answer.Number("damageCount", damage.Count);
            answer.List("damage", damage.Take(MostDamage), static (item, one) =>
            {
                item.Number("segment", one.Segment);
                item.Number("offset", one.Offset);
                item.Number("octets", one.Octets);
                item.Number("firstEntry", one.FirstEntry > 0 ? one.FirstEntry : null);
                item.Number("lastEntry", one.FirstEntry > 0 ? one.LastEntry : null);
                item.Text("reason", one.Reason);
            });
            answer.Text("trouble", trouble);
        });
    }
}
