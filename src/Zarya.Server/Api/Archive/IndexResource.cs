using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Archive;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>When what is in the record.</summary>
internal static class IndexResource
{
    private const int DefaultLimit = 500;
    private const long DefaultMergeMs = 2000;
    private const long DefaultParameterMergeMs = 20_000;

    private delegate Page<Archives.IndexGroup> Question(Archives.IndexRequest request, CancellationToken stop);

    public static IEnumerable<ApiRoute> Routes =>
    [
        Route("packet-index", a => a.Index.Packets, r => r.Name),
        Route("event-index", a => a.Index.Events, r => r.Source),
        Route("parameter-index", a => a.Index.Parameters, r => r.Group, DefaultParameterMergeMs),
        Route("completeness-index", a => a.Index.Completeness, r => r.Name),
        Route("command-index", _ => (_, _) => new Page<Archives.IndexGroup>([], null), r => r.Name),
        ApiRoute.Of<InstanceRequest, ListParameterGroupsResponse>("GET", "/api/archive/{instance}/parameter-groups", ListGroups),
    ];

    private static ApiRoute Route(string name, Func<MissionArchive, Question> index, Func<Schema.Requests.IndexRequest, IEnumerable<string>> names, long mergeMs = DefaultMergeMs) =>
        ApiRoute.Of<Schema.Requests.IndexRequest, IndexResponse>("GET", "/api/archive/{instance}/" + name, (call, request) =>
        {
            MissionArchive archive = call.Archive(request.Instance);
            int limit = Paging.Limit(request.HasLimit, request.Limit, DefaultLimit);
            if (limit == 0) return new IndexResponse();
            Page<Archives.IndexGroup> page = index(archive)(new Archives.IndexRequest
            {
                Start = call.TimeOr(request.Start, Instant.MinValue),
                Stop = call.TimeOr(request.Stop, Instant.MaxValue),
                MergeTime = ArchiveCall.Milliseconds(request.HasMergeTime ? Math.Max(0, request.MergeTime) : mergeMs),
                Names = [.. names(request).Where(n => n.Length > 0)],
                Limit = limit,
                After = ArchiveCall.After(request.Next),
            }, call.Aborted);
            var answer = new IndexResponse { Group = { page.Items.Select(g => Wire(g, call.LeapSeconds)) } };
            if (page.Next is { } next) answer.ContinuationToken = next.ToString();
            return answer;
        });

    private static Schema.Archive.IndexGroup Wire(Archives.IndexGroup group, LeapSeconds leapSeconds)
    {
        var wire = new Schema.Archive.IndexGroup { Id = new() { Name = group.Name } };
        foreach (IndexSpan span in group.Spans)
        {
            var entry = new IndexEntry { Start = WireTime.ToText(span.Start, leapSeconds), Stop = WireTime.ToText(span.Stop, leapSeconds), Count = (int)Math.Min(span.Count, int.MaxValue) };
            if (span.SequenceStart is { } first) entry.SeqStart = first;
            if (span.SequenceStop is { } last) entry.SeqStop = last;
            wire.Entry.Add(entry);
        }
        return wire;
    }

    /// <summary>Values that came in no packet stand together by space system.</summary>
    private static ListParameterGroupsResponse ListGroups(ApiCall call, InstanceRequest request) =>
        new() { Groups = { call.Archive(request.Instance).Record.Database.Parameters.Where(p => p.Source != Mdb.Model.DataSource.Telemetered).Select(p => p.System?.QualifiedName ?? "/").Distinct().Order(StringComparer.Ordinal) } };
}
