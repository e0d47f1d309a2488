using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>What Zarya says beyond the wire contract.</summary>
internal static class OwnResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, RecordReport>("GET", "/api/zarya/{instance}/record", GetRecord),
    ];

    private static RecordReport GetRecord(ApiCall call, InstanceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        var report = new RecordReport { Instance = mission.Name, Entries = mission.Recorder.Report.Entries, LastDurable = mission.Recorder.LastDurable };
        if (mission.Recorder.Trouble is { } trouble) report.Trouble = trouble;
        report.Damage.AddRange(mission.Store.Damage.Select(d => d.ToString() ?? ""));
        return report;
    }
}
