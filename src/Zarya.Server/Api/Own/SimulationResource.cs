using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Station.Plans;

namespace Zarya.Server.Api.Own;

/// <summary>The simulated station that flies in place of a real one.</summary>
internal static class SimulationResource
{
    private const double LeastSpeed = 0.1;
    private const double MostSpeed = 10_000;

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "simulation", GetAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "simulation", ChangeAsync),
    ];

    private static Task GetAsync(ApiCall call) => AnswerAsync(call, OwnRoutes.Books(call).Simulation());

    private static async Task ChangeAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        if (mission.Books.Simulation() is not { } simulation) throw ApiException.NotFound($"The mission {mission.Name} is not simulated");
        using RequestBody body = await RequestBody.ReadAsync(call, "speed", "pause", "event", "subject", "value");
        double? speed = body.Number("speed", LeastSpeed, MostSpeed);
        bool? pause = body.Flag("pause");
        Func<SimulatedFlight, string?>? order = Order(body, OwnRoutes.Picture(mission).Plan);
        if (speed is null && pause is null && order is null) throw ApiException.BadRequest("Say speed, pause or event");
        if (order is not null && simulation.Do(order) is { } reason) throw ApiException.BadRequest($"It cannot be done: {reason}");
        if (speed is { } faster) simulation.Speed = faster;
        if (pause is { } still) simulation.IsPaused = still;
        await AnswerAsync(call, simulation);
    }

    private static Func<SimulatedFlight, string?>? Order(RequestBody body, StationPlan plan)
    {
        if (!body.Has("event")) return body.Has("subject") || body.Has("value") ? throw RequestBody.Wrong("event", $"it has to be said what is to be done: {SimulationOrder.Events}") : null;
        string subject = body.OptionalText("subject", OperationForm.MaxSubject) ?? "";
        RefusedField? wrong = SimulationOrder.Read(plan, body.Text("event", OperationForm.MaxSubject), subject, body.TextOrNumber("value", OperationForm.MaxValue), out Func<SimulatedFlight, string?> order);
        return wrong is null ? order : throw RequestBody.Wrong(wrong.Field, wrong.Words);
    }

    private static Task AnswerAsync(ApiCall call, ISimulation? simulation) => JsonAnswer.SendAsync(call, answer =>
    {
        answer.Flag("isSimulated", simulation is not null);
        answer.Text("caseId", simulation?.CaseId);
        answer.Time("time", simulation?.Time);
        answer.Number("speed", simulation?.Speed);
        answer.Flag("isPaused", simulation?.IsPaused ?? false);
    });
}
