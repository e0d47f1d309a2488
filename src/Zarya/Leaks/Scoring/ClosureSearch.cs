using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>A case flown with a crew that looks for the leak by closures from the alarm on; what the case scripts after the onset does not happen.</summary>
internal static class ClosureSearch
{
    private const double LongestH = 24;
    private const double Named = 0.95;
    private static readonly Duration s_step = Duration.FromSeconds(60);

    /// <summary>Flies.</summary>
    /// <param name="flown">The case.</param>
    /// <param name="realism">How friendly it is.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="block">Modules of which one together is enough to be named.</param>
    /// <param name="guide">Who advises.</param>
    /// <param name="reliability">Takes the probabilities every ten minutes of the search and at its end.</param>
    /// <param name="stop">Ends the run.</param>
    /// <returns>What came of it, or <see langword="null"/> when there was no alarm to start from.</returns>
    public static SearchFigures? Fly(LeakCase flown, Realism realism, ulong seed, IReadOnlyList<int> block, IClosureGuide guide, ReliabilityBins? reliability, CancellationToken stop)
    {
        double onsetH = flown.Leaks.Min(l => l.OnsetH);
        var flight = new CaseFlight(flown with { Scripted = [.. flown.Scripted.Where(h => h.AtH < onsetH)] }, realism, seed);
        var watch = new LeakWatch(flown.Plan, new LeakWatchOptions());
        var crew = new ClosureCrew(flight, guide);
        Instant onset = flown.Start + Duration.FromMilliseconds((long)(onsetH * 3_600_000));
        Instant? alarm = null, named = null;
        LossState? state = null;
        bool isWrong = false;
        for (Instant now = flight.Start; now < flight.End && named is null;)
        {
            stop.ThrowIfCancellationRequested();
            Instant until = now + s_step < flight.End ? now + s_step : flight.End;
            while (flight.TryNext(until, out Measurement measurement, out Operation? operation))
            {
                if (operation is null) watch.Measure(measurement);
                else
                {
                    watch.Operate(operation);
                    crew.Operate(operation);
                }
                Hear();
            }
            watch.AdvanceTo(until);
            Hear();
            now = until;
            if (alarm is null) continue;
            if ((now - alarm.Value).Nanoseconds > LongestH * 3.6e12) break;
            if ((now - alarm.Value).Nanoseconds / 60_000_000_000 % 10 == 5) Mark();
            if (state is not null && block.Sum(m => state.Compartments[m]) >= Named) named = now;
            else crew.Act(now);
        }
        if (alarm is null) return null;
        Mark();
        return new SearchFigures(crew.Closures, Minutes(alarm.Value), crew.Closures == 0 ? Minutes(alarm.Value) : Minutes(crew.LastShut), isWrong, crew.Unsafe, crew.Stuck);

        double Minutes(Instant from) => named is { } at ? (at - from).Nanoseconds / 6e10 : double.PositiveInfinity;

        void Mark()
        {
            FlightTruth truth = flight.Truth(flight.Now);
            if (reliability is null || state is null || truth.LeakModule < 0) return;
            for (int m = 0; m < state.Compartments.Count; m++) reliability.Add(state.Compartments[m], m == truth.LeakModule);
        }

        void Hear()
        {
            while (watch.TryTake(out LeakReport? report))
            {
                guide.Hear(report!);
                if (report is AlarmReport raised)
                {
                    state = raised.State;
                    if (raised.Time >= onset) alarm ??= raised.Time;
                }
                if (report is not AssessmentReport assessment) continue;
                state = assessment.State;
                if (alarm is not null) isWrong |= Enumerable.Range(0, state.Compartments.Count).Any(m => state.Compartments[m] >= Named && !block.Contains(m));
            }
        }
    }
}
