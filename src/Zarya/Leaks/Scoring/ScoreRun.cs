using Zarya.Simulation.Station;

namespace Zarya.Leaks.Scoring;

/// <summary>Cases by seeds, on several threads; the result depends on neither their number nor their order.</summary>
internal sealed class ScoreRun
{
    public required IReadOnlyList<LeakCase> Cases { get; init; }

    public required IReadOnlyDictionary<string, CaseTargets> Targets { get; init; }

    public required Realism Realism { get; init; }

    /// <summary>Seeds 1 to this.</summary>
    public required int Seeds { get; init; }

    /// <summary>Whether the crew also looks for the leak by closures.</summary>
    public required bool HasSearch { get; init; }

    public required int Jobs { get; init; }

    /// <summary>Runs all.</summary>
    public IReadOnlyList<CaseScore> Run(ScoreProgress progress, CancellationToken stop)
    {
        var runs = new RunFigures[Cases.Count * Seeds];
        progress.Begin("runs", runs.Length);
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = stop }, i =>
        {
            runs[i] = One(Cases[i / Seeds], (ulong)(1 + (i % Seeds)), stop);
            progress.Done();
        });
        return [.. Cases.Select((c, k) => new CaseScore(c, Targets[c.Id], runs[(k * Seeds)..((k + 1) * Seeds)]))];
    }

    private RunFigures One(LeakCase flown, ulong seed, CancellationToken stop)
    {
        RunFigures figures = OpenRun.Fly(flown, Realism, seed, YardstickThresholds.For(flown.Plan, Realism), stop);
        if (!HasSearch || flown.Leaks.Count == 0) return figures;
        IReadOnlyList<int> block = Targets[flown.Id].Block;
        figures.Search = ClosureSearch.Fly(flown, Realism, seed, block, new WatchGuide(), figures.Reliability, stop);
        figures.Halving = ClosureSearch.Fly(flown, Realism, seed, block, new HalvingGuide(flown.Plan), null, stop);
        return figures;
    }
}
