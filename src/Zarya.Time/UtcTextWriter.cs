using System.Numerics;

namespace Zarya.Time;

/// <summary>Writes ISO 8601 / CCSDS 301.0-B-4 §3.5.1 text, as characters or as octets.</summary>
internal static class UtcTextWriter
{
    /// <summary><c>YYYY-MM-DDThh:mm:ss.123456789Z</c>.</summary>
    internal const int MaxLength = 30;

    internal static int Length(UtcDateForm form, int digits, bool terminated) =>
        (form == UtcDateForm.MonthDay ? 19 : 17) + (digits > 0 ? digits + 1 : 0) + (terminated ? 1 : 0);

    internal static bool TryWrite<T>(CalendarTime time, UtcDateForm form, int digits, bool terminated, Span<T> destination, out int written)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 9);
        written = 0;
        int length = Length(form, digits, terminated);
        if (destination.Length < length) return false;
        destination = destination[..length];
        CalendarDate date = time.Date;
        int at = Number(destination, 0, date.Year, 4, '-');
        at = form == UtcDateForm.MonthDay
            ? Number(destination, Number(destination, at, date.Month, 2, '-'), date.DayOfMonth, 2, 'T')
            : Number(destination, at, date.DayOfYear, 3, 'T');
        at = Number(destination, at, time.Hour, 2, ':');
        at = Number(destination, at, time.Minute, 2, ':');
        at = Number(destination, at, time.Second, 2, '.');
        if (digits == 0) at--;
        int fraction = time.Nanosecond;
        for (int i = digits; i < 9; i++) fraction /= 10;
        if (digits > 0) at = Number(destination, at, fraction, digits, '\0');
        if (terminated) destination[at++] = T.CreateTruncating('Z');
        written = at;
        return true;
    }

    private static int Number<T>(Span<T> destination, int at, int value, int digits, char after)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = at + digits - 1; i >= at; i--, value /= 10) destination[i] = T.CreateTruncating('0' + (value % 10));
        int end = at + digits;

        // Without decimals and without Z the separator after the seconds would fall behind the last place.
        if (after != '\0' && end < destination.Length) destination[end++] = T.CreateTruncating(after);
        else if (after != '\0') end++;
        return end;
    }
}
