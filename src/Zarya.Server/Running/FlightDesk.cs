using Zarya.Archive.Entries;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// What people may do to a simulated station: as flight control, and (a leak) as fate. Every control returns <see langword="null"/>, or in words why it cannot be done; what was done is recorded as an action and told as an event. Safe for any
/// number of threads.
/// </summary>
public sealed class FlightDesk
{
    private readonly Mission _mission;
    private readonly FlightLink _link;

    internal FlightDesk(Mission mission, FlightLink link) => (_mission, _link) = (mission, link);

    /// <summary>The link behind which it flies: its time, speed and pause.</summary>
    public FlightLink Link => _link;

    /// <summary>The station.</summary>
    public StationPlan Plan => _link.Run(f => f.Plan);

    /// <summary>What is true now, which no telemetry says.</summary>
    public FlightTruth Truth => _link.Run(f => f.Truth());

    /// <summary>Lines of the script that could not be carried out, with the reason.</summary>
    public IReadOnlyList<string> Refusals => _link.Run<IReadOnlyList<string>>(f => [.. f.Refusals]);

    /// <summary>Whether a hatch is open.</summary>
    public bool IsOpen(int hatch) => _link.Run(f => f.IsOpen(hatch));

    /// <summary>People in a module.</summary>
    public int CrewIn(int module) => _link.Run(f => f.CrewIn(module));

    /// <summary>Shuts a hatch.</summary>
    public ValueTask<string?> CloseHatchAsync(string who, string hatch) => AtHatchAsync(who, "close hatch", hatch, (f, h) => f.CloseHatch(h));

    /// <summary>Opens a hatch, letting the pressures even out first if <paramref name="equalise"/>.</summary>
    public ValueTask<string?> OpenHatchAsync(string who, string hatch, bool equalise) => AtHatchAsync(who, equalise ? "equalise and open hatch" : "open hatch", hatch, (f, h) => f.OpenHatch(h, equalise));

    /// <summary>Sends people to modules, so many each.</summary>
    public ValueTask<string?> MoveCrewAsync(string who, IReadOnlyList<(string Module, int People)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        StationPlan plan = Plan;
        if (places.FirstOrDefault(p => plan.ModuleIndex(p.Module) < 0) is { Module: { } unknown }) return new($"there is no module {unknown}");
        return DoAsync(who, "move crew", string.Join(", ", places.Select(p => $"{p.People} to {p.Module}")), f => f.MoveCrew([.. places.Select(p => new CrewPlace(plan.ModuleIndex(p.Module), p.People))]));
    }

    /// <summary>Patches what leaks in a module; <paramref name="left"/> of the hole stays open, 0 to 1.</summary>
    public ValueTask<string?> PatchAsync(string who, string module, double left, string text) => InModuleAsync(who, $"patch ({text})", module, (f, m) => f.Patch(m, left, text));

    /// <summary>Lets gas in (<c>O2</c>, <c>N2</c>, <c>air</c>), mmHg/h; into the largest module where none is named.</summary>
    public ValueTask<string?> StartRepressAsync(string who, string gas, double mmHgPerH, string source, string? module)
    {
        int place = module is null ? -1 : Plan.ModuleIndex(module);
        return module is not null && place < 0 ? new($"there is no module {module}") : DoAsync(who, "start repress", gas, f => f.StartRepress(gas, mmHgPerH, source, place));
    }

    /// <summary>Lets no more gas in.</summary>
    public ValueTask<string?> StopRepressAsync(string who) => DoAsync(who, "stop repress", "", f => f.StopRepress());

    /// <summary>Sets the oxygen generator, kg/d, 0 to 20.</summary>
    public ValueTask<string?> SetOxygenGeneratorAsync(string who, double kgPerD) => DoAsync(who, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"set oxygen generator to {kgPerD} kg/d"), "", f => f.SetOxygenGenerator(kgPerD));

    /// <summary>Makes a hole to space, mm² of Cd·A.</summary>
    public ValueTask<string?> StartLeakAsync(string who, string module, double cdaMm2) => InModuleAsync(who, "make a leak", module, (f, m) => f.StartLeak(m, cdaMm2), isSecret: true);

    /// <summary>Closes the holes of a module.</summary>
    public ValueTask<string?> StopLeakAsync(string who, string module) => InModuleAsync(who, "end a leak", module, (f, m) => f.StopLeak(m), isSecret: true);

    /// <summary>Lets somebody read a gauge in a module every so many seconds, until <see cref="StopGaugeAsync"/>.</summary>
    public ValueTask<string?> StartGaugeAsync(string who, string module, double periodS, bool isDigital) => InModuleAsync(who, "read a gauge", module, (f, m) => f.StartGauge(m, periodS, isDigital));

    /// <summary>Ends the readings by hand.</summary>
    public ValueTask<string?> StopGaugeAsync(string who) => DoAsync(who, "read the gauge no more", "", f =>
    {
        f.StopGauge();
        return null;
    });

    private ValueTask<string?> AtHatchAsync(string who, string what, string hatch, Func<SimulatedFlight, int, string?> action)
    {
        int index = Plan.HatchIndex(hatch);
        return index < 0 ? new($"there is no hatch {hatch}") : DoAsync(who, what, hatch, f => action(f, index));
    }

    private ValueTask<string?> InModuleAsync(string who, string what, string module, Func<SimulatedFlight, int, string?> action, bool isSecret = false)
    {
        int index = Plan.ModuleIndex(module);
        return index < 0 ? new($"there is no module {module}") : DoAsync(who, what, module, f => action(f, index), isSecret);
    }

    /// <summary>What only fate does is recorded, and no event gives it away.</summary>
    private async ValueTask<string?> DoAsync(string who, string what, string on, Func<SimulatedFlight, string?> action, bool isSecret = false)
    {
        if (_link.IsOver) return "the flight is over";
        if (_link.Run(action) is { } reason) return reason;
        Instant now = _mission.Now;
        var done = new OperatorAction { Who = who, What = $"simulation: {what}", On = on, Time = now };
        await _mission.Recorder.AppendAsync(OperatorAction.Stream, now, now, done.ToOctets()).ConfigureAwait(false);
        if (!isSecret) _mission.Raise("Simulation", "control", Processing.Events.EventSeverity.Info, $"{who}: {what}{(on.Length > 0 ? " " + on : "")}");
        return null;
    }
}
