using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya demo</c>: the night in which Soyuz MS-09 leaked, with the console.</summary>
internal static class DemoVerb
{
    private const string Night = "missions/iss-2018-08-29";

    public static Command Create()
    {
        var listen = new Option<string?>("--listen") { HelpName = "ADDRESS:PORT", Description = "Where console and API are, in place of 127.0.0.1:8090." };
        var speed = new Option<double>("--speed") { HelpName = "X", DefaultValueFactory = _ => 60, Description = "Times real time, 0.1 to 10000." };
        var verb = new Command("demo",
            """
            See what Zarya does: a simulated ISS flies the night of 29 to 30 August 2018 in which the hole in Soyuz MS-09 began to leak, and mission control watches.
            Open the address that it prints. Nothing is kept: the record lies in a temporary folder, which is deleted at the end.

            Examples:
              zarya demo
              zarya demo --speed 600
            """)
        {
            listen, speed,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(
            () => RunAsync(parse.GetValue(listen), parse.GetValue(speed), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, stop), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static async Task<int> RunAsync(string? listen, double speed, TextWriter output, TextWriter told, CancellationToken stop)
    {
        if (speed is not (>= 0.1 and <= 10_000)) throw new VerbException("--speed takes 0.1 to 10000");
        DirectoryInfo records = Directory.CreateTempSubdirectory("zarya-demo-");
        try
        {
            return await new ServeRun
            {
                Folders = [FindNight()],
                Listen = listen,
                Records = records.FullName,
                Speed = speed,
                Output = TextWriter.Null,
                Told = told,
                Serving = address => output.WriteLine($"The night of 29 August 2018 at the ISS, {speed:0.#} times as fast: {address}  (Ctrl-C stops)"),
            }.RunAsync(stop);
        }
        finally
        {
            records.Delete(recursive: true);
        }
    }

    /// <summary>The mission lies in the repository: where we were called, or above the program.</summary>
    private static string FindNight()
    {
        if (Directory.Exists(Night)) return Night;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, Night) is var place && Directory.Exists(place)) return place;
        throw new VerbException($"{Night} was not found; call it in a clone of the repository");
    }
}
