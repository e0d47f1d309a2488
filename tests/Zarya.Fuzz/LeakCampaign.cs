using System.Globalization;
using System.Text;
using Zarya.Leaks;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Fuzz;

/// <summary>Mutated station, telemetry and operations files through the leak watch, as the verb does it: nothing throws, every line is JSON with finite numbers, time does not go back, compartments sum to 1, and the reader finds what an obvious one finds.</summary>
internal static class LeakCampaign
{
    private const double LongestMs = 20_000;

    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public static FuzzResult Run(int seed, int inputs)
    {
        var result = new FuzzResult("mutated leak files");
        for (int i = 0; i < inputs; i++)
        {
            var random = new Random((seed * 1_000_003) + i);
            byte[] station = Encoding.UTF8.GetBytes(LeakFiles.MakeStation(random));
            byte[] telemetry = Encoding.UTF8.GetBytes(LeakFiles.MakeTelemetry(random));
            byte[] operations = Encoding.UTF8.GetBytes(LeakFiles.MakeOperations(random));
            bool isOneStream = random.Next(4) == 0;
            int lineSeed = random.Next();
            result.Check(string.Create(CultureInfo.InvariantCulture, $"input {i} of seed {seed}"), () => Check(result, station, telemetry, isOneStream ? null : operations) ?? CheckWriter(result, new Random(lineSeed)), LongestMs);
        }
        return result;
    }

    private static string? Check(FuzzResult result, byte[] station, byte[] telemetry, byte[]? operations)
    {
        var found = new List<StationProblem>();
        StationPlan? plan = StationFile.Read(station, found);
        result.Saw(plan is null ? "no plan" : found.Count > 0 ? "plan with warnings" : "plan");
        if ((plan is null) != found.Exists(p => p.IsError)) return "a plan in spite of errors, or none without one";
        if (plan is null) return null;
        return CheckReader(result, telemetry, plan) ?? CheckWatch(result, plan, telemetry, operations);
    }

    private static string? CheckReader(FuzzResult result, byte[] telemetry, StationPlan plan)
    {
        var reader = new LeakRowReader("t.csv", new MemoryStream(telemetry), plan, s_leapSeconds, new RowProblems(TextWriter.Null));
        var fast = new List<Measurement>();
        while (reader.TryRead(out LeakRow row))
        {
            if (row.Kind == LeakRowKind.Measurement) fast.Add(row.Measurement);
            else result.Saw(row.Kind == LeakRowKind.Tick ? "tick" : "operation");
        }
        List<Measurement> obvious = ObviousRows.Read(telemetry, plan, s_leapSeconds);
        if (fast.Count > 0) result.Saw("measurement");
        if (fast.SequenceEqual(obvious)) return null;
        int at = fast.Zip(obvious).TakeWhile(p => p.First == p.Second).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{fast.Count} measurements, {obvious.Count} by the obvious reader; the first difference is at {at}: {fast.ElementAtOrDefault(at)}, {obvious.ElementAtOrDefault(at)}");
    }

    private static string? CheckWatch(FuzzResult result, StationPlan plan, byte[] telemetry, byte[]? operations)
    {
        using var told = new StringWriter();
        using var output = new MemoryStream();
        var problems = new RowProblems(told);
        var options = new LeakWatchOptions();
        using var writer = new LeakReportWriter(output, plan, options, s_leapSeconds);
        LeakRowReader? second = operations is null ? null : new LeakRowReader("o.csv", new MemoryStream(operations), plan, s_leapSeconds, problems);
        var run = new LeakWatchRun(new LeakWatch(plan, options), writer);
        run.Run(LeakRows.Of(new LeakRowReader("t.csv", new MemoryStream(telemetry), plan, s_leapSeconds, problems), second, problems), Instant.MaxValue, CancellationToken.None);
        problems.Summarise();
        if (run.Operations > 0) result.Saw("operation");
        if (problems.Total > 0) result.Saw("problem");
        if (problems[RowProblemKind.Order] + problems[RowProblemKind.Jump] > 0) result.Saw("rows reordered or let go");
        if ((problems.Total > 0) != (told.ToString().Length > 0)) return "a problem that is not told, or the other way round";
        return LeakLines.Fault(output.ToArray(), plan, mustSum: true, result);
    }

    /// <summary>Reports with any numbers at all.</summary>
    private static string? CheckWriter(FuzzResult result, Random random)
    {
        var plan = new StationPlan("w", [new("a\"\u2028", "", 1, []), new("b", "", 2, [])], [new("h", 0, 1, 1, true)], [], 0, SensorSuite.Unknown);
        double Number() => random.Next(6) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => BitConverter.Int64BitsToDouble(random.NextInt64()), 3 => -random.NextDouble(), _ => random.NextDouble() * 1000 };
        Estimate Any() => new(Number(), Number(), Number());
        var state = new LossState(Number(), Any(), Any(), Any(), Any(), Any(), Any(), Any(), Number(), Number(), new(Number(), Number(), Number(), Number(), Number(), Number(), Number()), [Number(), Number()], [0, random.Next(-2, 3)], ["\0é"], ["\\"]);
        Instant time = Instant.FromTaiNanoseconds(random.NextInt64(0, long.MaxValue));
        LeakReport[] reports =
        [
            new AssessmentReport(time, state), new AlarmReport(time, "\n", state), new ClearReport(time, "L", "\t"), new NextClosureReport(time, new ClosureAdvice(random.Next(-1, 3), [1], Number(), Number(), Number(), Number(), Number(), true, [new(random.Next(-1, 3), 2)]), "why"),
            new NextClosureReport(time, null, ""), new PatchVerdictReport(time, random.Next(-1, 3), Any(), Number(), Number(), ""), new SensorFaultReport(time, (Quantity)random.Next(8), random.Next(-1, 3), ""), new TickReport(time),
        ];
        using var output = new MemoryStream();
        using var writer = new LeakReportWriter(output, plan, new LeakWatchOptions(), s_leapSeconds);
        foreach (LeakReport report in reports) writer.Write(report);
        return LeakLines.Fault(output.ToArray(), plan, mustSum: false, result);
    }
}
