using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Printing;
using Zarya.Time;

namespace Zarya.Records;

/// <summary>Packets of a record, one a line.</summary>
/// <param name="output">Where to.</param>
/// <param name="leapSeconds">For UTC.</param>
/// <param name="isJson">JSON Lines rather than text.</param>
/// <param name="withOctets">With the packets' octets in hexadecimal.</param>
internal sealed class PacketListing(TextWriter output, LeapSeconds leapSeconds, bool isJson, bool withOctets)
{
    // A console writes every line at once; many lines together are a hundred times faster.
    private const int GatheredCharacters = 1 << 15;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly StringBuilder _lines = new();

    /// <summary>Lists.</summary>
    /// <param name="entries">The packets.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="stop">Asked now and then.</param>
    /// <returns>The last entry's number if more follow, else <see langword="null"/>.</returns>
    public long? Write(EntryReader entries, long limit, CancellationToken stop)
    {
        long last = 0;
        if (!isJson) _lines.Append(CultureInfo.InvariantCulture, $"{"entry",10}  {"time",-24}  {"reception",-24}  {"link",-8}  type  {"APID",4}  {"count",5}  {"length",6}{(withOctets ? "  octets" : "")}").Append(output.NewLine);
        bool isMore = false;
        for (long listed = 0; entries.Read(); listed++)
        {
            if (isMore = listed == limit) break;
            last = entries.Number;
            if (isJson) WriteJson(entries);
            else WriteText(entries);
            if (_lines.Length >= GatheredCharacters) Flush(stop);
        }
        Flush(stop);
        return isMore ? last : null;
    }

    private void Flush(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        output.Write(_lines);
        _lines.Clear();
    }

    private void WriteText(EntryReader entries)
    {
        ReadOnlySpan<byte> packet = entries.Octets;
        Instant reception = entries.Reception;
        string time = entries.Generation == reception ? "-" : entries.Generation.ToUtcString(leapSeconds, 3);
        _lines.Append(string.Create(CultureInfo.InvariantCulture,
            $"{entries.Number,10}  {time,-24}  {reception.ToUtcString(leapSeconds, 3),-24}  {Escaped.Text(entries.Stream.Link),-8}  {Type(packet),-4}  {entries.Stream.Apid,4}  {Count(packet),5}  {packet.Length,6}{(withOctets ? "  " + Convert.ToHexStringLower(packet) : "")}")).Append(output.NewLine);
    }

    private void WriteJson(EntryReader entries)
    {
        ReadOnlySpan<byte> packet = entries.Octets;
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line))
        {
            json.WriteStartObject();
            json.WriteNumber("entry", entries.Number);
            if (entries.Generation != entries.Reception) json.WriteString("time", entries.Generation.ToUtcString(leapSeconds));
            json.WriteString("reception", entries.Reception.ToUtcString(leapSeconds));
            json.WriteString("link", entries.Stream.Link);
            json.WriteString("type", Type(packet));
            json.WriteNumber("apid", entries.Stream.Apid);
            json.WriteNumber("count", Count(packet));
            json.WriteNumber("length", packet.Length);
            if (withOctets) json.WriteString("octets", Convert.ToHexStringLower(packet));
            json.WriteEndObject();
        }
        _lines.Append(Encoding.UTF8.GetString(_line.WrittenSpan)).Append(output.NewLine);
    }

    private static string Type(ReadOnlySpan<byte> packet) => (packet[0] & 0x10) == 0 ? "TM" : "TC";

    /// <summary>The sequence count (CCSDS 133.0-B-2, 4.1.3.4.3).</summary>
    private static int Count(ReadOnlySpan<byte> packet) => packet.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) & 0x3FFF;
}
