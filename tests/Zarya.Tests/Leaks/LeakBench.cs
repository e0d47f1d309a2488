using System.Text;
using Zarya.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Tests.Leaks;

/// <summary>A small station and what its readers make of a text.</summary>
internal static class LeakBench
{
    public const string Header = "time,channel,compartment,value\n";
    public const string OperationsHeader = "time,event,subject,value\n";

    public static LeapSeconds LeapSeconds { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public static StationPlan Plan { get; } = new(
        "S", [new("Lab", "US", 95, []), new("Node1", "US", 58, []), new("Märchen", "", 7, [])], [new("H_Lab", 0, 1, 0.5, true), new("H_M", 1, 2, 0.5, true)], [2], 3, SensorSuite.Unknown);

    public static Instant At(string utc) => Instant.ReadUtc(utc, LeapSeconds).Instant;

    /// <summary>The rows of one text as they stand, and what is told.</summary>
    public static (List<LeakRow> Rows, string Told) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static (List<LeakRow> Rows, string Told) Read(byte[] text)
    {
        using var told = new StringWriter { NewLine = "\n" };
        var problems = new RowProblems(told);
        List<LeakRow> rows = All(new LeakRowReader("t.csv", new MemoryStream(text), Plan, LeapSeconds, problems));
        problems.Summarise();
        return (rows, told.ToString());
    }

    /// <summary>The rows of one or two texts in the order in which a watch gets them, and what is told.</summary>
    public static (List<LeakRow> Rows, string Told) Order(string telemetry, string? operations = null)
    {
        using var told = new StringWriter { NewLine = "\n" };
        var problems = new RowProblems(told);
        LeakRowReader? second = operations is null ? null : new LeakRowReader("o.csv", Stream(OperationsHeader + operations), Plan, LeapSeconds, problems);
        List<LeakRow> rows = All(LeakRows.Of(new LeakRowReader("t.csv", Stream(Header + telemetry), Plan, LeapSeconds, problems), second, problems));
        problems.Summarise();
        return (rows, told.ToString());
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static List<LeakRow> All(ILeakRows rows)
    {
        var all = new List<LeakRow>();
        while (rows.TryRead(out LeakRow row)) all.Add(row);
        return all;
    }
}
