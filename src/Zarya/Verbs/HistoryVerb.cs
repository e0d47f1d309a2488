using System.CommandLine;
using System.Globalization;
using Zarya.Records;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya history</c>: values of parameters out of a record.</summary>
internal static class HistoryVerb
{
    public static Command Create()
    {
        var record = new Argument<string>("RECORD") { Description = "The record: a folder." };
        var parameters = new Option<string?>("--parameters") { HelpName = "A,B", Description = "These parameters, separated by commas, by name or absolute name; packets without any of them give no row. Default: all." };
        var mdb = new Option<string[]>("--mdb") { HelpName = "X.xml", Description = "The mission database to read with, rather than one that the record holds; several files: give the option several times." };
        var version = new Option<string>("--mdb-version") { HelpName = "newest|received", Description = "Which of the record's definitions: the newest (default), or for each packet the one in force when it came in.", DefaultValueFactory = _ => "newest" };
        var container = new Option<string?>("--container") { HelpName = "NAME", Description = "The container that decoding starts at. Default: what import was told, or the one that most others extend." };
        var apid = new Option<string[]>("--apid") { HelpName = "A,B", Description = "Only packets of these APIDs (decimal or 0x...)." };
        var raw = new Option<bool>("--raw") { Description = "Raw values beside the engineering values." };
        Option<OutputKind> format = DecodeVerb.FormatOption();
        var output = new Option<string?>("--output", "-o") { HelpName = "PATH", Description = "Write here instead of standard output." };
        var samples = new Option<string?>("--samples") { HelpName = "N", Description = "For plots: at most N bins of time a parameter, each with count, first, min, max, mean and last; bins without samples are gaps." };
        var choice = new EntryChoiceOptions("generation");
        var verb = new Command("history",
            """
            Values of parameters out of a record, by generation time: late packets stand where they belong, packets that came twice stand once.

            Examples:
              zarya history record --parameters BUS_VOLTAGE                              every value, JSON Lines
              zarya history record --parameters BUS_VOLTAGE,MODE --format csv -o bus.csv
              zarya history record --parameters BUS_VOLTAGE --samples 1000 --format csv  a plot of any length
              zarya history record --by reception --mdb new.xml                          as it came in, with another definition
            """)
        {
            record, parameters, mdb, version, container, apid, raw, format, output, samples,
        };
        foreach (Option option in choice.All) verb.Add(option);
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => new HistoryRun
        {
            Record = parse.GetRequiredValue(record),
            Choice = choice.Read(parse, parse.GetValue(apid), LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded())),
            Definitions = parse.GetValue(mdb) ?? [],
            Container = parse.GetValue(container),
            IsInForce = parse.GetValue(version) switch
            {
                "newest" => false,
                "received" => true,
                string other => throw new VerbException($"--mdb-version takes newest or received, not '{other}'"),
                null => false,
            },
            Parameters = parse.GetValue(parameters),
            WithRaw = parse.GetValue(raw),
            Kind = parse.GetValue(format),
            Output = parse.GetValue(output),
            Samples = Bins(parse.GetValue(samples)),
            Told = parse.InvocationConfiguration.Error,
        }.RunAsync(stop), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int? Bins(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bins) && bins is > 0 and <= 1_000_000 ? bins : throw new VerbException($"--samples takes 1 to 1000000, not '{text}'");
    }
}
