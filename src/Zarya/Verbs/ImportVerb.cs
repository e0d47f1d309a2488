using System.CommandLine;
using System.Text;
using Zarya.Archive.Log;
using Zarya.Inputs;
using Zarya.Records;

namespace Zarya.Verbs;

/// <summary><c>zarya import</c>: files of packets into a record.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var record = new Argument<string>("RECORD") { Description = "The record: a folder, made if it is not there." };
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files of space packets, .gz and .zst too; - is standard input." };
        var layout = new PacketLayoutOptions();
        var mdb = new Option<string[]>("--mdb") { HelpName = "X.xml", Description = "The mission database. It is kept in the record if it differs from the newest one there; its first absolute time is a packet's generation time. Several files: give the option several times." };
        var container = new Option<string?>("--container") { HelpName = "NAME", Description = "The container that decoding starts at." };
        var time = new Option<string?>("--time") { HelpName = "CODE", Description = $"The time code in the secondary headers that gives the generation time: {TimeCodeText.Forms}." };
        var timeOffset = new Option<int>("--time-offset") { HelpName = "N", Description = "Octets of the secondary header in front of the time." };
        var link = new Option<string>("--link") { HelpName = "NAME", Description = "The link that the packets are of; import unless said.", DefaultValueFactory = _ => "import" };
        var noCompaction = new Option<bool>("--no-compaction") { Description = "Leave what was imported as it was written, larger and sooner done; a later import compacts it." };
        var again = new Option<bool>("--again") { Description = "Import files once more that are in the record already." };
        var verb = new Command("import",
            """
            Import files of packets into a record, octet for octet.

            Examples:
              zarya import record pass.ccsds                            makes the folder record if it is not there
              zarya import record pass.ccsds.zst --mdb mission.xml      with the definition, and times on board
              zarya import record day/*.ccsds --time cds16.16

            What is told to be imported is on stable storage. After Ctrl-C, a crash or a full disk the same command goes on where it stopped, and each packet is there once.
            """)
        {
            record, files, mdb, container, time, timeOffset, link, again, noCompaction,
        };
        foreach (Option option in layout.All) verb.Add(option);
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() => Task.FromResult(new ImportRun
        {
            Record = parse.GetRequiredValue(record),
            Files = parse.GetRequiredValue(files),
            Layout = layout.Read(parse),
            Definitions = parse.GetValue(mdb) ?? [],
            Container = parse.GetValue(container),
            TimeCode = parse.GetValue(time),
            TimeOffset = PacketLayoutOptions.InRange("--time-offset", parse.GetValue(timeOffset), 0, 65535),
            Link = LinkName(parse.GetRequiredValue(link)),
            Again = parse.GetValue(again),
            Compacts = !parse.GetValue(noCompaction),
            Output = parse.InvocationConfiguration.Output,
            Told = parse.InvocationConfiguration.Error,
        }.Run(stop)), parse.InvocationConfiguration.Error));
        return verb;
    }

    private static string LinkName(string name) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= StreamKey.MaxLinkOctets && !name.Any(char.IsControl)
        ? name
        : throw new VerbException($"--link takes a name of 1 to {StreamKey.MaxLinkOctets} octets");
}
