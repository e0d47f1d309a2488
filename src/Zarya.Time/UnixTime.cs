namespace Zarya.Time;

/// <summary>
/// POSIX time: nanoseconds since 1970-01-01T00:00:00 UTC as if every day had 86,400 s (IEEE Std 1003.1 §4.19). For the system clock at the
/// door and for APIs that speak it; inside, use <see cref="Instant"/>.
/// </summary>
public static class UnixTime
{
    /// <summary>1970-01-01 counted from 1958-01-01.</summary>
    private const int EpochDay = 4_383;

    /// <summary>The instant of a POSIX time.</summary>
    /// <returns><see langword="false"/> inside a second that a negative leap second removed, or outside the range of an <see cref="Instant"/>.</returns>
    public static bool TryToInstant(long unixNanoseconds, LeapSeconds leapSeconds, out Instant instant)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        CalendarTime utc = CalendarTime.Split(unixNanoseconds, 0);
        bool exists = leapSeconds.ToTai(utc.Day + EpochDay, utc.NanosecondOfDay, out long tai) == TimeFault.None;
        instant = Instant.FromTaiNanoseconds(tai);
        return exists;
    }

    /// <summary>The POSIX time of an instant. Inside an inserted second it repeats the first second of the next day, as POSIX does.</summary>
    /// <exception cref="OverflowException">The POSIX time does not fit 64 bits (instants before 1677-09-21).</exception>
    public static long FromInstant(Instant instant, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        CalendarTime utc = leapSeconds.ToUtc(instant);
        return CalendarTime.TryJoin(utc.Day - EpochDay, utc.NanosecondOfDay, 0, out long unix)
            ? unix
            : throw new OverflowException($"{instant} has no 64-bit POSIX nanoseconds");
    }
}
