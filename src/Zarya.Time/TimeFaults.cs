namespace Zarya.Time;

/// <summary>Faults in words.</summary>
public static class TimeFaults
{
    /// <summary>The fault in words, without a place; a constant string.</summary>
    public static string Reason(this TimeFault fault) => fault switch
    {
        TimeFault.None => "no fault",
        TimeFault.NeedMore => "the input ends before the time does",
        TimeFault.UnknownTimeCode => "the time code identification is not an expected one",
        TimeFault.UndefinedExtension => "the extension flag announces an undefined P-field octet",
        TimeFault.MissionBitsSet => "mission-defined bits of the P-field are set",
        TimeFault.ReservedResolution => "the P-field resolution is a reserved value",
        TimeFault.AgencyEpochMissing => "the P-field asks for an agency epoch and none was given",
        TimeFault.AgencyEpochNotMidnight => "the agency epoch of a day count is not at 00:00:00 UTC",
        TimeFault.ReservedBitsSet => "bits that are always zero are set",
        TimeFault.NotDecimal => "a decimal digit is above nine",
        TimeFault.YearOutOfRange => "the year is not 1 to 9999",
        TimeFault.MonthOutOfRange => "the month is not 1 to 12",
        TimeFault.DayOutOfRange => "there is no such day",
        TimeFault.HourOutOfRange => "the hour is not 0 to 23",
        TimeFault.MinuteOutOfRange => "the minute is not 0 to 59",
        TimeFault.SecondOutOfRange => "the second is not 0 to 60",
        TimeFault.SecondNotInDay => "the day has no such second by the leap-second table",
        TimeFault.MillisecondOutOfRange => "the millisecond of day is beyond any day",
        TimeFault.SubmillisecondOutOfRange => "the submillisecond is a millisecond or more",
        TimeFault.InstantOutOfRange => "the time is outside 1665 to 2250",
        TimeFault.UnexpectedCharacter => "a character that cannot stand here",
        TimeFault.DestinationTooShort => "the destination is too short",
        TimeFault.BeforeEpoch => "the instant is before the epoch of the code",
        TimeFault.CountTooLarge => "the count does not fit the octets of the code",
        TimeFault.InsideLeapSecond => "the count leaves leap seconds out and the instant is inside one",
        _ => "unknown fault",
    };
}
