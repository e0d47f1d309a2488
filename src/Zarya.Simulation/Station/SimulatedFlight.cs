using Zarya.Simulation.Station.Telemetry;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>A station that flies and sends CCSDS packets, stepped by whoever owns a clock: it has none. Deterministic: the same case, seed, script and controls at the same times give the same packets, whatever the steps. Not thread-safe.</summary>
/// <remarks>The air is computed second by second. Controls act at <see cref="Now"/>, the whole second (of the flight) up to which it has flown. They return <see langword="null"/>, or the reason in words why it cannot be done.</remarks>
public sealed class SimulatedFlight
{
    private static readonly Duration s_second = Duration.FromSeconds(1);

    private readonly CaseFlight _flight;
    private readonly FlightPackets _packets;
    private readonly FlightCommands _commands;
    private readonly Queue<ScriptLine> _script;
    private readonly List<Operation> _operations = [];
    private readonly List<string> _refusals = [];

    /// <summary>Makes a flight that is about to start.</summary>
    /// <param name="leakCase">What is flown.</param>
    /// <param name="telemetry">How the station speaks; of the plan of the case.</param>
    /// <param name="options">Realism, seed and script; <see langword="null"/>: the defaults.</param>
    /// <exception cref="ArgumentException">The telemetry is that of another plan.</exception>
    public SimulatedFlight(LeakCase leakCase, StationTelemetry telemetry, SimulatedFlightOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(leakCase);
        ArgumentNullException.ThrowIfNull(telemetry);
        if (!ReferenceEquals(leakCase.Plan, telemetry.Plan)) throw new ArgumentException("the telemetry is that of another plan", nameof(telemetry));
        options ??= new SimulatedFlightOptions();
        Telemetry = telemetry;
        _flight = new CaseFlight(leakCase, options.Realism, options.Seed, options.Script is null);
        _packets = new FlightPackets(telemetry, _flight);
        _commands = new FlightCommands(_flight);
        _script = new Queue<ScriptLine>((options.Script ?? []).OrderBy(l => l.Time));
        Now = leakCase.Start;
    }

    /// <summary>How the station speaks.</summary>
    public StationTelemetry Telemetry { get; }

    /// <summary>The station as its file says.</summary>
    public StationPlan Plan => _flight.Plan;

    /// <summary>When the flight starts.</summary>
    public Instant Start => _flight.Start;

    /// <summary>When it ends; no packet is at or after this.</summary>
    public Instant End => _flight.End;

    /// <summary>The time up to which it has flown: whole seconds after <see cref="Start"/>.</summary>
    public Instant Now { get; private set; }

    /// <summary>The operations log as the ground has got it so far, in time order.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Lines of the script that could not be carried out, with the reason.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>Hears of each reading before it goes into a packet.</summary>
    internal Action<Measurement>? Measured { get; set; }

    /// <summary>Hears of each row of the log before it changes a packet.</summary>
    internal Action<Operation>? Operated { get; set; }

    /// <summary>Flies on to the first whole second that is not before a time.</summary>
    /// <param name="until">The time; the past does nothing, and nothing is flown after <see cref="End"/>.</param>
    /// <param name="take">Takes the packets, in time order; <see langword="null"/> flies without sending: what was said meanwhile is sent when it is taken again.</param>
    public void AdvanceTo(Instant until, PacketTaker? take)
    {
        if (until > End) until = End;
        while (Now < until)
        {
            while (_script.TryPeek(out ScriptLine? line) && line.Time <= Now)
            {
                if (line.Carry(this) is { } reason) _refusals.Add($"{line}: {reason}");
                _script.Dequeue();
            }
            Instant next = Now + s_second;
            Second(next < End ? next : End, take);
            Now = next < End ? next : End;
        }
    }

    /// <summary>What is true now.</summary>
    public FlightTruth Truth() => _flight.Truth(Now);

    /// <summary>Whether a hatch is open.</summary>
    public bool IsOpen(int hatch) => _flight.State.Air.IsOpen(hatch);

    /// <summary>People in a module.</summary>
    public int CrewIn(int module) => _flight.State.Life.Where.AsSpan().Count(module);

