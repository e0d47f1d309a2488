using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>What a page tells of one run of the watch, gathered as the run goes. Memory does not grow with the length of the run: series are binned, lists end at <see cref="MostOfAKind"/> and say how many more there were.</summary>
/// <param name="plan">The station.</param>
/// <param name="options">The floors of reserve time.</param>
/// <param name="problems">What was wrong with the files, in words; may grow until the page is written.</param>
internal sealed class LeakStory(StationPlan plan, LeakWatchOptions options, KeptList<string> problems)
{
    /// <summary>The most entries of one list; what came first is kept, the rest is counted.</summary>
    public const int MostOfAKind = 2_000;

    private readonly Dictionary<(Quantity, int), ChannelQuality> _channels = [];
    private readonly Dictionary<int, ClosureTaken> _shut = [];

    public StationPlan Plan { get; } = plan;

    public LeakWatchOptions Options { get; } = options;

    public BinnedSeries Pressure { get; } = new();

    public BinnedSeries Nitrogen { get; } = new();

    public BinnedSeries Probability { get; } = new();

    public EstimateSeries Rate { get; } = new();

    public AttributionSeries Attribution { get; } = new();

    public KeptList<Operation> Operations { get; } = new(MostOfAKind);

    public KeptList<LeakReport> Alarms { get; } = new(MostOfAKind);

    public KeptList<NextClosureReport> Advice { get; } = new(MostOfAKind);

    public KeptList<PatchVerdictReport> Patches { get; } = new(MostOfAKind);

    public KeptList<SensorFaultReport> Faults { get; } = new(MostOfAKind);

    public KeptList<ClosureTaken> Closures { get; } = new(MostOfAKind);

    /// <summary>What was wrong with the files, in words.</summary>
    public KeptList<string> Problems { get; } = problems;

    /// <summary>The alarm that stands, or <see langword="null"/>.</summary>
    public AlarmReport? Standing { get; private set; }

    /// <summary>The last assessment, or <see langword="null"/> before there is one.</summary>
    public LossState? State { get; private set; }

    /// <summary>Of when <see cref="State"/> is.</summary>
    public Instant StateTime { get; private set; }

    public Instant First { get; private set; } = Instant.MaxValue;

    /// <summary>The end of what was read: of measurements, operations and reports.</summary>
    public Instant Last { get; private set; } = Instant.MinValue;

    /// <summary>The last time at which something was measured.</summary>
    public Instant LastMeasured { get; private set; } = Instant.MinValue;

    /// <summary>Whether each hatch is open at the end.</summary>
    public bool[] HatchOpen { get; } = [.. plan.Hatches.Select(h => h.OpenAtStart)];

    /// <summary>People by module as the log says; −1 where it says nothing.</summary>
    public int[] Crew { get; } = [.. plan.Modules.Select(_ => -1)];

    /// <summary>How each channel was received, in the order of modules and quantities.</summary>
    public IReadOnlyList<ChannelQuality> Channels => [.. _channels.Values.OrderBy(c => c.Quantity).ThenBy(c => c.Module)];

    /// <summary>Takes a row of telemetry.</summary>
    public void Measure(in Measurement row)
    {
        Reach(row.Time);
        if (row.Time > LastMeasured) LastMeasured = row.Time;
        if (!_channels.TryGetValue((row.Quantity, row.Module), out ChannelQuality? channel)) _channels.Add((row.Quantity, row.Module), channel = new ChannelQuality(row.Quantity, row.Module));
        channel.Add(row);
    }

    /// <summary>Takes an operation.</summary>
    public void Operate(Operation operation)
    {
        Reach(operation.Time);
        Operations.Add(operation);
        if (operation.Kind == OperationKind.CrewAt && (uint)operation.Place < (uint)Crew.Length) Crew[operation.Place] = (int)Math.Clamp(double.IsNaN(operation.Number) ? 0 : operation.Number, 0, 99);
        if (operation.Kind is not (OperationKind.HatchClose or OperationKind.HatchOpen) || (uint)operation.Place >= (uint)HatchOpen.Length) return;
        HatchOpen[operation.Place] = operation.Kind == OperationKind.HatchOpen;
        if (operation.Kind == OperationKind.HatchClose && !_shut.ContainsKey(operation.Place))
        {
            var closure = new ClosureTaken(operation.Place, operation.Time, State);
            _shut.Add(operation.Place, closure);
            Closures.Add(closure);
        }
        else if (operation.Kind == OperationKind.HatchOpen && _shut.Remove(operation.Place, out ClosureTaken? closure))
        {
            (closure.Opened, closure.After) = (operation.Time, State);
        }
    }

    /// <summary>Takes what the watch said.</summary>
    public void Hear(LeakReport report)
    {
        Reach(report.Time);
        switch (report)
        {
            case AssessmentReport assessment: Assess(assessment.Time, assessment.State); break;
            case AlarmReport alarm:
                Alarms.Add(alarm);
                Standing = alarm;
                Assess(alarm.Time, alarm.State);
                break;
            case ClearReport clear:
                Alarms.Add(clear);
                Standing = null;
                break;
            case NextClosureReport advice: Advice.Add(advice); break;
            case PatchVerdictReport verdict: Patches.Add(verdict); break;
            case SensorFaultReport fault: Faults.Add(fault); break;
        }
    }

    private void Assess(Instant time, LossState state)
    {
        (State, StateTime) = (state, time);
        Pressure.Add(time, state.PressureMmHg);
        Nitrogen.Add(time, state.NitrogenKg);
        Probability.Add(time, state.LeakProbability);
        Rate.Add(time, state.RateMmHgPerH);
        Attribution.Add(time, state.Attribution);
        foreach (ClosureTaken closure in _shut.Values) closure.After = state;
    }

    private void Reach(Instant time)
    {
        if (time < First) First = time;
        if (time > Last) Last = time;
    }
}
