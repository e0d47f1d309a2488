using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Printing;

namespace Zarya.Verbs;

/// <summary><c>zarya scrub</c>: verifies every octet of a record.</summary>
internal static class ScrubVerb
{
    public static Command Create()
    {
        var record = new Argument<string>("RECORD") { Description = "The folder of the record." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document instead of text." };
        var verb = new Command("scrub",
            """
            Verify every octet of a record, and say exactly what is damaged.

            Only reads, also while the record is written. The exit code is 0 when everything is sound, 1 when something is damaged or missing.
            """)
        { record, json };
        verb.SetAction((parse, cancellation) => VerbException.GuardAsync(
            () => Task.FromResult(Run(parse.GetRequiredValue(record), parse.GetValue(json), parse.InvocationConfiguration.Output, cancellation)),
            parse.InvocationConfiguration.Error));
        return verb;
    }

    private static int Run(string record, bool isJson, TextWriter output, CancellationToken cancellation)
    {
        // FileDisk would make the folder.
        if (!Directory.Exists(Path.Combine(record, "log"))) throw new VerbException($"{record}: there is no record: no folder {Path.Combine(record, "log")}");
        long start = Stopwatch.GetTimestamp();
        LogScrubReport report;
        using (var progress = Progress.OnStandardError())
            report = LogScrub.Run(new FileDisk(record), p => progress.Report(record, p.Octets, p.TotalOctets, p.Entries), cancellation);
        if (isJson) WriteJson(output, report);
        else WriteText(output, report, Stopwatch.GetElapsedTime(start).TotalSeconds);
        return report.IsSound ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteText(TextWriter output, LogScrubReport report, double seconds)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"verified: {Numbers.Of(report.Segments, "segment")}, {Numbers.Of(report.Blocks, "block")}, {Numbers.Of(report.Entries, "entry")}, {Numbers.Of(report.Octets, "octet")} in {seconds:F1} s, {report.Octets / 1e6 / Math.Max(seconds, 1e-3):F0} MB/s"));
        if (report.LastEntry >= report.FirstEntry) output.WriteLine($"entries:  {report.FirstEntry} to {report.LastEntry}");
        if (report.UncountedOctets > 0) output.WriteLine($"behind the end: {Numbers.Of(report.UncountedOctets, "octet")} of commits that were never acknowledged; they count for nothing");
        if (report.UnusableIndexes > 0) output.WriteLine($"of no use: {Numbers.Of(report.UnusableIndexes, "index file")}; no harm, the segments themselves are read instead");
        foreach (LogDamage damage in report.Damage) output.WriteLine($"DAMAGED: {damage}");
        foreach (EntryRange range in report.Missing) output.WriteLine(range.Count == 1 ? $"MISSING: entry {range.First}" : $"MISSING: entries {range.First} to {range.Last}");
        output.WriteLine(report.IsSound ? "sound" : $"damaged: {Numbers.Of(report.Damage.Count, "range")}, {Numbers.Of(report.MissingEntries, "entry")} missing; everything else is readable");
    }

    private static void WriteJson(TextWriter output, LogScrubReport report)
    {
        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("sound", report.IsSound);
            json.WriteNumber("segments", report.Segments);
            json.WriteNumber("blocks", report.Blocks);
            json.WriteNumber("entries", report.Entries);
            json.WriteNumber("octets", report.Octets);
            json.WriteNumber("firstEntry", report.FirstEntry);
            json.WriteNumber("lastEntry", report.LastEntry);
            json.WriteNumber("uncountedOctets", report.UncountedOctets);
            json.WriteNumber("unusableIndexes", report.UnusableIndexes);
            json.WriteNumber("missingEntries", report.MissingEntries);
            json.WriteStartArray("damage");
            foreach (LogDamage damage in report.Damage)
            {
                json.WriteStartObject();
                json.WriteNumber("segment", damage.Segment);
                json.WriteNumber("offset", damage.Offset);
                json.WriteNumber("octets", damage.Octets);
                if (damage.FirstEntry > 0)
                {
                    json.WriteNumber("firstEntry", damage.FirstEntry);
                    json.WriteNumber("lastEntry", damage.LastEntry);
                }
                json.WriteString("reason", damage.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("missing");
            foreach (EntryRange range in report.Missing)
            {
                json.WriteStartObject();
                json.WriteNumber("first", range.First);
                json.WriteNumber("last", range.Last);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(document.GetBuffer(), 0, (int)document.Length));
    }
}
