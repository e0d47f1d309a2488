using System.CommandLine;
using System.Text.Json;
using Zarya.Inputs;
using Zarya.Leaks;
using Zarya.Printing;
using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya leak simulate</c>: one flight of a leak case as files.</summary>
internal static class LeakSimulateVerb
{
    public static Command Create()
    {
        var cases = new Argument<string>("CASES.json") { Description = "The leak cases: configs, sensor_suites, cases." };
        var id = new Option<string>("--case") { Description = "Which case; a part of its id is enough when it is the only one.", Required = true, HelpName = "ID" };
        var seed = new Option<ulong>("--seed") { Description = "Chooses the noise: the same seed gives the same files.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var folder = new Option<string>("--out") { Description = "Folder for the files; made if it is not there.", Required = true, HelpName = "DIR" };
        var unfriendly = new Option<bool>("--unfriendly") { Description = "Sensors that lag, stick and spike, logs that are late and incomplete, volumes that differ from the file, small unlogged events." };
        var verb = new Command("simulate",
            """
            Fly a leak case and write what the ground would get of it: station.json, telemetry.csv, operations.csv; and truth.json, what was so every ten minutes.

            Examples:
              zarya leak simulate leak-cases.json --case H01 --seed 1 --out h01
              zarya leak watch --station h01/station.json --telemetry h01/telemetry.csv --operations h01/operations.csv
            """)
        {
            cases, id, seed, folder, unfriendly,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => Task.FromResult(Run(
            parse.GetRequiredValue(cases), parse.GetRequiredValue(id), parse.GetValue(seed), parse.GetRequiredValue(folder), parse.GetValue(unfriendly) ? Realism.Unfriendly : Realism.Plain,
            parse.InvocationConfiguration.Error, stop)), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(string cases, string id, ulong seed, string folder, Realism realism, TextWriter told, CancellationToken stop)
    {
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        LeakCaseFile file = Read(cases, leapSeconds);
        LeakCase chosen = Choose(file, id);
        foreach (string problem in file.Problems.Where(p => p.StartsWith(chosen.Id + ":", StringComparison.Ordinal))) told.WriteLine($"{cases}: warning: {Escaped.Text(problem)}");
        var files = new SimulationFiles(folder, leapSeconds);
        files.Write(chosen, realism, seed, stop);
        told.WriteLine($"{chosen.Id}, {realism.Name}, seed {seed}: {Numbers.Of(files.Measurements, "measurement")}, {Numbers.Of(files.Operations, "operation")}");
        return ExitCode.Done;
    }

    private static LeakCaseFile Read(string name, LeapSeconds leapSeconds)
    {
        using InputFile file = InputFile.Open(name);
        using var all = new MemoryStream();
        file.Content.CopyTo(all);
        try
        {
            return LeakCaseFile.Read(all.ToArray(), leapSeconds);
        }
        catch (JsonException e)
        {
            throw new VerbException($"{name} is not JSON: {e.Message}");
        }
    }

    private static LeakCase Choose(LeakCaseFile file, string id)
    {
        LeakCase[] found = [.. file.Cases.Where(c => c.Id == id)];
        if (found.Length == 0) found = [.. file.Cases.Where(c => c.Id.Contains(id, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new VerbException($"there is no case '{id}'; there are: {string.Join(", ", file.Cases.Select(c => c.Id))}"),
            _ => throw new VerbException($"'{id}' may be {string.Join(" or ", found.Select(c => c.Id))}"),
        };
    }
}
