using Zarya.Archive.Views;
using Zarya.Archive.Views.Gaps;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Archives;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>Packets that are missing in the record, and those that came late: what <c>zarya gaps</c> tells.</summary>
internal static class GapResource
{
    private const int MostGaps = 10_000;

    public static IEnumerable<ApiRoute> Routes => [ApiRoute.Own("GET", OwnRoutes.Prefix + "record/gaps", GetAsync)];

    private static Task GetAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        TimeRange range = QueryText.Range(call, Instant.MinValue);
        int limit = QueryText.Count(call, "limit", 1000, MostGaps);
        using var completeness = new Completeness(mission.Store);
        var gaps = new List<SequenceGap>();
        foreach (ushort process in StreamCensus.Take(mission.Store).Sequences())
        {
            call.Aborted.ThrowIfCancellationRequested();
            gaps.AddRange(completeness.Find(process, range.From, range.Before));
        }
        SequenceGap[] newest = [.. gaps.OrderByDescending(g => g.Until.TaiNanoseconds).Take(limit)];
        return JsonAnswer.SendAsync(call, answer =>
        {
            answer.Number("count", gaps.Count);
            answer.List("gaps", newest, static (item, gap) =>
            {
                item.Number("apid", gap.Apid);
                item.Time("start", gap.From);
                item.Time("stop", gap.Until);
                item.Number("missing", gap.Missing);
                item.Number("missingAtFirst", gap.MissingAtFirst);
                item.Time("seenAt", gap.OpenedAt);
                item.Time("filledAt", gap.LastFilledAt);
                item.Flag("isClosed", gap.IsClosed);
                item.Flag("isRestart", gap.IsRestart);
            });
        });
    }
}
