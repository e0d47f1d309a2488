using System.Text.Json;
using Zarya.Ccsds.Packets;
using Zarya.Time;

namespace Zarya.Census;

/// <summary>A census for programs: one JSON object a file.</summary>
internal static class CensusJson
{
    public static void Write(Utf8JsonWriter json, string file, long octets, PacketCensus census, LeapSeconds leapSeconds)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteNumber("fileOctets", octets);
        json.WriteNumber("packets", census.Packets);
        json.WriteNumber("packetOctets", census.Octets);
        json.WriteNumber("unconfirmedPackets", census.Unconfirmed);
        json.WriteNumber("otherPackets", census.OtherPackets);
        json.WriteNumber("otherOctets", census.OtherOctets);
        if (census.Unfinished is { } why) json.WriteString("unfinished", why);
        if (census.HasTimes)
        {
            WriteTimes(json, census.Times(), leapSeconds);
            json.WriteNumber("packetsWithoutTime", census.WithoutTime);
        }
        json.WriteStartArray("apids");
        foreach (ApidCensus apid in census.Apids()) WriteApid(json, apid, leapSeconds);
        json.WriteEndArray();
        WriteSkipped(json, census);
        json.WriteEndObject();
    }

    private static void WriteApid(Utf8JsonWriter json, ApidCensus apid, LeapSeconds leapSeconds)
    {
        json.WriteStartObject();
        json.WriteNumber("apid", apid.Apid.Value);
        json.WriteString("type", apid.Type == PacketType.Telemetry ? "TM" : "TC");
        json.WriteNumber("packets", apid.Packets);
        json.WriteNumber("octets", apid.Octets);
        json.WriteNumber("minLength", apid.MinLength);
        json.WriteNumber("maxLength", apid.MaxLength);
        json.WriteNumber("gaps", apid.Sequence.Gaps);
        json.WriteNumber("missing", apid.Sequence.Missing);
        json.WriteNumber("duplicates", apid.Sequence.Duplicates);
        json.WriteNumber("outOfOrder", apid.Sequence.OutOfOrder);
        json.WriteNumber("resets", apid.Sequence.Resets);
        json.WriteNumber("firstSequenceCount", apid.First.Value);
        json.WriteNumber("lastSequenceCount", apid.Last.Value);
        json.WriteNumber("withSecondaryHeader", apid.WithSecondaryHeader);
        json.WriteNumber("segmented", apid.Segmented);
        WriteTimes(json, apid.Times, leapSeconds);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, TimeSpread times, LeapSeconds leapSeconds)
    {
        if (times.Count == 0) return;
        json.WriteString("earliest", times.Earliest.ToUtcString(leapSeconds));
        json.WriteString("latest", times.Latest.ToUtcString(leapSeconds));
    }

    private static void WriteSkipped(Utf8JsonWriter json, PacketCensus census)
    {
        json.WriteStartObject("skipped");
        json.WriteNumber("octets", census.SkippedOctets);
        json.WriteNumber("ranges", census.SkippedRanges);
        json.WriteStartObject("octetsByReason");
        foreach ((PacketRejection reason, (_, long octets)) in census.Reasons) json.WriteNumber(SkippedReason.Name(reason), octets);
        json.WriteEndObject();
        json.WriteStartArray("first");
        foreach (SkippedRange range in census.Ranges)
        {
            json.WriteStartObject();
            json.WriteNumber("offset", range.Offset);
            json.WriteNumber("octets", range.Length);
            json.WriteString("reason", SkippedReason.Name(range.Reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
