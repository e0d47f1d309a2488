using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>One case and seed as the case file scripts it, watched beside the yardstick. Patches are proven as the watch advises; no other advice is carried out.</summary>
internal static class OpenRun
{
    private static readonly Duration s_step = Duration.FromSeconds(600);

    public static RunFigures Fly(LeakCase flown, Realism realism, ulong seed, RampTestOptions yardstick, CancellationToken stop)
    {
        var flight = new CaseFlight(flown, realism, seed);
        var watch = new LeakWatch(flown.Plan, new LeakWatchOptions());
        var ramp = new RampTest(flown.Plan, yardstick);
        var card = new RunCard(flown);
        var proof = new PatchProof(flight);
        double Leak() => flight.Truth(flight.Now).LeakCdaMm2.Sum();
        Func<double> leak = Leak;
        for (Instant now = flight.Start; now < flight.End;)
        {
            stop.ThrowIfCancellationRequested();
            Instant until = Earliest(now + s_step, Earliest(card.Due, proof.Due, flight.End), flight.End);
            while (flight.TryNext(until, out Measurement measurement, out Operation? operation))
            {
                if (operation is null)
                {
                    watch.Measure(measurement);
                    ramp.Measure(measurement);
                }
                else
                {
                    watch.Operate(operation);
                    ramp.Operate(operation);
                    card.Operate(operation);
                    proof.Operate(operation);
                }
                Hear();
                // An alarm wants the truth at new times, which may come before those that were asked for.
                if (card.Due < until && card.Due > flight.Now) until = card.Due;
            }
            watch.AdvanceTo(until);
            Hear();
            card.Know(Leak());
            while (card.Due <= until) card.Sample(flight.Truth(until));
            now = until;
            proof.Act(now);
        }
        return card.Finish(flight.End);

        void Hear()
        {
            while (watch.TryTake(out LeakReport? report))
            {
                card.Hear(report!, leak);
                proof.Hear(report!);
            }
            card.Hear(ramp, leak);
        }
    }

    private static Instant Earliest(Instant a, Instant b, Instant c) => a < b ? (a < c ? a : c) : b < c ? b : c;
}
