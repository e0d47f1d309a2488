using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>Runs the watch over rows and gathers its story.</summary>
internal static class StoryRun
{
    /// <summary>To the end of the rows, or to a time.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="story">Takes all.</param>
    /// <param name="rows">Telemetry and operations in order of time.</param>
    /// <param name="until">Rows after this are not used; <see cref="Instant.MaxValue"/>: all are.</param>
    /// <param name="stop">Ends the run.</param>
    public static void Run(LeakWatch watch, LeakStory story, ILeakRows rows, Instant until, CancellationToken stop)
    {
        while (rows.TryRead(out LeakRow row))
        {
            stop.ThrowIfCancellationRequested();
            if (row.Time > until)
            {
                if (story.Last != Instant.MinValue) watch.AdvanceTo(until);
                Hear(watch, story);
                return;
            }
            switch (row.Kind)
            {
                case LeakRowKind.Measurement:
                    watch.Measure(row.Measurement);
                    Hear(watch, story);
                    story.Measure(row.Measurement);
                    break;
                case LeakRowKind.Operation:
                    watch.Operate(row.Operation!);
                    Hear(watch, story);
                    story.Operate(row.Operation!);
                    break;
                default:
                    watch.AdvanceTo(row.Time);
                    Hear(watch, story);
                    break;
            }
        }
    }

    private static void Hear(LeakWatch watch, LeakStory story)
    {
        while (watch.TryTake(out LeakReport? report)) story.Hear(report!);
    }
}
