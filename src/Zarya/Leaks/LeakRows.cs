using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>The rows of one or two files, their order watched.</summary>
internal static class LeakRows
{
    /// <summary>Telemetry that pauses for longer has a clock to be asked about. A loss of signal is minutes; 6 h is also where the watch begins to doubt a row.</summary>
    private static readonly Duration s_telemetryJump = Duration.FromSeconds(6 * 3600);

    /// <summary>Operations may be rare.</summary>
    private static readonly Duration s_operationsJump = Duration.FromSeconds(30 * 86_400L);

    /// <summary>Rows by time.</summary>
    /// <param name="telemetry">Telemetry, or a stream of both.</param>
    /// <param name="operations">Operations, if they are apart.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ILeakRows Of(LeakRowReader telemetry, LeakRowReader? operations, RowProblems problems)
    {
        var measured = new ClockGuard(telemetry, s_telemetryJump, problems);
        return operations is null ? measured : new MergedRows(measured, new ClockGuard(operations, s_operationsJump, problems), problems);
    }
}
