namespace Zarya.Time;

/// <summary>A date and time of day as the clock of some scale shows it; it is an instant only together with a <see cref="TimeScale"/>.</summary>
/// <remarks>
/// Kept as day and nanosecond of day, so a leap second has its own place: nanoseconds 86,400,000,000,000 and above are second 60 of
/// 23:59, which only UTC has (ITU-R TF.460-6 §2.1).
/// </remarks>
public readonly struct CalendarTime : IEquatable<CalendarTime>
{
    internal const long NanosecondsPerDay = 86_400_000_000_000;

    // Days whose every reading, with any offset of this room, is inside the range of an Instant without a check.
    internal const int SafeDay = 106_750;

    private const long NanosecondsPerLongDay = NanosecondsPerDay + 1_000_000_000;

    internal CalendarTime(int day, long nanosecondOfDay) => (Day, NanosecondOfDay) = (day, nanosecondOfDay);

    /// <summary>Days since 1958-01-01 of the same scale's calendar (Modified Julian Date less 36,204).</summary>
    public int Day { get; }

    /// <summary>Nanoseconds since the day began: 0 to 86,400,999,999,999, the last second only inside a leap second.</summary>
    public long NanosecondOfDay { get; }

    /// <summary>The date.</summary>
    public CalendarDate Date => CalendarDate.FromDay(Day);

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => Math.Min((int)(NanosecondOfDay / 3_600_000_000_000), 23);

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => Math.Min(SecondOfDay / 60, 1_439) % 60;

    /// <summary>The second, 0 to 60.</summary>
    public int Second => SecondOfDay - (Math.Min(SecondOfDay / 60, 1_439) * 60);

    /// <summary>The nanosecond of the second, 0 to 999,999,999.</summary>
    public int Nanosecond => (int)(NanosecondOfDay % Duration.NanosecondsPerSecond);

    private int SecondOfDay => (int)(NanosecondOfDay / Duration.NanosecondsPerSecond);

    /// <summary>A reading of a date and a time of day.</summary>
    /// <param name="date">The date.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="second">0 to 59, or 60 at 23:59.</param>
    /// <param name="nanosecond">0 to 999,999,999.</param>
    /// <param name="reading">The reading.</param>
    /// <returns><see langword="false"/> when a part is outside its range. Whether UTC had that second 60 is decided when it becomes an instant.</returns>
    public static bool TryCreate(CalendarDate date, int hour, int minute, int second, int nanosecond, out CalendarTime reading)
    {
        bool lastMinute = hour == 23 && minute == 59;
        bool exists = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second >= 0 && second <= (lastMinute ? 60 : 59)
            && nanosecond is >= 0 and <= 999_999_999;
        reading = exists ? new CalendarTime(date.Day, NanosecondsOf(hour, minute, second, nanosecond)) : default;
        return exists;
    }

    /// <summary>A reading of a day and a nanosecond of day.</summary>
    /// <param name="day">Days since 1958-01-01, years 1 to 9999.</param>
    /// <param name="nanosecondOfDay">0 to 86,400,999,999,999.</param>
    /// <param name="reading">The reading.</param>
    /// <returns><see langword="false"/> when a part is outside its range.</returns>
    public static bool TryCreate(int day, long nanosecondOfDay, out CalendarTime reading)
    {
        bool exists = day is >= CalendarDate.FirstDay and <= CalendarDate.LastDay && nanosecondOfDay is >= 0 and < NanosecondsPerLongDay;
        reading = exists ? new CalendarTime(day, nanosecondOfDay) : default;
        return exists;
    }

    internal static long NanosecondsOf(int hour, int minute, int second, int nanosecond) =>
        ((((((long)hour * 60) + minute) * 60) + second) * Duration.NanosecondsPerSecond) + nanosecond;

    /// <summary>Day and time of day of <paramref name="nanoseconds"/> + <paramref name="shift"/> since 1958-01-01; |shift| below a day.</summary>
    internal static CalendarTime Split(long nanoseconds, long shift)
    {
        (long day, long rest) = Math.DivRem(nanoseconds, NanosecondsPerDay);
        rest += shift;
        while (rest < 0) (day, rest) = (day - 1, rest + NanosecondsPerDay);
        if (rest >= NanosecondsPerDay) (day, rest) = (day + 1, rest - NanosecondsPerDay);
        return new CalendarTime((int)day, rest);
    }

    /// <summary>The opposite of <see cref="Split"/>; <see langword="false"/> when the sum does not fit 64 bits.</summary>
    internal static bool TryJoin(int day, long nanosecondOfDay, long shift, out long nanoseconds)
    {
        if (day is >= -SafeDay and <= SafeDay)
        {
            nanoseconds = (day * NanosecondsPerDay) + nanosecondOfDay + shift;
            return true;
        }
        Int128 sum = ((Int128)day * NanosecondsPerDay) + nanosecondOfDay + shift;
        bool fits = sum >= long.MinValue && sum <= long.MaxValue;
        nanoseconds = fits ? (long)sum : 0;
        return fits;
    }

    /// <summary>Whether both show the same.</summary>
    public static bool operator ==(CalendarTime left, CalendarTime right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(CalendarTime left, CalendarTime right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CalendarTime other) => Day == other.Day && NanosecondOfDay == other.NanosecondOfDay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CalendarTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Day, NanosecondOfDay);

    /// <summary>The reading without a scale, <c>2016-12-31T23:59:60.500000000</c>.</summary>
    public override string ToString() => $"{Date}T{Hour:D2}:{Minute:D2}:{Second:D2}.{Nanosecond:D9}";
}
