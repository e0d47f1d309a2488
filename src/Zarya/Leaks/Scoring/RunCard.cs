using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Marks one run: told what the watch says, what is logged, and the truth at the times that it asks for.</summary>
/// <param name="flown">The case.</param>
internal sealed class RunCard(LeakCase flown)
{
    private static readonly double[] s_samplesAfterH = [0.5, 1, 6];
    private const double PatchAfterH = 0.5;

    private readonly SortedSet<(Instant Due, double AfterAlarmH, Operation? Patch)> _due = new(Comparer<(Instant, double, Operation?)>.Create((a, b) => a.Item1 != b.Item1 ? a.Item1.CompareTo(b.Item1) : a.Item2.CompareTo(b.Item2)));
    private readonly HatchBoard _hatches = new(flown.Plan);
    private readonly RiseTimes _rises = new(flown);
    private readonly Dictionary<Operation, double> _areaBefore = new(ReferenceEqualityComparer.Instance);
    private LossState? _state;
    private PatchVerdictReport? _verdict;
    private Instant? _alarm;
    private Instant? _yardstick;
    private bool _isHatchMoved;
    private readonly double[] _areas = new double[3];
    private int _known;

    /// <summary>What came of it.</summary>
    public RunFigures Figures { get; } = new() { HasLeak = flown.Leaks.Count > 0 };

    /// <summary>When the truth is wanted next; <see cref="Instant.MaxValue"/> for never.</summary>
    public Instant Due => _due.Count > 0 ? _due.Min.Due : Instant.MaxValue;

    /// <summary>When the leak was found, or <see langword="null"/>.</summary>
    public Instant? Alarm => _alarm;

    private Instant Onset => flown.Leaks.Count == 0 ? Instant.MaxValue : At(flown.Leaks.Min(l => l.OnsetH));

    /// <summary>Takes what the watch says, with the area of all leaks at the time (needed for alarms alone).</summary>
    public void Hear(LeakReport report, Func<double> leakMm2)
    {
        switch (report)
        {
            case AssessmentReport assessment:
                _state = assessment.State;
                _rises.Assess(assessment.Time, assessment.State.CdaMm2.Median);
                break;
            case AlarmReport alarm:
                _state = alarm.State;
                Raise(alarm.Time, leakMm2());
                break;
            case NextClosureReport { Closure: { } closure }:
                if (!_hatches.IsSafe(closure)) Figures.Unsafe++;
                break;
            case PatchVerdictReport verdict: _verdict = verdict; break;
        }
    }

    /// <summary>Takes a row of the log.</summary>
    public void Operate(Operation operation)
    {
        _hatches.Operate(operation);
        if (operation.Kind is OperationKind.HatchClose or OperationKind.HatchOpen && _alarm is not null) _isHatchMoved = true;
        if (operation.Kind != OperationKind.Patch) return;
        _verdict = null;
        // The log of a patch may be late: the largest area of the last half hour is the one before it.
        _areaBefore[operation] = _areas.Max();
        _due.Add((operation.Time + Hours(PatchAfterH), double.NaN, operation));
    }

    /// <summary>Takes the yardstick's word.</summary>
    public void Hear(RampTest yardstick, Func<double> leakMm2)
    {
        if (yardstick.Alarms == 0 || yardstick.AlarmTime == _yardstick) return;
        _yardstick = yardstick.AlarmTime;
        if (yardstick.AlarmTime < Onset || leakMm2() <= 0) Figures.YardstickFalseAlarms++;
        else if (double.IsInfinity(Figures.YardstickDelayH)) Figures.YardstickDelayH = (yardstick.AlarmTime - Onset).Nanoseconds / 3.6e12;
    }

    /// <summary>Takes the area of all leaks, every ten minutes; a patch is measured against it.</summary>
    public void Know(double leakMm2) => _areas[_known++ % _areas.Length] = leakMm2;

    /// <summary>Takes the truth at <see cref="Due"/>.</summary>
    public void Sample(FlightTruth truth)
    {
        (_, double afterAlarmH, Operation? patch) = _due.Min;
        _due.Remove(_due.Min);
        if (patch is not null) Figures.Patches.Add(Grade(patch, truth));
        // Of a volume that has fallen below the floor there is no time left to be wrong about.
        else if (_state is { } state && truth.LeakModule >= 0 && truth.ReserveTo490H > 0) Figures.Samples.Add(Compare(afterAlarmH, state, truth));
    }

    /// <summary>Ends the run.</summary>
    public RunFigures Finish(Instant end)
    {
        Figures.LeakFreeH = ((Onset < end ? Onset : end) - flown.Start).Nanoseconds / 3.6e12;
        Figures.Rises.AddRange(_rises.Finish());
        return Figures;
    }

    private void Raise(Instant time, double leakMm2)
    {
        if (time < Onset || leakMm2 <= 0)
        {
            Figures.FalseAlarms++;
            return;
        }
        if (_alarm is not null)
        {
            Figures.RepeatedAlarms++;
            return;
        }
        _alarm = time;
        Figures.DelayH = (time - Onset).Nanoseconds / 3.6e12;
        foreach (double hours in s_samplesAfterH) _due.Add((time + Hours(hours), hours, null));
    }

    private SampleFigures Compare(double afterAlarmH, LossState state, FlightTruth truth)
    {
        for (int m = 0; m < state.Compartments.Count; m++) Figures.Reliability.Add(state.Compartments[m], m == truth.LeakModule);
        return new SampleFigures(
            afterAlarmH, (state.CdaMm2.Median / truth.GroupCdaMm2) - 1, (state.ReserveTo490H.Median / truth.ReserveTo490H) - 1,
            Holds(state.CdaMm2, truth.GroupCdaMm2), Holds(state.RateMmHgPerH, truth.RateMmHgPerH), Holds(state.ReserveTo490H, truth.ReserveTo490H), _isHatchMoved ? double.NaN : Rank(state.Compartments, truth.LeakModule));
    }

    private PatchFigures Grade(Operation patch, FlightTruth truth)
    {
        double before = _areaBefore[patch], after = truth.LeakCdaMm2.Sum(), atH = (patch.Time - flown.Start).Nanoseconds / 3.6e12;
        if (_verdict is null) return new PatchFigures(atH, false, false, false, false);
        bool doesHold = after <= 0.05 * before, isSaidToHold = _verdict.HoldsProbability > 0.5;
        return new PatchFigures(atH, true, doesHold == isSaidToHold, isSaidToHold && !doesHold, Holds(_verdict.ResidualCdaMm2, after));
    }

    /// <summary>1 for the most probable; equals share the mean of their ranks.</summary>
    internal static double Rank(IReadOnlyList<double> probabilities, int module) =>
        (uint)module >= (uint)probabilities.Count ? double.NaN : 1 + probabilities.Count(p => p > probabilities[module]) + ((probabilities.Count(p => p == probabilities[module]) - 1) / 2.0);

    private static bool Holds(Estimate estimate, double truth) => truth >= estimate.P05 && truth <= estimate.P95;

    private Instant At(double hours) => flown.Start + Hours(hours);

    private static Duration Hours(double hours) => Duration.FromMilliseconds((long)Math.Round(hours * 3_600_000));
}
