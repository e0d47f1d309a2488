using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Processing.LeakWatch;

/// <summary>Keeps what the last picture needs; bounded.</summary>
internal sealed class LeakNotes(StationPlan plan, LeakWatchOptions options)
{
    private const int MostOperations = 500;
    private const int MostPoints = 4096;
    private const int MostPatches = 50;

    private static readonly int s_quantities = Enum.GetValues<Quantity>().Length;

    private readonly Note?[] _sensors = new Note?[plan.Modules.Count * s_quantities];
    private readonly List<Operation> _operations = [];
    private readonly List<Operation> _closures = [];
    private readonly List<PatchVerdictReport> _patches = [];
    private readonly List<LeakPoint> _history = [];
    private HatchStates _states = new(plan);
    private AlarmReport? _alarm;
    private ClearReport? _cleared;
    private NextClosureReport? _next;
    private LossState? _state;
    private Instant _stateTime;
    private string _verdict = LeakSentences.NoAssessment.Say();
    private bool _isPatchNew;

    /// <summary>The note of a sensor.</summary>
    public Note Sensor(Quantity quantity, int module) => _sensors[(module * s_quantities) + (int)quantity] ??= new Note();

    public void Take(Operation operation)
    {
        _states = _states.After(operation);
        Add(_operations, operation, MostOperations);
        if (_alarm is not null && operation.Kind == OperationKind.HatchClose) Add(_closures, operation, MostOperations);
        _isPatchNew |= operation.Kind == OperationKind.Patch;
    }

    public void Take(LeakReport report)
    {
        switch (report)
        {
            case AssessmentReport assessment:
                Take(report, assessment.State);
                break;
            case AlarmReport alarm:
                (_alarm, _cleared, _next) = (alarm, null, null);
                _closures.Clear();
                _patches.Clear();
                Take(report, alarm.State);
                break;
            case ClearReport clear:
                (_alarm, _cleared, _next) = (null, clear, null);
                _verdict = LeakWords.Over(clear);
                break;
            case NextClosureReport next:
                _next = next;
                break;
            case PatchVerdictReport verdict:
                if (!_isPatchNew && _patches.Count > 0) _patches.RemoveAt(_patches.Count - 1);
                _isPatchNew = false;
                Add(_patches, verdict, MostPatches);
                break;
            case SensorFaultReport fault:
                Sensor(fault.Quantity, fault.Module).Fault = fault.Reason;
                break;
        }
    }

    public LeakPicture Draw(Instant now, Func<int, bool> isStuck)
    {
        Dictionary<int, Instant> since = _states.Shut.Where(s => s.Since != Instant.MinValue).ToDictionary(s => s.Hatch, s => s.Since);
        return new LeakPicture
        {
            Plan = plan,
            Options = options,
            Time = now,
            Verdict = _verdict,
            Alarm = _alarm,
            Cleared = _cleared,
            State = _state,
            StateTime = _stateTime,
            Hatches = [.. Enumerable.Range(0, plan.Hatches.Count).Select(h => new HatchPicture(h, _states.IsOpen(h), isStuck(h), since.TryGetValue(h, out Instant at) ? at : null))],
            Modules = [.. Enumerable.Range(0, plan.Modules.Count).Select(Module)],
            CrewUnknown = _states.Crew.Unknown,
            Next = _next,
            Closures = [.. _closures],
            Patches = [.. _patches],
            Sensors = [.. Enumerable.Range(0, _sensors.Length).Where(i => _sensors[i] is not null).Select(i => _sensors[i]!.Draw((Quantity)(i % s_quantities), i / s_quantities))],
            Operations = [.. _operations],
            History = [.. _history],
        };
    }

    private void Take(LeakReport report, LossState state)
    {
        (_state, _stateTime) = (state, report.Time);
        _verdict = LeakWords.Verdict(plan, options, state, report);
        // Older points are thinned to every other one: a week at ten minutes and a night at one fit, and years do not grow.
        if (_history.Count == MostPoints)
        {
            int kept = 0;
            for (int i = 0; i < _history.Count; i++)
                if (i % 2 == 0 || i >= MostPoints / 2) _history[kept++] = _history[i];
            _history.RemoveRange(kept, _history.Count - kept);
        }
        _history.Add(new LeakPoint(report.Time, state.PressureMmHg, state.NitrogenKg, state.RateMmHgPerH, state.LeakProbability));
    }

    private ModulePicture Module(int m) => new(
        m, Newest(Quantity.TotalPressure, m), Newest(Quantity.AirTemperature, m), _states.Crew.Known.Where(p => p.Module == m).Sum(p => p.Count),
        _state is { } s && m < s.Compartments.Count ? s.Compartments[m] : double.NaN, _states.GroupIndex(m), _states.Group(m).Lifeboats > 0);

    private double Newest(Quantity quantity, int module) => _sensors[(module * s_quantities) + (int)quantity]?.Value ?? double.NaN;

    private static void Add<T>(List<T> list, T item, int most)
    {
        if (list.Count == most) list.RemoveRange(0, most / 10);
        list.Add(item);
    }

    /// <summary>What is remembered of a sensor.</summary>
    internal sealed class Note
    {
        public double Value { get; private set; } = double.NaN;
        public Instant Time { get; private set; } = Instant.MinValue;
        public long Readings { get; private set; }
        public long Refused { get; set; }
        public string? Fault { get; set; }

        /// <summary>Takes a reading.</summary>
        /// <returns><see langword="false"/> if it was there already.</returns>
        public bool Take(Instant time, double value)
        {
            if (time == Time && value.Equals(Value)) return false;
            (Value, Time) = (value, time);
            Readings++;
            return true;
        }

        public SensorPicture Draw(Quantity quantity, int module) => new(quantity, module, Value, Time, Readings, Refused, Fault);
    }
}
