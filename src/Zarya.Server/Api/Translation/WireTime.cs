using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Zarya.Time;

namespace Zarya.Server.Api.Translation;

/// <summary>Times between rooms and the wire. On the wire they are POSIX seconds with at most six decimals: .NET's seventh digit breaks Python (section 1, item 10).</summary>
internal static class WireTime
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>An instant as it is sent, cut to microseconds.</summary>
    public static Timestamp ToTimestamp(Instant instant, LeapSeconds leapSeconds)
    {
        (long seconds, long rest) = Math.DivRem(UnixTime.FromInstant(instant, leapSeconds), NanosecondsPerSecond);
        if (rest < 0) (seconds, rest) = (seconds - 1, rest + NanosecondsPerSecond);
        return new Timestamp { Seconds = seconds, Nanos = (int)(rest - (rest % 1000)) };
    }

    /// <summary>Writes an instant as JSON has it: UTC cut to microseconds, with no, three or six decimals.</summary>
    /// <param name="text">Where to write: 30 octets are enough.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="leapSeconds">For UTC.</param>
    /// <returns>Octets written.</returns>
    public static int Write(Span<byte> text, Instant instant, LeapSeconds leapSeconds)
    {
        CalendarTime utc = instant.In(TimeScale.Utc, leapSeconds);
        // A Timestamp has no second 60: POSIX time repeats the second after it, and both codecs say the same.
        if (utc.Second == 60) return System.Text.Encoding.ASCII.GetBytes(ToText(ToTimestamp(instant, leapSeconds)), text);
        int microsecond = utc.Nanosecond / 1000;
        _ = instant.TryFormatUtc(text, out int written, leapSeconds, microsecond == 0 ? 0 : microsecond % 1000 == 0 ? 3 : 6);
        return written;
    }

    /// <summary>POSIX milliseconds, for the few places of the wire that want them.</summary>
    public static long ToMilliseconds(Instant instant, LeapSeconds leapSeconds) => Math.DivRem(UnixTime.FromInstant(instant, leapSeconds), 1_000_000).Quotient;

    /// <summary>Text inside strings: UTC with three decimals.</summary>
    public static string ToText(Instant instant, LeapSeconds leapSeconds) => instant.ToUtcString(leapSeconds, 3);

    /// <summary>The instant of a time that a client sent; times that no instant reaches become the first or the last one.</summary>
    public static Instant ToInstant(Timestamp time, LeapSeconds leapSeconds)
    {
        Int128 unix = ((Int128)time.Seconds * NanosecondsPerSecond) + time.Nanos;
        if (unix <= long.MinValue / 2) return Instant.MinValue;
        if (unix >= long.MaxValue / 10 * 9) return Instant.MaxValue;
        return UnixTime.TryToInstant((long)unix, leapSeconds, out Instant instant) ? instant : Instant.MaxValue;
    }

    /// <summary>The JSON form of a time: UTC with no, three, six or nine decimals.</summary>
    public static string ToText(Timestamp time)
    {
        CalendarTime reading = Reading(time);
        CalendarDate date = reading.Date;
        CultureInfo culture = CultureInfo.InvariantCulture;
        string text = string.Create(culture, $"{date.Year:D4}-{date.Month:D2}-{date.DayOfMonth:D2}T{reading.Hour:D2}:{reading.Minute:D2}:{reading.Second:D2}");
        string fraction = time.Nanos switch
        {
            0 => "",
            int n when n % 1_000_000 == 0 => "." + (n / 1_000_000).ToString("D3", culture),
            int n when n % 1_000 == 0 => "." + (n / 1_000).ToString("D6", culture),
            int n => "." + n.ToString("D9", culture),
        };
        return text + fraction + "Z";
    }

    /// <summary>Reads a time of RFC 3339: any number of decimals, <c>Z</c>, an offset, or neither (UTC); a date alone is its midnight.</summary>
    public static bool TryParse(string text, LeapSeconds leapSeconds, out Timestamp? time)
    {
        time = null;
        string body = text.Trim().Replace(' ', 'T').ToUpperInvariant();
        long offset = 0;
        int mark = body.Length - 6;
        if (mark > 10 && body[mark] is '+' or '-' && body[mark + 3] == ':')
        {
            if (!int.TryParse(body.AsSpan(mark + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
                || !int.TryParse(body.AsSpan(mark + 4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)) return false;
            offset = ((hours * 60L) + minutes) * 60 * (body[mark] == '-' ? 1 : -1);
            body = body[..mark];
        }
        if (!body.Contains('T', StringComparison.Ordinal)) body += "T00:00:00";
        if (!Instant.TryParseUtc(body, leapSeconds, out Instant instant)) return TryParseFarAway(body, out time);
        time = ToExactTimestamp(instant, leapSeconds);
        time.Seconds += offset;
        return true;
    }

    // Clients say "for ever" with the year 9999, which no instant reaches.
    private static bool TryParseFarAway(string body, out Timestamp? time)
    {
        bool isFar = body.Length >= 19 && body[4] == '-' && body[7] == '-' && body[10] == 'T' && int.TryParse(body.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is < 1700 or > 2249;
        time = isFar ? new Timestamp { Seconds = body[0] >= '2' ? 253_402_300_799 : -62_135_596_800 } : null;
        return isFar;
    }

    private static Timestamp ToExactTimestamp(Instant instant, LeapSeconds leapSeconds)
    {
        (long seconds, long rest) = Math.DivRem(UnixTime.FromInstant(instant, leapSeconds), NanosecondsPerSecond);
        return rest < 0 ? new() { Seconds = seconds - 1, Nanos = (int)(rest + NanosecondsPerSecond) } : new() { Seconds = seconds, Nanos = (int)rest };
    }

    private static CalendarTime Reading(Timestamp time)
    {
        // Counted from 1958-01-01, the calendar of Zarya.Time: 1970-01-01, and the years 1 and 9999, which end what a Timestamp may say.
        const int EpochDay = 4_383;
        const long FirstDay = -714_779;
        const long LastDay = 2_937_279;
        (long day, long second) = Math.DivRem(time.Seconds, 86_400);
        if (second < 0) (day, second) = (day - 1, second + 86_400);
        return CalendarTime.TryCreate((int)Math.Clamp(day + EpochDay, FirstDay, LastDay), (second * NanosecondsPerSecond) + time.Nanos, out CalendarTime reading) ? reading : default;
    }
}
