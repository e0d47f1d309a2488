using System.CommandLine;
using Zarya.Inputs;
using Zarya.Records;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary><c>zarya gaps</c>: packets that are missing in a record.</summary>
internal static class GapsVerb
{
    public static Command Create()
    {
        var record = new Argument<string>("RECORD") { Description = "The record: a folder." };
        var apid = new Option<string[]>("--apid") { HelpName = "A,B", Description = "Only these APIDs (decimal or 0x...)." };
        var link = new Option<string?>("--link") { HelpName = "NAME", Description = "Only packets of this link; otherwise those of all links together." };
        var from = new Option<string?>("--from") { HelpName = "T", Description = "Gaps that end at this UTC time or later." };
        var to = new Option<string?>("--to") { HelpName = "T", Description = "Gaps that begin before this UTC time." };
        var open = new Option<bool>("--open") { Description = "Only what is still missing, not what late data closed." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document instead of text." };
        var verb = new Command("gaps",
            """
            Packets that are missing in a record, by APID: from when to when (generation time), and how many. What late data brought is told as closed, with the time at which it came.

            Example:
              zarya gaps record --apid 100 --from 2026-11-23T00:00:00Z
            """)
        {
            record, apid, link, from, to, open, json,
        };
        verb.SetAction((parse, stop) => VerbException.GuardAsync(() =>
        {
            var leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
            (Instant start, Instant end) = UtcText.ReadRange(parse.GetValue(from), parse.GetValue(to), leapSeconds);
            return Task.FromResult(new GapsRun
            {
                Record = parse.GetRequiredValue(record),
                Apids = ApidList.Read(parse.GetValue(apid)),
                Link = parse.GetValue(link),
                From = start,
                To = end,
                IsOpenOnly = parse.GetValue(open),
                IsJson = parse.GetValue(json),
                LeapSeconds = leapSeconds,
                Output = parse.InvocationConfiguration.Output,
                Told = parse.InvocationConfiguration.Error,
            }.Run(stop));
        }, parse.InvocationConfiguration.Error));
        return verb;
    }
}