    /// <summary>Shuts a hatch. Somebody has to be able to get to it.</summary>
    public string? CloseHatch(int hatch) => _commands.MoveHatch(hatch, false, false);

    /// <summary>Opens a hatch; against more than 1 mmHg only when <paramref name="equalise"/> lets the pressures even out first.</summary>
    public string? OpenHatch(int hatch, bool equalise = false) => _commands.MoveHatch(hatch, true, equalise);

    /// <summary>Sends people to modules, so many each; who is not needed there stays. They walk through open hatches only, and arrive at once.</summary>
    public string? MoveCrew(IReadOnlyList<CrewPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return _commands.MoveCrew(places);
    }

    /// <summary>Patches what leaks in a module.</summary>
    /// <param name="module">Where; patching what does not leak can be done and changes nothing.</param>
    /// <param name="left">Part of the hole that stays open, 0 to 1, relative to the hole without any patch.</param>
    /// <param name="text">What was used.</param>
    public string? Patch(int module, double left, string text) => _commands.Patch(module, left, text);

    /// <summary>Lets gas in until <see cref="StopRepress"/>.</summary>
    /// <param name="gas"><c>O2</c>, <c>N2</c> or <c>air</c>.</param>
    /// <param name="mmHgPerH">How fast it raises the pressure of the connected volume as it is now; over 0, at most 200 mmHg/h.</param>
    /// <param name="source">Where from, as logged.</param>
    /// <param name="module">Where to; −1: the largest module.</param>
    public string? StartRepress(string gas, double mmHgPerH, string source, int module = -1) =>
        _commands.StartRepress(gas, mmHgPerH, source, module >= 0 ? module : Enumerable.Range(0, Plan.Modules.Count).MaxBy(m => Plan.Modules[m].FreeM3));

    /// <summary>Lets no more gas in.</summary>
    public string? StopRepress() => _commands.StopRepress();

    /// <summary>Sets the oxygen generator, kg/d, 0 to 20; 0 is off.</summary>
    public string? SetOxygenGenerator(double kgPerD) => _commands.SetGenerator(kgPerD);

    /// <summary>Makes a hole to space, mm² of Cd·A. Nobody logs it.</summary>
    public string? StartLeak(int module, double cdaMm2) => _commands.StartLeak(module, cdaMm2);

    /// <summary>Closes the holes of a module. Nobody logs it.</summary>
    public string? StopLeak(int module) => _commands.StopLeak(module);

    /// <summary>Lets somebody read a gauge in a module, again and again, until told otherwise.</summary>
    /// <param name="module">Where.</param>
    /// <param name="periodS">Seconds from one reading to the next, at least 1.</param>
    /// <param name="isDigital">σ 0.02 mmHg in steps of 0.1; else σ 0.3 in steps of 1.</param>
    public string? StartGauge(int module, double periodS, bool isDigital = false)
    {
        if ((uint)module >= (uint)Plan.Modules.Count) return "there is no such module";
        if (!(periodS is >= 1 and <= 86_400)) return "the period is 1 s to a day";
        if (!_commands.CanReach(module)) return $"nobody can get to {Plan.Modules[module].Id}: a shut hatch is between";
        _flight.StartGauge(module, Now, periodS, isDigital);
        return null;
    }

    /// <summary>Ends the readings by hand.</summary>
    public void StopGauge() => _flight.StopGauge(Now);

    private void Second(Instant end, PacketTaker? take)
    {
        bool isSecondSent = false;
        while (_flight.TryNext(end, out Measurement row, out Operation? operation))
        {
            if (operation is not null)
            {
                _operations.Add(operation);
                Operated?.Invoke(operation);
                _packets.Take(operation, take);
                continue;
            }
            Measured?.Invoke(row);
            if (take is null) continue;
            // Operations first, then what is sent every so often, then what was read: at the same time an operation explains a reading.
            if (!isSecondSent) _packets.Second(Now, take);
            isSecondSent = true;
            _packets.Take(in row, take);
        }
        if (!isSecondSent) _packets.Second(Now, take);
        _packets.Send(take);
    }
}
