using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Zarya.Inputs;
using Zarya.Leaks.Scoring;
using Zarya.Outputs;
using Zarya.Printing;
using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya leak score</c>: how good the leak watch is, by simulated flights of which the truth is known.</summary>
internal static class LeakScoreVerb
{
    private const int LargestOctets = 64 << 20;

    public static Command Create()
    {
        var cases = new Argument<string>("CASES") { Description = "A file of leak cases (JSON)." };
        var seeds = new Option<int>("--seeds") { HelpName = "N", Description = "Flights of each case, seeds 1 to N.", DefaultValueFactory = _ => 20 };
        var only = new Option<string[]>("--case") { HelpName = "ID", Description = "Only this case; may be given again." };
        var unfriendly = new Option<bool>("--unfriendly") { Description = "With everything that the case file does not state and that goes wrong all the same." };
        var years = new Option<int>("--years") { HelpName = "Y", Description = "Years of busy life without a leak, plain and unfriendly, instead of the cases: false alarms a year." };
        var tune = new Option<bool>("--tune-yardstick") { Description = "With --years: the ramp test alone, and the threshold at which it raises one alarm a year." };
        var open = new Option<bool>("--no-closures") { Description = "Leave out the search by closures, two thirds of the work." };
        var jobs = new Option<int>("--jobs") { HelpName = "J", Description = "Threads; as many as there are processors unless said. The figures do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Write all figures here too, each run by itself." };
        var verb = new Command("score",
            """
            Fly leak cases in the built-in simulator, watch them, and mark what the watch said: delay, size, time left, place, closures, patches, false alarms.

            Examples:
              zarya leak score leak-cases.json --seeds 200
              zarya leak score leak-cases.json --case H01_MS09_step --seeds 50 --unfriendly --json h01.json
              zarya leak score leak-cases.json --years 100
            """)
        {
            cases, seeds, only, unfriendly, years, tune, open, jobs, json,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => Task.FromResult(Run(
            new Request(parse.GetRequiredValue(cases), parse.GetValue(seeds), parse.GetValue(only) ?? [], parse.GetValue(unfriendly), parse.GetValue(years), parse.GetValue(tune), parse.GetValue(open), parse.GetValue(jobs), parse.GetValue(json)),
            parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, stop)), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(Request request, TextWriter output, TextWriter told, CancellationToken stop)
    {
        if (request.Seeds < 1 || request.Jobs < 1 || request.Years < 0) throw new VerbException("--seeds and --jobs begin at 1, --years at 0");
        if (request.IsTuning && request.Years == 0) throw new VerbException("--tune-yardstick needs --years: how long to listen");
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        byte[] octets = Read(request.Cases);
        IReadOnlyList<LeakCase> cases = Choose(octets, request, leapSeconds, told);
        Realism realism = request.IsUnfriendly ? Realism.Unfriendly : Realism.Plain;
        using OutputFile? json = request.Json is null ? null : OutputFile.Open(request.Json, [request.Cases]);
        using var progress = ScoreProgress.OnStandardError(told);
        IReadOnlyList<CaseScore> scores = [];
        YearResult[] years = [];
        if (request.IsTuning)
        {
            foreach (Realism level in new[] { Realism.Plain, Realism.Unfriendly })
                new YardstickTuning { Plan = cases[0].Plan, Midnight = Midnight(leapSeconds), Realism = level, Years = request.Years, Jobs = request.Jobs }.Run(output, progress, stop);
            return ExitCode.Done;
        }
        if (request.Years > 0)
        {
            years = Years(request, cases[0], leapSeconds, progress, stop);
            ScoreTable.Write(output, years);
        }
        else
        {
            var run = new ScoreRun { Cases = cases, Targets = CaseTargets.Read(octets, cases), Realism = realism, Seeds = request.Seeds, HasSearch = !request.IsOpenOnly, Jobs = request.Jobs };
            scores = run.Run(progress, stop);
            ScoreTable.Write(output, scores, realism.Name);
        }
        if (json is null) return ExitCode.Done;
        ScoreJson.Write(json.Stream, scores, years, realism.Name, request.Seeds);
        json.Keep();
        return ExitCode.Done;
    }

    private static YearResult[] Years(Request request, LeakCase first, LeapSeconds leapSeconds, ScoreProgress progress, CancellationToken stop) =>
        [.. new[] { Realism.Plain, Realism.Unfriendly }.Select(r => new YearCampaign { Plan = first.Plan, Midnight = Midnight(leapSeconds), Realism = r, Years = request.Years, Jobs = request.Jobs }.Run(progress, stop))];

    private static Instant Midnight(LeapSeconds leapSeconds) => UtcText.Read("start", "2020-01-01T00:00:00Z", leapSeconds);

    private static IReadOnlyList<LeakCase> Choose(byte[] octets, Request request, LeapSeconds leapSeconds, TextWriter told)
    {
        LeakCaseFile file;
        try
        {
            file = LeakCaseFile.Read(octets, leapSeconds);
        }
        catch (JsonException e)
        {
            throw new VerbException($"{request.Cases} is not JSON: {Escaped.Text(e.Message)}");
        }
        foreach (string problem in file.Problems) told.WriteLine($"{request.Cases}: {Escaped.Text(problem)}");
        foreach (string id in request.Only)
        {
            if (!file.Cases.Any(c => c.Id == id)) throw new VerbException(string.Create(CultureInfo.InvariantCulture, $"{request.Cases} has no case {id}; it has {string.Join(", ", file.Cases.Select(c => Escaped.Text(c.Id)))}"));
        }
        IReadOnlyList<LeakCase> chosen = request.Only.Length == 0 ? file.Cases : [.. file.Cases.Where(c => request.Only.Contains(c.Id))];
        return chosen.Count > 0 ? chosen : throw new VerbException($"{request.Cases} has no case that can be flown");
    }

    private static byte[] Read(string name)
    {
        using InputFile file = InputFile.Open(name);
        using var all = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read; (read = file.Content.Read(block)) > 0;)
        {
            if (all.Length + read > LargestOctets) throw new VerbException($"{file.Name} is larger than 64 MiB: no file of cases is");
            all.Write(block, 0, read);
        }
        return all.ToArray();
    }

    private sealed record Request(string Cases, int Seeds, string[] Only, bool IsUnfriendly, int Years, bool IsTuning, bool IsOpenOnly, int Jobs, string? Json);
}
