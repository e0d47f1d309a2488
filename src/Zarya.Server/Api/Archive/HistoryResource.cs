using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Exports;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>Values of parameters that are in the record: page by page, as a table, as a stream.</summary>
internal static class HistoryResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ParameterHistoryRequest, ListParameterHistoryResponse>("GET", "/api/archive/{instance}/parameters/{name*}", List),
        ApiRoute.Raw<ExportParametersRequest>("GET", "/api/archive/{instance}:exportParameterValues", "text/csv", Export),
        ApiRoute.Stream<StreamParameterValuesRequest, ParameterData>("POST", "/api/stream-archive/{instance}:streamParameterValues", Stream),
        ApiRoute.Stream<StreamParameterValuesRequest, ParameterData>("POST", "/api/archive/{instance}:streamParameterValues", Stream),
    ];

    private static ListParameterHistoryResponse List(ApiCall call, ParameterHistoryRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        (ParameterTarget target, ParameterPath path) = ArchiveCall.Parameter(archive, request.Name, request.Namespace);
        int limit = Paging.Limit(request.HasLimit, request.Limit);
        if (limit == 0) return new ListParameterHistoryResponse();
        Page<ParameterSample> page = archive.History.List(new HistoryRequest
        {
            Parameter = path,
            Start = call.TimeOr(request.Start, Instant.MinValue),
            Stop = call.TimeOr(request.Stop, Instant.MaxValue),
            IsDescending = ArchiveCall.IsDescending(request.Order),
            Limit = limit,
            After = ArchiveCall.After(request.Next),
            NoRepeat = request.Norepeat,
            Skip = ArchiveCall.Skip(request.Pos),
        }, call.Aborted);
        NamedObjectId id = request.Namespace.Length > 0 ? new NamedObjectId { Name = request.Name, Namespace = request.Namespace } : new NamedObjectId { Name = target.Name };
        var answer = new ListParameterHistoryResponse { Parameter = { page.Items.Select(s => WireSample.Of(s, id, target.Raw, target.Engineering, call.LeapSeconds)) } };
        if (page.Next is { } next) answer.ContinuationToken = next.ToString();
        return answer;
    }

    private static RawAnswer Export(ApiCall call, ExportParametersRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        if (request.List.Length > 0) throw ApiException.NotFound($"No parameter list '{request.List}'");
        (ParameterTarget Target, ParameterPath Path)[] columns = [.. request.Parameters.Where(n => n.Length > 0).Select(n => ArchiveCall.Parameter(archive, n))];
        if (columns.Length == 0) throw ApiException.BadRequest("Say which parameters: parameters=/A/B,/A/C");
        var table = new ParameterCsvRequest
        {
            Parameters = [.. columns.Select(c => c.Path)],
            Headings = [.. columns.Select(c => Heading(c.Target, request))],
            Start = call.TimeOr(request.Start, Instant.MinValue),
            Stop = call.TimeOr(request.Stop, Instant.MaxValue),
            IsDescending = ArchiveCall.IsDescending(request.Order, otherwise: false),
            Limit = request.HasLimit ? Math.Max(0, request.Limit) : null,
            Skip = Math.Max(0, request.Pos),
            Interval = request.HasInterval && request.Interval > 0 ? ArchiveCall.Milliseconds(request.Interval) : null,
            KeepsLast = request.PreserveLastValue,
            WithRaw = request.Extra.Contains("raw"),
            WithMonitoring = request.Extra.Contains("monitoring"),
            Separator = ArchiveCall.Separator(request.Delimiter),
            HasHeader = request.Header.ToUpperInvariant() is not ("NONE" or "FALSE" or "NO"),
        };
        return ArchiveCall.Pieces("text/csv", request.Filename.Length > 0 ? request.Filename : "parameters.csv", archive.Table.Read(table, call.Aborted));
    }

    private static string Heading(ParameterTarget target, ExportParametersRequest request)
    {
        if (request.Namespace.Length > 0)
            foreach (Alias alias in target.Parameter.Aliases)
                if (alias.NameSpace == request.Namespace) return alias.Name + target.Name[target.Parameter.QualifiedName.Length..];
        return request.Header.Equals("SHORT_NAME", StringComparison.OrdinalIgnoreCase) ? target.Name[(target.Name.LastIndexOf('/') + 1)..] : target.Name;
    }

    private static IAsyncEnumerable<ParameterData> Stream(ApiCall call, StreamParameterValuesRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        (ParameterTarget Target, ParameterPath Path)[] wanted = request.Ids.Count > 0
            ? [.. request.Ids.Select(id => ArchiveCall.Parameter(archive, id))]
            : [.. archive.Record.Database.Parameters.Where(p => p.Type.Target is not null).Select(p => (new ParameterTarget(p, []), new ParameterPath(p)))];
        NamedObjectId[] ids = request.Ids.Count > 0 ? [.. request.Ids] : [.. wanted.Select(w => new NamedObjectId { Name = w.Target.Name })];
        var options = new CursorOptions
        {
            Range = new TimeRange(call.TimeOr(request.Start, Instant.MinValue), call.TimeOr(request.Stop, Instant.MaxValue)),
            Links = request.TmLinks.Count > 0 ? request.TmLinks.ToHashSet(StringComparer.Ordinal) : null,
        };
        IEnumerable<ParameterData> messages = ParameterRows.Read(archive.Record, [.. wanted.Select(w => w.Path)], options, call.Aborted).Select(row =>
        {
            var data = new ParameterData { GenerationTime = WireTime.ToMilliseconds(row.Generation, call.LeapSeconds) };
            for (int i = 0; i < ids.Length; i++)
                if (row.Samples[i] is { } sample) data.Parameter.Add(WireSample.Of(sample, ids[i], wanted[i].Target.Raw, wanted[i].Target.Engineering, call.LeapSeconds));
            return data;
        });
        return ArchiveCall.Each(messages);
    }
}
