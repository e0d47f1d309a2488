namespace Zarya.Time.Codes;

/// <summary>Where a CUC count begins and how it runs on: from a count of nanoseconds to TAI and back.</summary>
internal readonly struct CucEpoch
{
    private readonly LeapSeconds? _leapSeconds;

    // Nanoseconds since 1958-01-01: of TAI for SI seconds, of UTC without leap seconds otherwise.
    private readonly long _start;

    internal CucEpoch(Instant epoch) => (_leapSeconds, _start) = (null, epoch.TaiNanoseconds);

    /// <exception cref="ArgumentException">The epoch is inside a leap second or its count does not fit.</exception>
    internal CucEpoch(Instant epoch, CucCount count, LeapSeconds leapSeconds)
        : this(epoch)
    {
        if (count == CucCount.SiSeconds) return;
        CalendarTime utc = leapSeconds.ToUtc(epoch);
        if (utc.NanosecondOfDay >= CalendarTime.NanosecondsPerDay || !CalendarTime.TryJoin(utc.Day, utc.NanosecondOfDay, 0, out _start))
            throw new ArgumentException("a count of UTC seconds cannot begin inside a leap second", nameof(epoch));
        _leapSeconds = leapSeconds;
    }

    internal TimeFault ToTai(ulong seconds, long nanosecond, out long tai)
    {
        tai = 0;
        Int128 count = _start + ((Int128)seconds * Duration.NanosecondsPerSecond) + nanosecond;
        if (count > long.MaxValue) return TimeFault.InstantOutOfRange;
        tai = (long)count;
        if (_leapSeconds is null) return TimeFault.None;
        CalendarTime utc = CalendarTime.Split(tai, 0);
        return _leapSeconds.ToTai(utc.Day, utc.NanosecondOfDay, out tai);
    }

    internal TimeFault ToCount(Instant instant, out ulong seconds, out int nanosecond)
    {
        (seconds, nanosecond) = (0, 0);
        long end = instant.TaiNanoseconds;
        if (_leapSeconds is not null)
        {
            CalendarTime utc = _leapSeconds.ToUtc(instant);
            if (utc.NanosecondOfDay >= CalendarTime.NanosecondsPerDay) return TimeFault.InsideLeapSecond;
            if (!CalendarTime.TryJoin(utc.Day, utc.NanosecondOfDay, 0, out end)) return TimeFault.InstantOutOfRange;
        }
        if (end < _start) return TimeFault.BeforeEpoch;

        // The difference may be above 2^63 but never above 2^64, so the wrapped subtraction is right as an unsigned number.
        ulong count = unchecked((ulong)end - (ulong)_start);
        (seconds, ulong rest) = Math.DivRem(count, (ulong)Duration.NanosecondsPerSecond);
        nanosecond = (int)rest;
        return TimeFault.None;
    }
}
