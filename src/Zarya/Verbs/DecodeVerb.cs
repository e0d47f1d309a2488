using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Zarya.Inputs;

namespace Zarya.Verbs;

/// <summary><c>zarya decode</c>: packets to engineering values.</summary>
internal static class DecodeVerb
{
    public static Command Create()
    {
        var mdb = new Option<string[]>("--mdb") { Description = "The mission database, XTCE 1.1 to 1.3. Several files that refer to one another: give the option several times.", Required = true, HelpName = "X.xml" };
        var files = new Argument<string[]>("FILE") { Description = "Files of CCSDS space packets, one after the other. Compressed files (.gz, .zst) and - for standard input work.", Arity = ArgumentArity.OneOrMore };
        var container = new Option<string?>("--container") { Description = "The container that decoding starts at, by name or absolute name. Default: the one that extends nothing and that most others extend.", HelpName = "NAME" };
        var skip = new Option<int>("--skip-header") { Description = "Octets in front of every packet that are not part of it.", HelpName = "N" };
        var skipTrailer = new Option<int>("--skip-trailer") { Description = "Octets behind every packet that are not part of it.", HelpName = "N" };
        var parameters = new Option<string?>("--parameters") { Description = "Only these parameters, separated by commas, by name or absolute name: reads only what it must.", HelpName = "A,B" };
        var raw = new Option<bool>("--raw") { Description = "Raw values beside the engineering values." };
        Option<OutputKind> format = FormatOption();
        var output = new Option<string?>("--output", "-o") { Description = "Write here instead of standard output.", HelpName = "PATH" };
        var version = new Option<int>("--packet-version") { Description = "The packet version number in the primary headers, 0 to 6.", HelpName = "N" };
        var time = new Option<string?>("--time") { Description = $"The time code at the start of the packets' secondary headers, for \"time\" in the output: {TimeCodeText.Forms}. Default: the first absolute time among the parameters.", HelpName = "CODE" };
        var noResync = new Option<bool>("--no-resync") { Description = "Believe every length field; stop at the first header that cannot be one, instead of looking for the next packets behind damage." };
        var command = new Command("decode",
            """
            Decode files of packets to engineering values.

            Examples:
              zarya decode --mdb mission.xml pass.ccsds                                   JSON Lines to standard output
              zarya decode --mdb mission.xml pass.ccsds.zst --format summary              what is in it
              zarya decode --mdb mission.xml pass.ccsds --parameters VOLTAGE,MODE --format csv -o pass.csv
              cat pass.ccsds | zarya decode --mdb mission.xml - --raw

            One JSON line a packet: {"packet": index from 0, "apid": n, "container": "/Space/Name", "time": "…" when known, "parameters": {"NAME": {"raw": …, "eng": …}}}. Packets that cannot be decoded to their
            end have "error" and the values before it; they are counted on standard error at the end.
            """)
        {
            mdb, files, container, skip, skipTrailer, parameters, raw, format, output, time, version, noResync,
        };
        files.Validators.Add(RefuseUnknownOptions);
        InRange(skip, 65_535, "octets");
        InRange(skipTrailer, 65_535, "octets");
        InRange(version, 6, "");
        command.SetAction((parse, stop) => VerbException.GuardAsync(() => new DecodeRun
        {
            Definitions = parse.GetRequiredValue(mdb),
            Files = parse.GetRequiredValue(files),
            Container = parse.GetValue(container),
            SkipHeader = parse.GetValue(skip),
            SkipTrailer = parse.GetValue(skipTrailer),
            Parameters = parse.GetValue(parameters),
            WithRaw = parse.GetValue(raw),
            Kind = parse.GetValue(format),
            Output = parse.GetValue(output),
            TimeCode = parse.GetValue(time),
            PacketVersion = parse.GetValue(version),
            Resynchronise = !parse.GetValue(noResync),
            Told = parse.InvocationConfiguration.Error,
        }.RunAsync(stop), parse.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>The parser takes what it does not know for a file.</summary>
    private static void RefuseUnknownOptions(ArgumentResult result)
    {
        foreach (string name in result.Tokens.Select(t => t.Value))
            if (name.Length > 1 && name[0] == '-' && !File.Exists(name)) result.AddError($"decode has no option {name}: see 'zarya decode --help'");
    }

    /// <summary>The option for the form of output.</summary>
    public static Option<OutputKind> FormatOption() =>
        new("--format") { Description = "csv: a row a packet; jsonl: a JSON object a packet; parquet: columns (needs -o); summary: counts, least, mean and greatest.", DefaultValueFactory = _ => OutputKind.Jsonl, CustomParser = ReadKind, HelpName = "csv|jsonl|parquet|summary" };

    private static OutputKind ReadKind(ArgumentResult result)
    {
        string given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        // Enum.Parse would take numbers too.
        foreach (OutputKind kind in Enum.GetValues<OutputKind>())
            if (given.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase)) return kind;
        result.AddError($"--format takes csv, jsonl, parquet or summary, not '{given}'");
        return OutputKind.Jsonl;
    }

    private static void InRange(Option<int> option, int greatest, string unit) => option.CustomParser = result =>
    {
        string given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= greatest) return number;
        result.AddError($"{option.Name} takes 0 to {greatest}{(unit.Length > 0 ? " " + unit : "")}, not '{given}'");
        return 0;
    };
}

/// <summary>The forms of output.</summary>
internal enum OutputKind
{
    /// <summary>A JSON object a packet.</summary>
    Jsonl,

    /// <summary>A row a packet.</summary>
    Csv,

    /// <summary>Columns.</summary>
    Parquet,

    /// <summary>Counts and ranges.</summary>
    Summary,
}
