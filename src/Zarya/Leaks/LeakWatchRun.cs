using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Feeds rows to a leak watch and writes what it says, in step: what is due is written before the next row is read.</summary>
/// <param name="watch">The watch.</param>
/// <param name="writer">Takes what it says.</param>
internal sealed class LeakWatchRun(LeakWatch watch, LeakReportWriter writer)
{
    /// <summary>Over a gap the watch is led in steps, so that what it says does not gather in memory, and so that it does not doubt a time that <see cref="ClockGuard"/> has seen confirmed.</summary>
    private static readonly Duration s_step = Duration.FromSeconds(6 * 3600);

    /// <summary>Over a longer gap nothing is said: what was known is of no use any more.</summary>
    private static readonly Duration s_longest = Duration.FromSeconds(30 * 86_400L);

    /// <summary>Measurements that the watch was given.</summary>
    public long Measurements { get; private set; }

    /// <summary>Operations that the watch was given.</summary>
    public long Operations { get; private set; }

    /// <summary>Time of the first row.</summary>
    public Instant First { get; private set; } = Instant.MaxValue;

    /// <summary>Time of the latest row.</summary>
    public Instant Latest { get; private set; } = Instant.MinValue;

    /// <summary>Runs to the end of the rows, or to a time.</summary>
    /// <param name="rows">Telemetry and operations.</param>
    /// <param name="until">Rows after this are not used, and what is due up to it is said; <see cref="Instant.MaxValue"/>: all rows.</param>
    /// <param name="stop">Ends the run.</param>
    public void Run(ILeakRows rows, Instant until, CancellationToken stop)
    {
        while (rows.TryRead(out LeakRow row))
        {
            stop.ThrowIfCancellationRequested();
            if (row.Time > until)
            {
                if (Latest != Instant.MinValue) Advance(until);
                return;
            }
            Take(in row);
        }
    }

    private void Take(in LeakRow row)
    {
        bool isBegun = Latest != Instant.MinValue;
        if (row.Kind == LeakRowKind.Tick && !isBegun)
        {
            writer.Write(new TickReport(row.Time));
            return;
        }
        if (!isBegun) First = row.Time;
        if (isBegun && row.Time > Latest) Lead(row.Time);
        switch (row.Kind)
        {
            case LeakRowKind.Measurement:
                Measurements++;
                watch.Measure(row.Measurement);
                break;
            case LeakRowKind.Operation:
                Operations++;
                watch.Operate(row.Operation!);
                break;
            default:
                watch.AdvanceTo(row.Time);
                break;
        }
        if (row.Time > Latest) Latest = row.Time;
        Say();
        // A program that drives the watch waits for this line; time never goes back in the output.
        if (row.Kind == LeakRowKind.Tick) writer.Write(new TickReport(Latest));
    }

    private void Lead(Instant time)
    {
        if ((Int128)time.TaiNanoseconds - Latest.TaiNanoseconds > s_longest.Nanoseconds) return;
        while ((Int128)time.TaiNanoseconds - Latest.TaiNanoseconds > s_step.Nanoseconds) Advance(Latest + s_step);
    }

    private void Advance(Instant time)
    {
        if (time <= Latest) return;
        watch.AdvanceTo(time);
        Latest = time;
        Say();
    }

    private void Say()
    {
        while (watch.TryTake(out LeakReport? report)) writer.Write(report!);
    }
}
