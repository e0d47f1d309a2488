using Zarya.Simulation.Station;

namespace Zarya.Leaks.Scoring;

/// <summary>All runs of one case.</summary>
internal sealed class CaseScore(LeakCase flown, CaseTargets targets, IReadOnlyList<RunFigures> runs)
{
    public string Id => flown.Id;

    public CaseTargets Targets { get; } = targets;

    public IReadOnlyList<RunFigures> Runs { get; } = runs;

    public bool HasLeak => flown.Leaks.Count > 0;

    public double MedianDelayH => HasLeak ? ScoreFigures.Median(Runs.Select(r => r.DelayH)) : double.NaN;

    public double P95DelayH => HasLeak ? ScoreFigures.Quantile(Runs.Select(r => r.DelayH), 0.95) : double.NaN;

    public double YardstickDelayH => HasLeak ? ScoreFigures.Median(Runs.Select(r => r.YardstickDelayH)) : double.NaN;

    public int Missed => HasLeak ? Runs.Count(r => double.IsInfinity(r.DelayH)) : 0;

    public int FalseAlarms => Runs.Sum(r => r.FalseAlarms);

    public int YardstickFalseAlarms => Runs.Sum(r => r.YardstickFalseAlarms);

    public int Unsafe => Runs.Sum(r => r.Unsafe + (r.Search?.Unsafe ?? 0));

    public double LeakFreeYears => Runs.Sum(r => r.LeakFreeH) / ScoreFigures.HoursPerYear;

    public IEnumerable<SampleFigures> Samples => Runs.SelectMany(r => r.Samples);

    /// <summary>Samples this long after the alarm.</summary>
    public IEnumerable<SampleFigures> SamplesAt(double hours) => Samples.Where(s => s.AfterAlarmH == hours);

    public SearchFigures[] Searches => [.. Runs.Where(r => r.Search is not null).Select(r => r.Search!.Value)];

    public SearchFigures[] Halvings => [.. Runs.Where(r => r.Halving is not null).Select(r => r.Halving!.Value)];
}
