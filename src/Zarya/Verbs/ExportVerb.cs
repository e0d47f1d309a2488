using System.CommandLine;
using Zarya.Records;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya export</c>: packets of a record back to a file.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var record = new Argument<string>("RECORD") { Description = "The record: a folder." };
        var output = new Option<string?>("--output", "-o") { HelpName = "PATH", Description = "Write here instead of standard output." };
        var file = new Option<string?>("--file") { HelpName = "NAME", Description = "Only what was imported from this file." };
        var apid = new Option<string[]>("--apid") { HelpName = "A,B", Description = "Only packets of these APIDs (decimal or 0x...), and nothing between them." };
        var packetsOnly = new Option<bool>("--packets-only") { Description = "Leave out what is no packet: damage, fill, octets around packets." };
        var choice = new EntryChoiceOptions();
        var verb = new Command("export",
            """
            Give packets of a record back, octet for octet and in the order in which they came in.

            Examples:
              zarya export record --file pass.ccsds -o copy.ccsds       the file as it was imported, damage included
              zarya export record --apid 100,101 -o power.ccsds         only packets of these APIDs
              zarya export record --from 2026-11-23T05:00:00Z | zarya packets -
            """)
        {
            record, output, file, apid, packetsOnly,
        };
        foreach (Option option in choice.All) verb.Add(option);
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() =>
        {
            var leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
            EntryChoice wanted = choice.Read(parse, parse.GetValue(apid), leapSeconds);
            return Task.FromResult(new ExportRun
            {
                Record = parse.GetRequiredValue(record),
                Choice = wanted with { WithOctets = wanted.Apids is null && !parse.GetValue(packetsOnly) },
                File = parse.GetValue(file),
                Output = parse.GetValue(output),
                Told = parse.InvocationConfiguration.Error,
            }.Run(stop));
        }, parse.InvocationConfiguration.Error));
        return verb;
    }
}
