using System.CommandLine;
using Zarya.Inputs;
using Zarya.Leaks;
using Zarya.Leaks.Page;
using Zarya.Outputs;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya leak report</c>: one page of what the leak watch saw in files.</summary>
internal static class LeakReportVerb
{
    public static Command Create()
    {
        var station = new Option<string>("--station") { Description = "The station (JSON).", Required = true, HelpName = "STATION.json" };
        var telemetry = new Option<string>("--telemetry") { Description = "Measurements; .gz, .zst and - for standard input work.", Required = true, HelpName = "T.csv" };
        var operations = new Option<string?>("--operations") { Description = "What was done. Rows of both kinds may also stand in one file: give only --telemetry.", HelpName = "O.csv" };
        var until = new Option<string?>("--until") { Description = "Use no row later than this: the page as it would have been then.", HelpName = "UTC" };
        var floors = new Option<string>("--floors") { Description = "The two pressures at which the crew must have gone, mmHg, the lower first.", DefaultValueFactory = _ => "490,520", HelpName = "A,B" };
        var output = new Option<string?>("--output", "-o") { Description = "Write here instead of standard output.", HelpName = "report.html" };
        var verb = new Command("report",
            """
            One HTML page of what the leak watch saw: verdict, rate, area, time left, charts, schematic, closures, patches, doubts, quality of the telemetry.

            The page needs nothing beside itself, no script and no network; it prints, and follows the reader's choice of dark or light.

            Example:
              zarya leak report --station station.json --telemetry telemetry.csv --operations operations.csv -o report.html
            """)
        {
            station, telemetry, operations, until, floors, output,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => Task.FromResult(Run(
            parse.GetRequiredValue(station), parse.GetRequiredValue(telemetry), parse.GetValue(operations), parse.GetValue(until),
            LeakFloors.Read(parse.GetRequiredValue(floors)), parse.GetValue(output), parse.InvocationConfiguration.Error, stop)), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(string station, string telemetry, string? operations, string? until, LeakWatchOptions options, string? output, TextWriter told, CancellationToken stop)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        Instant end = until is null ? Instant.MaxValue : UtcText.Read("--until", until, leapSeconds);
        if (station == "-" && (telemetry == "-" || operations == "-")) throw new VerbException("standard input (-) is the station and the rows at once: put the station into a file");
        LeapSecondsNotice.WarnIfExpired(leapSeconds, TimeProvider.System, told);
        using var notes = new StoryNotes(told);
        StationPlan plan = StationInput.Load(station, notes);
        var problems = new RowProblems(notes);
        using InputFile measured = InputFile.Open(telemetry);
        using InputFile? done = operations is null || (operations == telemetry && operations == "-") ? null : InputFile.Open(operations);
        using var target = OutputFile.Open(output, [station, telemetry, .. operations is null ? Array.Empty<string>() : [operations]]);
        var first = new LeakRowReader(measured.Name, measured.Content, plan, leapSeconds, problems);
        LeakRowReader? second = done is null ? null : new LeakRowReader(done.Name, done.Content, plan, leapSeconds, problems);
        var story = new LeakStory(plan, options, notes.Lines);
        StoryRun.Run(new LeakWatch(plan, options), story, LeakRows.Of(first, second, problems), end, stop);
        problems.Summarise();
        bool isWhole = true;
        foreach (string? damage in new[] { first.Damage, second?.Damage })
        {
            if (damage is null) continue;
            isWhole = false;
            notes.WriteLine($"zarya: {damage}");
        }
        LeakPage.Write(target.Text, story, leapSeconds);
        target.Keep();
        return isWhole ? ExitCode.Done : ExitCode.Failed;
    }
}
