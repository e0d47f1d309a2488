using System.CommandLine;
using System.Text.Json;
using Zarya.Ccsds.Packets;
using Zarya.Census;
using Zarya.Inputs;
using Zarya.Printing;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Verbs;

/// <summary><c>zarya packets</c>: what is in a file of packets.</summary>
internal static class PacketsVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files of space packets, .gz and .zst too; - is standard input." };
        var skipHeader = new Option<int>("--skip-header") { HelpName = "N", Description = "Octets in front of every packet that are not part of it, 0 to 65535." };
        var skipTrailer = new Option<int>("--skip-trailer") { HelpName = "N", Description = "Octets behind every packet that are not part of it, 0 to 65535." };
        var version = new Option<int>("--packet-version") { HelpName = "N", Description = "The packet version number, 0 to 6; 0 unless said." };
        var noResync = new Option<bool>("--no-resync") { Description = "Believe every length field, and stop at the first octet that cannot be a header." };
        var apid = new Option<string[]>("--apid") { HelpName = "A,B", Description = "Count these APIDs one by one (decimal or 0x...), the others only together." };
        var time = new Option<string?>("--time") { HelpName = "CODE", Description = $"The time code at the start of the secondary header: {TimeCodeText.Forms}." };
        var timeOffset = new Option<int>("--time-offset") { HelpName = "N", Description = "Octets of the secondary header in front of the time." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document instead of text." };
        var verb = new Command("packets", "Say what is in files of packets: APIDs, counts, gaps, damage.") { files, skipHeader, skipTrailer, version, noResync, apid, time, timeOffset, json };
        verb.SetAction((parse, cancellation) => VerbException.GuardAsync(
            () =>
            {
                LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
                var request = new Request(
                    Layout(parse.GetValue(skipHeader), parse.GetValue(skipTrailer), parse.GetValue(version), parse.GetValue(noResync)),
                    ApidList.Read(parse.GetValue(apid)), parse.GetValue(time) is { } code ? TimeCodeText.Read(code, leapSeconds) : null,
                    InRange("--time-offset", parse.GetValue(timeOffset), 0, 65535), leapSeconds);
                TextWriter output = parse.InvocationConfiguration.Output;
                TextWriter error = parse.InvocationConfiguration.Error;
                return Task.FromResult(Run(parse.GetRequiredValue(files), request, parse.GetValue(json), output, error, cancellation));
            },
            parse.InvocationConfiguration.Error));
        return verb;
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

    private static PacketStreamOptions Layout(int skipHeader, int skipTrailer, int version, bool noResync) => new()
    {
        PrefixLength = InRange("--skip-header", skipHeader, 0, 65535),
        SuffixLength = InRange("--skip-trailer", skipTrailer, 0, 65535),
        Version = InRange("--packet-version", version, 0, 6),
        Resynchronise = !noResync,
        KeepUnconfirmedPackets = true,
    };

    private static int InRange(string option, int value, int lowest, int highest) =>
        value >= lowest && value <= highest ? value : throw new VerbException($"{option} {value}: must be {lowest} to {highest}");

    private sealed record Request(PacketStreamOptions Layout, IReadOnlySet<int>? Apids, TimeCode? TimeCode, int TimeOffset, LeapSeconds LeapSeconds);
}
