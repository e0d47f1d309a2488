using System.CommandLine;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya check</c>: everything that is wrong with a mission's folder.</summary>
internal static class CheckVerb
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The mission: a folder with mission.yaml in it." };
        var strict = new Option<bool>("--warnings-as-errors") { Description = "Fail on warnings too." };
        var ports = new Option<bool>("--ports") { Description = "Try too whether the ports are free on this machine now." };
        var verb = new Command("check",
            """
            Say everything that is wrong with a mission: mission.yaml, its XTCE files, the containers where packets start, expressions, names of parameters, the station's channels, ports.

            Examples:
              zarya check missions/first-light
              zarya check my-mission --warnings-as-errors      for a build
              zarya check my-mission --ports                   before it is started

            Exit code 0: it runs. 1: it does not, or there are warnings and --warnings-as-errors was given.
            """)
        {
            folder, strict, ports,
        };
        verb.SetAction((parse, _) => VerbException.GuardAsync(() => Task.FromResult(Run(parse.GetRequiredValue(folder), parse.GetValue(strict), parse.GetValue(ports), parse.InvocationConfiguration.Output)), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(string path, bool isStrict, bool triesPorts, TextWriter output)
    {
        MissionFolder folder;
        try
        {
            folder = Surroundings.Read(path, s_leapSeconds);
        }
        catch (MissionException e)
        {
            throw new VerbException(e.Message);
        }
        MissionProblem[] problems = [.. folder.Problems, .. triesPorts ? PortCheck.Taken(folder.File, Path.Combine(path, MissionFile.FileName)) : []];
        foreach (MissionProblem problem in problems) output.WriteLine(Printing.Escaped.Text(problem.ToString()));
        int errors = problems.Count(p => !p.IsWarning);
        output.WriteLine($"{folder.File.Name}: {Count(errors, "error")}, {Count(problems.Length - errors, "warning")}; {folder.Database.Parameters.Count} parameters, {folder.Database.Containers.Count} containers, {Count(folder.File.Links.Count, "link")}");
        return errors > 0 || (isStrict && problems.Length > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Count(int count, string what) => $"{(count == 0 ? "no" : count)} {what}{(count == 1 ? "" : "s")}";
}
