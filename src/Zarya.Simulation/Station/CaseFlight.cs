using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>One flight of a leak case: telemetry and operations log as the ground gets them, in time order; the truth beside; and controls, so that a watch can act on its own advice.</summary>
/// <remarks>
/// The same case, realism and seed, stepped and controlled in the same way, give the same rows. The air is computed in steps of 10 s (1 s in a fast leak), cut at events and at
/// <c>until</c>; pressures are lines within a step. Controls take effect at the given time, or at once when that has passed: without <c>until</c> the flight is up to 10 s ahead of
/// the row that it returned last. Not thread-safe.
/// </remarks>
public sealed class CaseFlight
{
    private const long StepMs = 10_000;
    private const long FastStepMs = 1_000;
    private const double FastLossPerS = 1e-3;

    private readonly FlightState _state;
    private readonly FlightControls _controls;
    private readonly long _endMs;
    private int _read;

    /// <summary>Makes a flight that is about to start.</summary>
    /// <param name="leakCase">What is flown.</param>
    /// <param name="realism">How much goes wrong that the case does not state.</param>
    /// <param name="seed">Chooses the noise and everything else that is random.</param>
    /// <param name="isScripted">Whether the case's <c>scripted_operations</c> happen by themselves; confounders always do.</param>
    public CaseFlight(LeakCase leakCase, Realism realism, ulong seed, bool isScripted = true)
    {
        ArgumentNullException.ThrowIfNull(leakCase);
        ArgumentNullException.ThrowIfNull(realism);
        Case = leakCase;
        _endMs = Agenda.Ms(leakCase.DurationH);
        _state = new FlightState(leakCase, realism, seed);
        _controls = new FlightControls(_state);
        FlightPlan.Write(_state, _controls, isScripted);
        _state.Begin();
    }

    /// <summary>What is flown.</summary>
    public LeakCase Case { get; }

    /// <summary>Everything on board, for those who fly it further.</summary>
    internal FlightState State => _state;

    /// <summary>What can be done to it.</summary>
    internal FlightControls Controls => _controls;

    /// <summary>The station as its file says; the true volumes may differ.</summary>
    public StationPlan Plan => Case.Plan;

    /// <summary>The free volumes as they are, m³, in the order of the plan.</summary>
    public IReadOnlyList<double> TrueVolumesM3 => [.. Enumerable.Range(0, Plan.Modules.Count).Select(_state.Air.VolumeM3)];

    /// <summary>When the flight starts.</summary>
    public Instant Start => Case.Start;

    /// <summary>When it ends; no row is at or after this.</summary>
    public Instant End => Case.Start + Duration.FromMilliseconds(_endMs);

    /// <summary>The time up to which the flight has been computed.</summary>
    public Instant Now => Case.Start + Duration.FromMilliseconds(_state.NowMs);

    /// <summary>The next row: an operation when <paramref name="operation"/> is set, a measurement otherwise.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    public bool TryNext(out Measurement measurement, out Operation? operation) => TryNext(End, out measurement, out operation);

    /// <summary>The next row before a time.</summary>
    /// <returns><see langword="false"/> when there is none: the flight has then been computed exactly up to <paramref name="until"/> or its end.</returns>
    public bool TryNext(Instant until, out Measurement measurement, out Operation? operation)
    {
        long limit = Math.Min(_endMs, (until - Case.Start).Nanoseconds / 1_000_000);
        SensorBank sensors = _state.Sensors;
        while (true)
        {
            if (_read < sensors.Count)
            {
                ref readonly Measurement row = ref sensors.Rows[_read];
                long rowMs = (row.Time - Case.Start).Nanoseconds / 1_000_000;
                if (_state.Log.NextMs <= rowMs && _state.Log.NextMs < limit) break;
                measurement = row;
                operation = null;
                if (rowMs >= limit) return false;
                _read++;
                return true;
            }
            if (_state.Log.NextMs < Math.Min(_state.NowMs, limit)) break;
            if (_state.NowMs >= limit)
            {
                (measurement, operation) = (default, null);
                return false;
            }
            Advance(limit);
        }
        (measurement, operation) = (default, _state.Log.Take());
        return true;
    }

    /// <summary>What is true where the flight has got to (<see cref="Now"/>); leaks are those of <paramref name="now"/>.</summary>
    public FlightTruth Truth(Instant now) => TruthTeller.Tell(_state, now);

    /// <summary>Shuts a hatch.</summary>
    public void CloseHatch(int hatch, Instant at) => _controls.CommandHatch(hatch, false, Ms(at));

    /// <summary>Opens a hatch.</summary>
    public void OpenHatch(int hatch, Instant at) => _controls.CommandHatch(hatch, true, Ms(at));

    /// <summary>Sends the crew to places; people who are not named stay where they are. From then on the crew goes nowhere by itself.</summary>
    public void MoveCrew(IReadOnlyList<CrewPlace> places, Instant at) => _controls.CommandCrew(places, Ms(at));

    /// <summary>Patches the leaks of a module.</summary>
    /// <param name="module">Where; a module without leaks can be patched too, and nothing comes of it.</param>
    /// <param name="factor">Part of the area that stays, relative to the leak without any patch.</param>
    /// <param name="text">What was used, as logged.</param>
    /// <param name="at">When.</param>
    public void Patch(int module, double factor, string text, Instant at) => _controls.CommandPatch(module, factor, text, Ms(at), Scribe.Commander);

    /// <summary>Lets the crew read a gauge in a module: by default mechanical, read by eye (σ 0.3 mmHg, steps of 1); the digital one has σ 0.02 and steps of 0.1. One gauge at a time.</summary>
    public void StartGauge(int module, Instant from, double periodS, bool isDigital = false) =>
        _state.Agenda.At(Ms(from), () => _state.Sensors.StartGauge(module, _state.NowMs, (long)(periodS * 1000), isDigital ? 0.02 : 0.3, isDigital ? 0.1 : 1, _state.GaugeBias(isDigital)));

    /// <summary>Ends the readings.</summary>
    public void StopGauge(Instant at) => _state.Agenda.At(Ms(at), _state.Sensors.StopGauge);

    private long Ms(Instant at) => Math.Max(_state.NowMs, (at - Case.Start).Nanoseconds / 1_000_000);

    private void Advance(long limit)
    {
        FlightState s = _state;
        s.Agenda.Do(s.NowMs);
        if (s.Leaks.IsGrowing(s.Hours) || s.AreLeaksStale) s.ApplyLeaks();
        long step = s.FastestLossPerS() > FastLossPerS ? FastStepMs : StepMs;
        long next = Math.Min(Math.Min(limit, s.Agenda.NextMs), ((s.NowMs / step) + 1) * step);
        s.Step(next);
        _read = 0;
        if (next % ThermalField.GridMs == 0) s.NextMinute();
    }
}
