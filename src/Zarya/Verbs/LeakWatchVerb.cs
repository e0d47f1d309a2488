using System.CommandLine;
using Zarya.Inputs;
using Zarya.Leaks;
using Zarya.Outputs;
using Zarya.Printing;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya leak watch</c>: the leak watch over files, as if live.</summary>
internal static class LeakWatchVerb
{
    private const string StandardInputName = "-";

    public static Command Create()
    {
        var station = new Option<string>("--station") { Description = "The station: modules with their free volumes, hatches, lifeboats, crew, sensors (JSON).", Required = true, HelpName = "STATION.json" };
        var telemetry = new Option<string>("--telemetry") { Description = "Measurements, time,channel,compartment,value; .gz, .zst and - for standard input work.", Required = true, HelpName = "T.csv" };
        var operations = new Option<string?>("--operations") { Description = "What was done, time,event,subject,value. Rows of both kinds may also stand in one file or stream: give only --telemetry, or - twice.", HelpName = "O.csv" };
        var until = new Option<string?>("--until") { Description = "Use no row later than this, and say all that is due up to it.", HelpName = "UTC" };
        var floors = new Option<string>("--floors") { Description = "The two pressures at which the crew must have gone, mmHg, the lower first.", DefaultValueFactory = _ => "490,520", HelpName = "A,B" };
        var output = new Option<string?>("--output", "-o") { Description = "Write here instead of standard output.", HelpName = "PATH" };
        var verb = new Command("watch",
            """
            Watch a station's air over files or a stream, as if live: what a line says depends on nothing later than its own time.

            Examples:
              zarya leak watch --station station.json --telemetry telemetry.csv --operations operations.csv > out.jsonl
              zarya leak watch --station station.json --telemetry telemetry.csv --until 2018-08-30T00:00:00Z
              simulator | zarya leak watch --station station.json --telemetry - --operations -

            telemetry.csv:   time,channel,compartment,value            operations.csv:  time,event,subject,value
                             2018-08-29T22:00:00Z,P_total,Lab,740.05                    2018-08-29T23:10:00Z,hatch_close,H_MRM1,
            Channels: P_total, ppN2, ppO2, ppCO2, gauge (mmHg), T_air, dewpoint (degC), O2_generation_rate (kg/d). Any of them may be missing; an empty value says that the sensor reports none.
            Events: hatch_close, hatch_open, crew_at, repress_start, repress_stop, o2_generator, eva_depress_start, eva_depress_stop, vehicle_docked, vehicle_undocked, vent_start, vent_stop, patch.
            A row TIME,tick,, makes the watch say all that is due up to TIME and answer {"time": TIME, "kind": "tick"}: so another program can drive it step by step.

            One JSON object a line: assessment, alarm, clear, next_closure, patch_verdict, sensor_fault; docs/guide/leak.md has the fields. Rows that cannot be used are told on standard error and cost only themselves.
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
        if (station == StandardInputName && (telemetry == StandardInputName || operations == StandardInputName)) throw new VerbException("standard input (-) is the station and the rows at once: put the station into a file");
        LeapSecondsNotice.WarnIfExpired(leapSeconds, TimeProvider.System, told);
        StationPlan plan = StationInput.Load(station, told);
        var problems = new RowProblems(told);
        using InputFile measured = InputFile.Open(telemetry);
        using InputFile? done = operations is null || (operations == telemetry && operations == StandardInputName) ? null : InputFile.Open(operations);
        using var target = OutputFile.Open(output, [station, telemetry, .. operations is null ? Array.Empty<string>() : [operations]]);
        using var writer = new LeakReportWriter(target.Stream, plan, options, leapSeconds);
        var first = new LeakRowReader(measured.Name, measured.Content, plan, leapSeconds, problems);
        LeakRowReader? second = done is null ? null : new LeakRowReader(done.Name, done.Content, plan, leapSeconds, problems);
        var run = new LeakWatchRun(new LeakWatch(plan, options), writer);
        run.Run(LeakRows.Of(first, second, problems), end, stop);
        target.Keep();
        problems.Summarise();
        Report(run, problems, leapSeconds, told);
        string?[] damage = [first.Damage, second?.Damage];
        foreach (string? text in damage)
            if (text is not null) told.WriteLine($"zarya: {text}");
        return Array.TrueForAll(damage, d => d is null) ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Report(LeakWatchRun run, RowProblems problems, LeapSeconds leapSeconds, TextWriter told)
    {
        if (run.Measurements == 0) told.WriteLine("no row of the telemetry could be used: a row is TIME,CHANNEL,COMPARTMENT,VALUE, as in 2018-08-29T22:00:00Z,P_total,Lab,740.05");
        string range = run.Measurements + run.Operations > 0 ? $", {run.First.ToUtcString(leapSeconds, 0)} to {run.Latest.ToUtcString(leapSeconds, 0)}" : "";
        told.WriteLine($"{Numbers.Of(run.Measurements, "measurement")}, {Numbers.Of(run.Operations, "operation")}{range}{(problems.Total > 0 ? $"; something was wrong with {Numbers.Of(problems.Total, "row")}" : "")}");
    }
}
