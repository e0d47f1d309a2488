using System.Text;
using System.Text.Json;
using Zarya.Leaks;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Leaks;

/// <summary>A stream of both kinds of row, driven by ticks.</summary>
public class LeakWatchRunTests
{
    [Fact]
    public void A_tick_is_answered_before_the_next_row_is_read()
    {
        using var output = new MemoryStream();
        var input = new Asked(
            output,
            LeakBench.Header + "2018-08-29T22:00:00Z,P_total,Lab,740\n2018-08-29T22:00:00Z,crew_at,Lab,3\n2018-08-29T22:01:00Z,tick,,\n",
            "2018-08-29T22:01:00Z,P_total,Lab,740\n2018-08-29T22:02:00Z,tick,,\n2018-08-29T22:01:30Z,tick,,\n");
        (LeakWatchRun run, string told) = Run(input, output, Instant.MaxValue);
        Assert.Equal((2, 1), (run.Measurements, run.Operations));
        Assert.Equal([0, 1, 3], input.TicksWhenAsked);
        string[] ticks = [.. Lines(output).Where(l => l.GetProperty("kind").GetString() == "tick").Select(l => l.GetProperty("time").GetString()!)];
        // Time does not go back in the output.
        Assert.Equal(["2018-08-29T22:01:00.000Z", "2018-08-29T22:02:00.000Z", "2018-08-29T22:02:00.000Z"], ticks);
        Assert.Contains("line 7: 30 s earlier", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Until_ends_the_run_and_what_is_due_up_to_it_is_said()
    {
        using var output = new MemoryStream();
        string rows = LeakBench.Header + string.Concat(Enumerable.Range(0, 60).Select(i => $"2018-08-29T22:{i:D2}:00Z,P_total,Lab,740\n"));
        (LeakWatchRun run, _) = Run(LeakBench.Stream(rows), output, LeakBench.At("2018-08-29T22:30:30Z"));
        Assert.Equal(31, run.Measurements);
        Assert.Equal(LeakBench.At("2018-08-29T22:30:30Z"), run.Latest);
    }

    [Fact]
    public void Nothing_is_said_of_the_time_after_the_last_row()
    {
        using var output = new MemoryStream();
        (LeakWatchRun run, _) = Run(LeakBench.Stream(LeakBench.Header + "2018-08-29T22:00:00Z,P_total,Lab,740\n"), output, LeakBench.At("2030-01-01T00:00:00Z"));
        Assert.Equal(LeakBench.At("2018-08-29T22:00:00Z"), run.Latest);
    }

    private static (LeakWatchRun Run, string Told) Run(Stream input, Stream output, Instant until)
    {
        using var told = new StringWriter();
        var problems = new RowProblems(told);
        var options = new LeakWatchOptions();
        using var writer = new LeakReportWriter(output, LeakBench.Plan, options, LeakBench.LeapSeconds);
        var run = new LeakWatchRun(new LeakWatch(LeakBench.Plan, options), writer);
        run.Run(LeakRows.Of(new LeakRowReader("standard input", input, LeakBench.Plan, LeakBench.LeapSeconds, problems), null, problems), until, CancellationToken.None);
        return (run, told.ToString());
    }

    private static IEnumerable<JsonElement> Lines(MemoryStream output) =>
        Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>Gives a part of the input a read, as a program does that waits for answers, and notes how many ticks had been answered when it was asked.</summary>
    private sealed class Asked(MemoryStream output, params string[] parts) : MemoryStream
    {
        private int _part;

        public List<int> TicksWhenAsked { get; } = [];

        public override int Read(byte[] buffer, int offset, int count)
        {
            TicksWhenAsked.Add(Encoding.UTF8.GetString(output.ToArray()).Split("\"tick\"").Length - 1);
            return _part < parts.Length ? Encoding.UTF8.GetBytes(parts[_part++], buffer.AsSpan(offset, count)) : 0;
        }
    }
}
