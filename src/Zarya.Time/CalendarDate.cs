namespace Zarya.Time;

/// <summary>A day of the proleptic Gregorian calendar (ISO 8601), years 1 to 9999.</summary>
public readonly struct CalendarDate : IEquatable<CalendarDate>
{
    /// <summary>0001-01-01 counted from 1958-01-01.</summary>
    internal const int FirstDay = -714_779;

    /// <summary>9999-12-31 counted from 1958-01-01.</summary>
    internal const int LastDay = 2_937_279;

    // Years are counted from 1 March so that the leap day is the last of its year: 1958-01-01 is day 715,085 after 0000-03-01.
    private const int DaysFromMarchOfYear0 = 715_085;
    private const int DaysPer400Years = 146_097;
    private const int DaysPer100Years = 36_524;
    private const int DaysPer4Years = 1_461;

    private CalendarDate(int day, int year, int month, int dayOfMonth) => (Day, Year, Month, DayOfMonth) = (day, year, month, dayOfMonth);

    /// <summary>Days since 1958-01-01 (Modified Julian Date less 36,204).</summary>
    public int Day { get; }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The day of the month, 1 to 31.</summary>
    public int DayOfMonth { get; }

    /// <summary>The day of the year, 1 to 366.</summary>
    public int DayOfYear => Day - DayNumber(Year, 1, 1) + 1;

    /// <summary>The date <paramref name="day"/> days after 1958-01-01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1 to 9999.</exception>
    public static CalendarDate FromDay(int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, FirstDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, LastDay);
        int rest = day + DaysFromMarchOfYear0;
        int cycle = rest / DaysPer400Years;
        rest -= cycle * DaysPer400Years;
        int century = Math.Min(rest / DaysPer100Years, 3);
        rest -= century * DaysPer100Years;
        int fours = rest / DaysPer4Years;
        rest -= fours * DaysPer4Years;
        int single = Math.Min(rest / 365, 3);
        rest -= single * 365;

        // From March on, month lengths repeat 31 30 31 30 31: 153 days in five months.
        int marchMonth = ((5 * rest) + 2) / 153;
        int dayOfMonth = rest - (((153 * marchMonth) + 2) / 5) + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = (400 * cycle) + (100 * century) + (4 * fours) + single + (month <= 2 ? 1 : 0);
        return new CalendarDate(day, year, month, dayOfMonth);
    }

    /// <summary>The date of a year, month and day of month.</summary>
    /// <returns><see langword="false"/> when there is no such day in years 1 to 9999.</returns>
    public static bool TryFromMonthDay(int year, int month, int dayOfMonth, out CalendarDate date)
    {
        bool exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= DaysInMonth(year, month);
        date = exists ? new CalendarDate(DayNumber(year, month, dayOfMonth), year, month, dayOfMonth) : FromDay(0);
        return exists;
    }

    /// <summary>The date of a year and day of year.</summary>
    /// <returns><see langword="false"/> when there is no such day in years 1 to 9999.</returns>
    public static bool TryFromDayOfYear(int year, int dayOfYear, out CalendarDate date)
    {
        bool exists = year is >= 1 and <= 9999 && dayOfYear >= 1 && dayOfYear <= (IsLeapYear(year) ? 366 : 365);
        date = FromDay(exists ? DayNumber(year, 1, 1) + dayOfYear - 1 : 0);
        return exists;
    }

    /// <summary>Days since 1958-01-01; the caller has checked that the date exists.</summary>
    internal static int DayNumber(int year, int month, int dayOfMonth)
    {
        int marchYear = month <= 2 ? year - 1 : year;
        int marchMonth = month <= 2 ? month + 9 : month - 3;
        return (365 * marchYear) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400)
            + (((153 * marchMonth) + 2) / 5) + dayOfMonth - 1 - DaysFromMarchOfYear0;
    }

    internal static bool IsLeapYear(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    internal static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Whether both are the same day.</summary>
    public static bool operator ==(CalendarDate left, CalendarDate right) => left.Equals(right);

    /// <summary>Whether the days differ.</summary>
    public static bool operator !=(CalendarDate left, CalendarDate right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CalendarDate other) => Day == other.Day && Year == other.Year;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CalendarDate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Day;

    /// <summary>The date as ISO 8601, <c>2016-12-31</c>.</summary>
    public override string ToString() => $"{Year:D4}-{Month:D2}-{DayOfMonth:D2}";
}
