using Zarya.Archive.Log;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Stations;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Resources;

/// <summary>A simulated station: how it is, and its controls.</summary>
internal static class SimulationResource
{
    private static readonly string[] s_actions = ["close-hatch", "open-hatch", "move-crew", "patch", "start-repress", "stop-repress", "oxygen-generator", "start-leak", "stop-leak", "start-gauge", "stop-gauge", "pace"];

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, SimulationStatus>("GET", "/api/zarya/{instance}/simulation", Get),
        ApiRoute.Waiting<SimulationControl, SimulationStatus>("POST", "/api/zarya/{instance}/simulation/{action}", ControlAsync),
    ];

    private static SimulationStatus Get(ApiCall call, InstanceRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        FlightDesk desk = Desk(mission);
        var status = new SimulationStatus
        {
            Instance = mission.Name,
            Station = desk.Plan.Id,
            Time = WireTime.ToTimestamp(desk.Link.Now, call.LeapSeconds),
            Start = WireTime.ToTimestamp(desk.Link.Start, call.LeapSeconds),
            End = WireTime.ToTimestamp(desk.Link.End, call.LeapSeconds),
            Speed = desk.Link.Speed,
            Paused = desk.Link.IsPaused,
        };
        status.Hatches.AddRange(desk.Plan.Hatches.Select((h, i) => new SimulationStatus.Types.Hatch { Name = h.Id, Open = desk.IsOpen(i) }));
        status.Modules.AddRange(desk.Plan.Modules.Select((m, i) => new SimulationStatus.Types.Module { Name = m.Id, Crew = desk.CrewIn(i) }));
        status.Refusals.AddRange(desk.Refusals);
        return status;
    }

    private static async ValueTask<SimulationStatus> ControlAsync(ApiCall call, SimulationControl control)
    {
        FlightDesk desk = Desk(call.Mission(control.Instance));
        try
        {
            if (await DoAsync(desk, call.User, control) is { } reason) throw ApiException.Conflict(reason);
        }
        catch (LogRefusedException e)
        {
            throw ApiException.Unavailable($"It was done and could not be recorded: {e.Message}");
        }
        return Get(call, new InstanceRequest { Instance = control.Instance });
    }

    private static ValueTask<string?> DoAsync(FlightDesk desk, string who, SimulationControl control) => control.Action switch
    {
        "close-hatch" => desk.CloseHatchAsync(who, control.Hatch),
        "open-hatch" => desk.OpenHatchAsync(who, control.Hatch, control.Equalise),
        "move-crew" => desk.MoveCrewAsync(who, [.. control.Crew.Select(c => (c.Module, c.People))]),
        "patch" => desk.PatchAsync(who, control.Module, control.Left, control.Text),
        "start-repress" => desk.StartRepressAsync(who, control.Gas, control.MmHgPerH, control.Source, control.HasModule ? control.Module : null),
        "stop-repress" => desk.StopRepressAsync(who),
        "oxygen-generator" => desk.SetOxygenGeneratorAsync(who, control.KgPerD),
        "start-leak" => desk.StartLeakAsync(who, control.Module, control.CdaMm2),
        "stop-leak" => desk.StopLeakAsync(who, control.Module),
        "start-gauge" => desk.StartGaugeAsync(who, control.Module, control.PeriodS, control.Digital),
        "stop-gauge" => desk.StopGaugeAsync(who),
        "pace" => new(Pace(desk, control)),
        _ => throw ApiException.NotFound($"There is no control '{control.Action}'; there are {string.Join(", ", s_actions)}"),
    };

    private static string? Pace(FlightDesk desk, SimulationControl control)
    {
        if (control.HasSpeed && !(control.Speed is >= 0.1 and <= 10_000)) throw ApiException.BadRequest("A speed is 0.1 to 10000");
        if (control.HasSpeed) desk.Link.Speed = control.Speed;
        if (control.HasPaused) desk.Link.IsPaused = control.Paused;
        return null;
    }

    private static FlightDesk Desk(Mission mission) => mission.Simulation ?? throw ApiException.NotFound($"No simulated station flies in instance '{mission.Name}'");
}
