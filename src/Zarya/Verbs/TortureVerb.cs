using System.CommandLine;
using System.Globalization;
using Zarya.Torture;

namespace Zarya.Verbs;

/// <summary><c>zarya torture</c>: the crash and corruption campaigns on the user's own disk.</summary>
internal static class TortureVerb
{
    public static Command Create()
    {
        var folder = new Option<string>("--record-folder") { HelpName = "DIR", Description = "Where the killed processes write: the disk that is to be tried. A new folder in it, removed at the end unless something failed.", DefaultValueFactory = _ => "." };
        Option<int> kills = Count("--kills", "Processes killed with SIGKILL while they write.", TortureSizes.User.Kills);
        Option<int> states = Count("--states", "States of a simulated disk after a crash.", TortureSizes.User.States);
        Option<int> corruptions = Count("--corruptions", "Records that were changed at rest.", TortureSizes.User.Corruptions);
        Option<int> full = Count("--full", "Runs in which the simulated disk becomes full.", TortureSizes.User.Full);
        Option<int> errors = Count("--errors", "Runs in which a write or a sync of the simulated disk fails.", TortureSizes.User.Errors);
        var seed = new Option<ulong>("--seed") { HelpName = "S", Description = "The seed that everything follows from; 1 unless said.", DefaultValueFactory = _ => 1 };
        var ci = new Option<bool>("--ci") { Description = "The sizes of the project's own checks." };
        var verb = new Command("torture",
            """
            Try to make the record lose something: kill, crash, corrupt, fill up.

            The program starts itself, kills itself and looks whether what was acknowledged is there; the other campaigns run in memory on a disk that loses, tears and corrupts on purpose.

            Examples:
              zarya torture                                          a few minutes
              zarya torture --record-folder /mnt/new-disk --kills 10000 --states 0 --corruptions 0 --full 0 --errors 0
            """)
        { folder, kills, states, corruptions, full, errors, seed, ci };
        verb.SetAction((parse, cancellation) => VerbException.GuardAsync(
            () =>
            {
                TortureSizes sizes = parse.GetValue(ci) ? TortureSizes.Ci : TortureSizes.User;
                sizes = new TortureSizes(Value(kills, sizes.Kills), Value(states, sizes.States), Value(corruptions, sizes.Corruptions), Value(full, sizes.Full), Value(errors, sizes.Errors));
                var run = new TortureRun(parse.GetRequiredValue(folder), parse.GetValue(seed), sizes, parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
                return Task.FromResult(run.Run(cancellation));

                int Value(Option<int> option, int otherwise) => parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : otherwise;
            },
            parse.InvocationConfiguration.Error));
        return verb;
    }

    private static Option<int> Count(string name, string what, int usual) => new(name)
    {
        HelpName = "N",
        Description = string.Create(CultureInfo.InvariantCulture, $"{what} Default: {usual:N0}; 0 leaves it out."),
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return number;
            result.AddError($"{name} takes a number, not '{given}'");
            return 0;
        },
    };
}
