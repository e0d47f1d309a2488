using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Missions;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Station.Plans;

namespace Zarya.Server.Api.Own;

/// <summary>The simulated station that flies in place of a real one.</summary>
internal static class SimulationResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "simulation", GetAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "simulation", ChangeAsync),
    ];

    private static Task GetAsync(ApiCall call) => AnswerAsync(call, OwnRoutes.Mission(call));

    private static async Task ChangeAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        if (mission.Simulation is not { } desk) throw ApiException.NotFound($"The mission {mission.Name} is not simulated");
        using RequestBody body = await RequestBody.ReadAsync(call, "speed", "pause", "event", "subject", "value");
        double? speed = body.Number("speed", FlightSettings.LeastSpeed, FlightSettings.GreatestSpeed);
        bool? pause = body.Flag("pause");
        Func<FlightDesk, ValueTask<string?>>? order = Order(body, desk.Plan, call.User);
        if (speed is null && pause is null && order is null) throw ApiException.BadRequest("Say speed, pause or event");
        if (desk.Link.IsOver) throw ApiException.Conflict($"The flight ended at {desk.Link.End.ToUtcString(call.LeapSeconds, 0)}: nothing can be done in it any more");
        if (order is not null && await OwnRoutes.RecordedAsync(order(desk)) is { } reason) throw ApiException.BadRequest($"It cannot be done: {reason}");
        if (speed is { } faster) desk.Link.Speed = faster;
        if (pause is { } still) desk.Link.IsPaused = still;
        await AnswerAsync(call, mission);
    }

    private static Func<FlightDesk, ValueTask<string?>>? Order(RequestBody body, StationPlan plan, string by)
    {
        if (!body.Has("event")) return body.Has("subject") || body.Has("value") ? throw RequestBody.Wrong("event", $"it has to be said what is to be done: {SimulationOrder.Events}") : null;
        string name = body.Text("event", OperationForm.MaxSubject);
        string subject = body.OptionalText("subject", OperationForm.MaxSubject) ?? "";
        RefusedField? wrong = SimulationOrder.Read(plan, name, subject, body.TextOrNumber("value", OperationForm.MaxValue), by, out Func<FlightDesk, ValueTask<string?>> order);
        return wrong is null ? order : throw RequestBody.Wrong(wrong.Field, wrong.Words);
    }

    private static Task AnswerAsync(ApiCall call, Mission mission)
    {
        FlightLink? link = mission.Simulation?.Link;
        string? flown = link is null ? null : mission.InForce.Station.Flights.GetValueOrDefault(link.Name)?.Case.Id;
        return JsonAnswer.SendAsync(call, answer =>
        {
            answer.Flag("isSimulated", link is not null);
            answer.Text("caseId", flown);
            answer.Time("time", link?.Now);
            answer.Number("speed", link?.Speed);
            answer.Flag("isPaused", link?.IsPaused ?? false);
            answer.Flag("isOver", link?.IsOver ?? false);
            answer.Time("end", link?.End);
            answer.Time("fastUntil", link is { IsFast: true } ? link.FastUntil : null);
        });
    }
}
