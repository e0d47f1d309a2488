using System.Globalization;
using Zarya.Ccsds.Packets;
using Zarya.Printing;
using Zarya.Time;

namespace Zarya.Census;

/// <summary>A census for people.</summary>
internal static class CensusText
{
    public static void Write(TextWriter output, string file, long octets, PacketCensus census, LeapSeconds leapSeconds)
    {
        IReadOnlyList<ApidCensus> apids = census.Apids();
        output.WriteLine($"{Escaped.Text(file)}: {Numbers.Of(census.Packets, "packet")} of {Numbers.Of(apids.Select(a => a.Apid).Distinct().Count(), "APID")}, "
            + $"{Numbers.Of(census.Octets, "octet")} of {Numbers.Grouped(octets)}");
        if (census.Unfinished is { } why) output.WriteLine($"  the file could not be read to its end: {Escaped.Text(why)}");
        if (apids.Count > 0) Table(apids, census.HasTimes, leapSeconds).Write(output, 2);
        if (census.OtherPackets > 0) output.WriteLine($"  other APIDs: {Numbers.Of(census.OtherPackets, "packet")}, {Numbers.Of(census.OtherOctets, "octet")}");
        if (octets > 0 && census.Packets + census.OtherPackets == 0)
            output.WriteLine("  not one packet: if something stands in front of or behind every packet, say so with --skip-header and --skip-trailer");
        if (census.Unconfirmed > 0) output.WriteLine($"  followed by damage, so whole or with a length field that is too small: {Numbers.Of(census.Unconfirmed, "packet")}");
        WriteTimes(output, census, leapSeconds);
        WriteSkipped(output, census);
    }

    private static TextTable Table(IReadOnlyList<ApidCensus> apids, bool hasTimes, LeapSeconds leapSeconds)
    {
        string[] counts = [">APID", ">hex", "type", ">packets", ">octets", ">min", ">max", ">gaps", ">missing", ">duplicates", ">out of order", ">resets", ">first", ">last", "sec. header", "segmented"];
        var table = new TextTable(hasTimes ? [.. counts, "earliest", "latest"] : counts);
        foreach (ApidCensus a in apids)
        {
            string[] times = a.Times.Count == 0 ? [] : [a.Times.Earliest.ToUtcString(leapSeconds, 3), a.Times.Latest.ToUtcString(leapSeconds, 3)];
            ApidSequence s = a.Sequence;
            table.Add([
                a.Apid.ToString(), string.Create(CultureInfo.InvariantCulture, $"0x{a.Apid.Value:X3}"), a.Type == PacketType.Telemetry ? "TM" : "TC",
                Numbers.Grouped(a.Packets), Numbers.Grouped(a.Octets), Numbers.Grouped(a.MinLength), Numbers.Grouped(a.MaxLength),
                Numbers.Grouped(s.Gaps), Numbers.Grouped(s.Missing), Numbers.Grouped(s.Duplicates), Numbers.Grouped(s.OutOfOrder), Numbers.Grouped(s.Resets),
                a.First.ToString(), a.Last.ToString(), Share(a.WithSecondaryHeader, a.Packets), Share(a.Segmented, a.Packets), .. times]);
        }
        return table;
    }

    private static void WriteTimes(TextWriter output, PacketCensus census, LeapSeconds leapSeconds)
    {
        if (!census.HasTimes) return;
        TimeSpread times = census.Times();
        if (times.Count > 0)
        {
            double seconds = (times.Latest.TaiNanoseconds - (double)times.Earliest.TaiNanoseconds) / 1e9;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  time: {times.Earliest.ToUtcString(leapSeconds, 6)} to {times.Latest.ToUtcString(leapSeconds, 6)} ({seconds:F3} s), of {Numbers.Of(times.Count, "packet")}"));
            if (leapSeconds.IsExpiredAt(times.Latest)) output.WriteLine($"  the leap-second table of this program ends on {leapSeconds.ExpiresOn}: later times may be a second off");
        }
        if (census.WithoutTime > 0)
        {
            string reason = census.FirstTimeFault == TimeFault.None ? "it has no secondary header" : census.FirstTimeFault.Reason();
            output.WriteLine($"  without a time: {Numbers.Of(census.WithoutTime, "packet")}; of the first one: {reason}");
        }
    }

    private static void WriteSkipped(TextWriter output, PacketCensus census)
    {
        if (census.SkippedRanges == 0) return;
        output.WriteLine($"  skipped: {Numbers.Of(census.SkippedOctets, "octet")} in {Numbers.Of(census.SkippedRanges, "range")}");
        var table = new TextTable(">offset", ">octets", "reason");
        foreach (SkippedRange range in census.Ranges) table.Add(Numbers.Plain(range.Offset), Numbers.Plain(range.Length), SkippedReason.InWords(range));
        table.Write(output, 4);
        long more = census.SkippedRanges - census.Ranges.Count;
        if (more == 0) return;
        output.WriteLine($"    and {Numbers.Of(more, "more range")}; all ranges by reason:");
        foreach ((PacketRejection reason, (long ranges, long octets)) in census.Reasons)
            output.WriteLine($"      {SkippedReason.InWords(reason)}: {Numbers.Of(ranges, "range")}, {Numbers.Of(octets, "octet")}");
    }

    private static string Share(long some, long all) => some == 0 ? "no" : some == all ? "yes" : Numbers.Grouped(some);
}
