using System.Text.Json;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Archives;
using Zarya.Server.Languages;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>The station as its file has it, and what the leak watch says of its air.</summary>
internal static class StationResource
{
    private const int MostPoints = 5000;

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "station", GetStationAsync),
        ApiRoute.Own("GET", OwnRoutes.Prefix + "leak", GetLeakAsync),
        ApiRoute.Own("GET", OwnRoutes.Prefix + "leak/history", GetHistoryAsync),
    ];

    private static Task GetStationAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        StationPlan plan = OwnRoutes.Room(mission).Plan;
        return JsonAnswer.SendAsync(call, answer =>
        {
            answer.Text("id", plan.Id);
            answer.Text("describes", Describes(mission));
            answer.List("modules", Enumerable.Range(0, plan.Modules.Count), (item, m) =>
            {
                item.Text("id", plan.Modules[m].Id);
                item.Text("segment", plan.Modules[m].Segment.Length > 0 ? plan.Modules[m].Segment : null);
                item.Number("freeM3", plan.Modules[m].FreeM3);
                item.Flag("isLifeboat", plan.Lifeboats.Contains(m));
            });
            answer.List("hatches", plan.Hatches, (item, hatch) =>
            {
                item.Text("id", hatch.Id);
                item.Text("a", plan.Modules[hatch.A].Id);
                item.Text("b", plan.Modules[hatch.B].Id);
            });
            answer.Number("crew", plan.Crew);
        });
    }

    private static Task GetLeakAsync(ApiCall call)
    {
        LeakPicture picture = OwnRoutes.Picture(OwnRoutes.Mission(call));
        Language language = QueryText.Language(call, "lang");
        return JsonAnswer.SendAsync(call, answer => LeakJson.Write(answer, picture, said => ServerSentences.In(language, said)));
    }

    private static Task GetHistoryAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        Instant end = OwnRoutes.Picture(mission).Time;
        TimeRange range = QueryText.Range(call, end == Instant.MinValue ? end : end - Duration.FromSeconds(86_400));
        int count = QueryText.Count(call, "count", 500, MostPoints);
        IReadOnlyList<TrackPoint> points = new LeakTrack(mission.Store, mission.Database, mission.LeapSeconds).Read(range, count, call.Aborted);
        return JsonAnswer.SendAsync(call, answer => answer.List("points", points, (item, point) =>
        {
            item.Time("time", point.Time);
            item.Number("pressureMmHg", point.PressureMmHg);
            item.Number("nitrogenKg", point.NitrogenKg);
            item.Estimate("rateMmHgPerH", point.RateMmHgPerH);
            item.Estimate("rateKgPerD", point.RateKgPerD);
            item.Number("probability", point.Probability);
        }));
    }

    /// <summary>What the station file says it is: words that the plan does not keep.</summary>
    private static string? Describes(Mission mission)
    {
        if (mission.InForce.File.Station is not { } station) return null;
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(mission.Folder, station.File.Text)));
            return file.RootElement.ValueKind == JsonValueKind.Object && file.RootElement.TryGetProperty("describes", out JsonElement words) && words.ValueKind == JsonValueKind.String ? words.GetString() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
