using System.CommandLine;
using Zarya.Server.Missions;

namespace Zarya.Verbs;

/// <summary><c>zarya new</c>: a mission's folder from XTCE files.</summary>
internal static class NewVerb
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The folder to make; its last part is the mission's name." };
        var mdb = new Option<string[]>("--mdb") { HelpName = "X.xml", Required = true, Description = "The mission database, XTCE 1.1 to 1.3; it is copied into the folder. Several files: give the option several times." };
        var verb = new Command("new",
            """
            Make a mission's folder from an XTCE file: it runs at once, with a UDP and a TCP link on this machine.

            Examples:
              zarya new my-mission --mdb spacecraft.xml
              zarya serve my-mission
            """)
        {
            name, mdb,
        };
        verb.SetAction((parse, _) => VerbException.GuardAsync(() =>
        {
            string folder = parse.GetRequiredValue(name);
            try
            {
                foreach (string line in NewMission.Make(folder, parse.GetRequiredValue(mdb))) parse.InvocationConfiguration.Output.WriteLine(line);
            }
            catch (MissionException e)
            {
                throw new VerbException(e.Message);
            }
            parse.InvocationConfiguration.Output.WriteLine($"now: zarya serve {folder}");
            return Task.FromResult(ExitCode.Done);
        }, parse.InvocationConfiguration.Error));
        return verb;
    }
}
