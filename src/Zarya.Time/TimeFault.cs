namespace Zarya.Time;

/// <summary>Why octets or text are not a time, or an instant cannot be written in a code. The clauses are of CCSDS 301.0-B-4.</summary>
public enum TimeFault : byte
{
    /// <summary>There is no fault.</summary>
    None,

    /// <summary>The input ends before the time does.</summary>
    NeedMore,

    /// <summary>The time code identification is not one of CUC, CDS or CCS (§3.2.2, §3.3.2, §3.4.2), or not the managed one.</summary>
    UnknownTimeCode,

    /// <summary>An extension flag announces a P-field octet the standard does not define for this code.</summary>
    UndefinedExtension,

    /// <summary>Bits 6 and 7 of the second CUC P-field octet, reserved for the mission, are not zero (§3.2.2): their meaning is unknown.</summary>
    MissionBitsSet,

    /// <summary>A P-field resolution or length value is reserved (§3.3.2, §3.4.2).</summary>
    ReservedResolution,

    /// <summary>The P-field says agency-defined epoch (level 2) and none was given.</summary>
    AgencyEpochMissing,

    /// <summary>A day count needs an agency epoch at 00:00:00 UTC, and the given one is not.</summary>
    AgencyEpochNotMidnight,

    /// <summary>Bits that are always zero are not: the first four of the day of year (§3.4.1).</summary>
    ReservedBitsSet,

    /// <summary>A binary-coded decimal digit is above nine.</summary>
    NotDecimal,

    /// <summary>The year is not 1 to 9999.</summary>
    YearOutOfRange,

    /// <summary>The month is not 1 to 12.</summary>
    MonthOutOfRange,

    /// <summary>The month or year has no such day.</summary>
    DayOutOfRange,

    /// <summary>The hour is not 0 to 23.</summary>
    HourOutOfRange,

    /// <summary>The minute is not 0 to 59.</summary>
    MinuteOutOfRange,

    /// <summary>The second is not 0 to 60.</summary>
    SecondOutOfRange,

    /// <summary>The day has no such second: 60 where no leap second was inserted, or 59 where one was removed.</summary>
    SecondNotInDay,

    /// <summary>The millisecond of day is beyond any day.</summary>
    MillisecondOutOfRange,

    /// <summary>The microsecond is above 999 or the picosecond above 999,999,999 (§3.3.1).</summary>
    SubmillisecondOutOfRange,

    /// <summary>The time is outside the years 1665 to 2250 that an <see cref="Instant"/> holds.</summary>
    InstantOutOfRange,

    /// <summary>A character that cannot stand here.</summary>
    UnexpectedCharacter,

    /// <summary>Writing: the destination is too short.</summary>
    DestinationTooShort,

    /// <summary>Writing: the instant is before the epoch of the code.</summary>
    BeforeEpoch,

    /// <summary>Writing: the count does not fit the octets of the code.</summary>
    CountTooLarge,

    /// <summary>Writing: a count that leaves leap seconds out has no value of its own inside one.</summary>
    InsideLeapSecond,
}
