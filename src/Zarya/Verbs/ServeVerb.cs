using System.CommandLine;

namespace Zarya.Verbs;

/// <summary><c>zarya serve</c>: runs missions.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER") { Arity = ArgumentArity.OneOrMore, Description = "The mission: a folder with mission.yaml in it. Several run side by side." };
        var listen = new Option<string?>("--listen") { HelpName = "ADDRESS:PORT", Description = "Where the API listens, in place of what the mission file says (127.0.0.1:8090). This machine only, until there is a sign-in." };
        var records = new Option<string?>("--data") { HelpName = "DIR", Description = "Records lie here, in a folder of each mission's name, in place of what the mission file says." };
        var speed = new Option<double?>("--speed") { HelpName = "X", Description = "Times real time for simulated stations, 0.1 to 10000, in place of what the mission file says." };
        var verb = new Command("serve",
            """
            Run a mission: links, record, processor, alarms, and the HTTP and WebSocket API.

            Examples:
              zarya serve missions/first-light
              zarya serve my-mission --listen 127.0.0.1:8091 --data /var/lib/zarya
              zarya serve missions/iss-2018-08-29 --speed 600

            Ctrl-C stops it: links first, then what they gave is processed and recorded. After a crash everything that was told to be stored is there, and alarms stand as they stood.
            """)
        {
            folders, listen, records, speed,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => new ServeRun
        {
            Folders = parse.GetRequiredValue(folders),
            Listen = parse.GetValue(listen),
            Records = parse.GetValue(records),
            Speed = parse.GetValue(speed) is { } times ? times is >= 0.1 and <= 10_000 ? times : throw new VerbException("--speed takes 0.1 to 10000") : null,
            Output = parse.InvocationConfiguration.Output,
            Told = parse.InvocationConfiguration.Error,
        }.RunAsync(stop), parse.InvocationConfiguration.Error));
        return verb;
    }
}
