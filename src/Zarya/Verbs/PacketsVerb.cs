using System.CommandLine;
using System.Text.Json;
using Zarya.Ccsds.Packets;
using Zarya.Census;
using Zarya.Inputs;
using Zarya.Printing;
using Zarya.Records;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Verbs;

/// <summary><c>zarya packets</c>: what is in a file of packets.</summary>
internal static class PacketsVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files of space packets, .gz and .zst too; - is standard input. Or one record: the folder that import made." };
        var layout = new PacketLayoutOptions();
        var apid = new Option<string[]>("--apid") { HelpName = "A,B", Description = "Count these APIDs one by one (decimal or 0x...), the others only together; of a record, only these." };
        var time = new Option<string?>("--time") { HelpName = "CODE", Description = $"The time code at the start of the secondary header: {TimeCodeText.Forms}." };
        var timeOffset = new Option<int>("--time-offset") { HelpName = "N", Description = "Octets of the secondary header in front of the time." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document instead of text; with --list one JSON object a line." };
        var record = new RecordPacketsOptions();
        var verb = new Command("packets",
            """
            Say what is in files of packets, or in a record: APIDs, counts, gaps, damage.

            Examples:
              zarya packets pass.ccsds --time cds16.16         a file
              zarya packets record                             a record: the folder that import made
              zarya packets record --list --apid 100           its packets, one a line
            """)
        {
            files, apid, time, timeOffset, json,
        };
        foreach (Option option in layout.All.Concat(record.All)) verb.Add(option);
        verb.SetAction((parse, cancellation) => VerbException.GuardAsync(
            () =>
            {
                LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
                string[] named = parse.GetRequiredValue(files);
                if (named.FirstOrDefault(RecordFolder.IsRecord) is { } folder)
                {
                    if (named.Length > 1) throw new VerbException($"{folder} is a record: name it alone");
                    RefuseGiven(parse, [.. layout.All, time, timeOffset], "files, and this is a record");
                    return Task.FromResult(record.Read(parse, folder, parse.GetValue(apid), parse.GetValue(json), leapSeconds).Run(cancellation));
                }
                RefuseGiven(parse, record.All, "records, and these are files");
                var request = new Request(
                    layout.Read(parse), ApidList.Read(parse.GetValue(apid)), parse.GetValue(time) is { } code ? TimeCodeText.Read(code, leapSeconds) : null,
                    PacketLayoutOptions.InRange("--time-offset", parse.GetValue(timeOffset), 0, 65535), leapSeconds);
                return Task.FromResult(Run(named, request, parse.GetValue(json), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, cancellation));
            },
            parse.InvocationConfiguration.Error));
        return verb;
    }

    private static void RefuseGiven(ParseResult parse, IEnumerable<Option> options, string what)
    {
        foreach (Option option in options)
            if (parse.GetResult(option) is { Implicit: false }) throw new VerbException($"{option.Name} is for {what}");
    }

    private static int Run(string[] files, Request request, bool isJson, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        int exit = ExitCode.Done;
        Action<Utf8JsonWriter?> countAll = json =>
        {
            foreach (string file in files)
            {
                PacketCensus census = new(request.Apids, request.TimeCode, request.TimeOffset);
                if (!TryCount(file, request, census, error, cancellation, out string name, out long octets)) exit = ExitCode.Failed;
                if (octets < 0) continue;
                if (json is not null) CensusJson.Write(json, name, octets, census, request.LeapSeconds);
                else CensusText.Write(output, name, octets, census, request.LeapSeconds);
            }
        };
        if (isJson) JsonDocumentWriter.WriteArray(output, countAll);
        else countAll(null);
        return exit;
    }

    /// <summary>Counts one file; a file that is not there, or breaks off, does not keep the others from being counted.</summary>
    private static bool TryCount(string file, Request request, PacketCensus census, TextWriter error, CancellationToken cancellation, out string name, out long octets)
    {
        (name, octets) = (file, -1);
        try
        {
            using InputFile input = InputFile.Open(file);
            (name, octets) = (input.Name, 0);
            octets = PacketWalk.Run(input, request.Layout, census, cancellation);
            return true;
        }
        catch (VerbException e)
        {
            error.WriteLine($"zarya: {e.Message}");
        }
        catch (IOException e)
        {
            census.Unfinished = e.Message;
            octets = census.Octets + census.OtherOctets + census.SkippedOctets;
            error.WriteLine($"zarya: {file} cannot be read to its end: {e.Message}");
        }
        return false;
    }

    private sealed record Request(PacketStreamOptions Layout, IReadOnlySet<int>? Apids, TimeCode? TimeCode, int TimeOffset, LeapSeconds LeapSeconds);
}
