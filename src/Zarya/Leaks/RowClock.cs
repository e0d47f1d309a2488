using System.Text;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Times of rows, <c>2018-08-29T22:00:00.250Z</c>: the date is worked out once a day, the time of day is four numbers.</summary>
internal sealed class RowClock(LeapSeconds leapSeconds)
{
    private const int DateLength = 11;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The first crewed station was launched in April 1971: earlier times are clocks that were never set (1958 and 1970 are where counts begin).</summary>
    private static readonly CalendarDate s_first = FirstDate();

    private readonly byte[] _date = new byte[DateLength];
    private long _midnight;
    private bool _hasDate;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The column.</param>
    /// <param name="time">The time.</param>
    /// <param name="reason">Why there is none; a constant.</param>
    public bool TryRead(ReadOnlySpan<byte> text, out Instant time, out string reason)
    {
        reason = "";
        if (_hasDate && text.Length is >= DateLength + 9 and <= DateLength + 13 && text.StartsWith(_date) && TryReadTimeOfDay(text[DateLength..], out long nanoseconds))
        {
            time = Instant.FromTaiNanoseconds(_midnight + nanoseconds);
            return true;
        }
        return TryReadAny(text, out time, out reason);
    }

    /// <summary><c>hh:mm:ss</c>, up to three decimals, <c>Z</c>. Second 60 is left to the slow way, which knows the leap seconds.</summary>
    private static bool TryReadTimeOfDay(ReadOnlySpan<byte> text, out long nanoseconds)
    {
        int hour = Two(text, 0);
        int minute = Two(text, 3);
        int second = Two(text, 6);
        nanoseconds = (((((long)hour * 60) + minute) * 60) + second) * NanosecondsPerSecond;
        if ((uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || text[2] != ':' || text[5] != ':' || text[^1] != 'Z') return false;
        if (text.Length == 9) return true;
        if (text[8] != '.' || text.Length == 10) return false;
        long unit = NanosecondsPerSecond;
        foreach (byte digit in text[9..^1])
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            unit /= 10;
            nanoseconds += (digit - '0') * unit;
        }
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        (uint tens, uint ones) = ((uint)text[at] - '0', (uint)text[at + 1] - '0');
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }

    private bool TryReadAny(ReadOnlySpan<byte> text, out Instant time, out string reason)
    {
        time = default;
        reason = "is not a time such as 2018-08-29T22:00:00Z";
        if (text.Length is 0 or > 64 || !Ascii.IsValid(text)) return false;
        if (text[^1] != 'Z')
        {
            reason = "has no Z at its end; times are UTC, 2018-08-29T22:00:00Z";
            return false;
        }
        Span<char> characters = stackalloc char[64];
        Encoding.ASCII.GetChars(text, characters);
        TimeDecode decoded = Instant.ReadUtc(characters[..text.Length], leapSeconds);
        if (!decoded.IsValue)
        {
            if (!decoded.NeedsMore && decoded.Fault != TimeFault.UnexpectedCharacter) reason = decoded.Reason;
            return false;
        }
        time = decoded.Instant;
        CalendarTime utc = time.In(TimeScale.Utc, leapSeconds);
        if (utc.Day < s_first.Day)
        {
            reason = "is before 1971, when there was no station; the clock was not set";
            return false;
        }
        if (text.Length > DateLength && text[DateLength - 1] == 'T') KeepDate(text[..DateLength], utc.Day);
        return true;
    }

    private void KeepDate(ReadOnlySpan<byte> date, int day)
    {
        _hasDate = CalendarTime.TryCreate(day, 0, out CalendarTime start) && Instant.TryFrom(TimeScale.Utc, start, leapSeconds, out Instant midnight) && (_midnight = midnight.TaiNanoseconds) == midnight.TaiNanoseconds;
        date.CopyTo(_date);
    }

    private static CalendarDate FirstDate() => CalendarDate.TryFromMonthDay(1971, 1, 1, out CalendarDate date) ? date : throw new InvalidOperationException();
}
