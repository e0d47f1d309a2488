using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Printing;
using Zarya.Time;

namespace Zarya.Records;

/// <summary>What a record holds, stream by stream.</summary>
internal static class StreamListing
{
    private const int TelecommandBit = 0x1000;
    private const int SecondaryHeaderBit = 0x0800;

    /// <summary>For people.</summary>
    public static void Write(TextWriter output, string record, LogStore store, IReadOnlyList<StreamTotals> streams, LeapSeconds leapSeconds)
    {
        StreamTotals[] packets = [.. streams.Where(s => s.Stream.IsPackets)];
        output.WriteLine($"{Escaped.Text(record)}: {Numbers.Of(packets.Sum(s => s.Entries), "packet")} of {Numbers.Of(packets.Select(s => s.Stream.Apid).Distinct().Count(), "APID")}, "
            + $"{Numbers.Of(packets.Sum(s => s.Octets), "octet")}; the whole record: {Numbers.Of(store.EntryCount, "entry")}, {Numbers.Of(store.Octets, "octet")} on the disk");
        if (streams.Count == 0) return;
        var table = new TextTable("kind", "link", ">APID", ">hex", "type", "sec. header", ">entries", ">octets", "first generation", "last generation", "first reception", "last reception");
        foreach (StreamTotals s in streams)
        {
            bool isPackets = s.Stream.IsPackets;
            string Utc(Instant time) => time.ToUtcString(leapSeconds, 3);
            // Where every generation time is the reception time nothing gave one.
            bool hasTimes = HasTimes(s);
            table.Add([
                KindWords(s.Stream.Kind), Escaped.Text(s.Stream.Link),
                isPackets ? Numbers.Plain(s.Stream.Apid) : "", isPackets ? string.Create(CultureInfo.InvariantCulture, $"0x{s.Stream.Apid:X3}") : "", isPackets ? Type(s.Stream) : "", isPackets ? YesNo(s.Stream) : "",
                Numbers.Grouped(s.Entries), Numbers.Grouped(s.Octets), hasTimes ? Utc(s.GenerationMin) : "", hasTimes ? Utc(s.GenerationMax) : "", Utc(s.ReceptionMin), Utc(s.ReceptionMax)]);
        }
        table.Write(output, 2);
    }

    /// <summary>For programs.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<StreamTotals> streams, LeapSeconds leapSeconds) => JsonDocumentWriter.WriteArray(output, json =>
    {
        foreach (StreamTotals s in streams)
        {
            json.WriteStartObject();
            json.WriteString("kind", s.Stream.Kind.ToString());
            json.WriteString("link", s.Stream.Link);
            if (s.Stream.IsPackets)
            {
                json.WriteNumber("apid", s.Stream.Apid);
                json.WriteString("type", Type(s.Stream));
                json.WriteBoolean("secondaryHeader", (s.Stream.Identification & SecondaryHeaderBit) != 0);
            }
            json.WriteNumber("entries", s.Entries);
            json.WriteNumber("octets", s.Octets);
            json.WriteNumber("firstEntry", s.FirstEntry);
            json.WriteNumber("lastEntry", s.LastEntry);
            if (HasTimes(s))
            {
                json.WriteString("firstGeneration", s.GenerationMin.ToUtcString(leapSeconds));
                json.WriteString("lastGeneration", s.GenerationMax.ToUtcString(leapSeconds));
            }
            json.WriteString("firstReception", s.ReceptionMin.ToUtcString(leapSeconds));
            json.WriteString("lastReception", s.ReceptionMax.ToUtcString(leapSeconds));
            json.WriteEndObject();
        }
    });

    private static bool HasTimes(StreamTotals s) => s.Stream.IsPackets && (s.GenerationMin != s.ReceptionMin || s.GenerationMax != s.ReceptionMax);

    private static string Type(StreamKey stream) => (stream.Identification & TelecommandBit) == 0 ? "TM" : "TC";

    private static string YesNo(StreamKey stream) => (stream.Identification & SecondaryHeaderBit) == 0 ? "no" : "yes";

    /// <summary>The kind in small letters: <c>operator action</c>.</summary>
    private static string KindWords(EntryKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
