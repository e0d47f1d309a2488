namespace Zarya.Time.Codes;

/// <summary>The CCSDS calendar segmented code (CCS), 301.0-B-4 §3.4: UTC date and time in binary-coded decimals, always level 1.</summary>
/// <remarks>
/// Year, two octets; month and day, one each, or day of year, two with four leading zero bits; hour, minute, second, one each; up to six
/// octets of two decimals (§3.4.1).
/// </remarks>
public sealed class CcsTimeCode : BinaryTimeCode
{
    private readonly LeapSeconds _leapSeconds;

    /// <summary>A code with a managed P-field.</summary>
    public CcsTimeCode(CcsPField pField, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        (PField, _leapSeconds) = (pField, leapSeconds);
    }

    /// <summary>The managed P-field.</summary>
    public CcsPField PField { get; }

    /// <inheritdoc/>
    public override int EncodedLength => PField.TFieldLength;

    /// <inheritdoc/>
    public override int PFieldLength => 1;

    /// <inheritdoc/>
    public override bool TryWritePField(Span<byte> destination) => PField.TryWrite(destination);

    /// <inheritdoc/>
    public override TimeDecode Decode(ReadOnlySpan<byte> octets) => DecodeTField(octets, 0, PField, _leapSeconds);

    /// <inheritdoc/>
    public override TimeEncode Encode(Instant instant, Span<byte> destination)
    {
        if (destination.Length < EncodedLength) return TimeEncode.Refused(TimeFault.DestinationTooShort);
        CalendarTime utc = _leapSeconds.ToUtc(instant);
        CalendarDate date = utc.Date;
        destination[0] = ToBcd(date.Year / 100);
        destination[1] = ToBcd(date.Year % 100);
        bool dayOfYear = PField.DateForm == UtcDateForm.DayOfYear;
        destination[2] = ToBcd(dayOfYear ? date.DayOfYear / 100 : date.Month);
        destination[3] = ToBcd(dayOfYear ? date.DayOfYear % 100 : date.DayOfMonth);
        destination[4] = ToBcd(utc.Hour);
        destination[5] = ToBcd(utc.Minute);
        destination[6] = ToBcd(utc.Second);
        long rest = utc.Nanosecond * 1_000L;
        for (int i = 0; i < PField.SubsecondOctets; i++)
        {
            destination[7 + i] = ToBcd((int)(rest / 10_000_000_000));
            rest = rest % 10_000_000_000 * 100;
        }
        return TimeEncode.Done(EncodedLength);
    }

    internal static TimeDecode DecodeTField(ReadOnlySpan<byte> octets, int start, CcsPField pField, LeapSeconds leapSeconds)
    {
        int end = start + pField.TFieldLength;
        if (octets.Length < end) return TimeDecode.NeedMore(end);
        ReadOnlySpan<byte> t = octets[start..end];
        for (int i = 0; i < t.Length; i++)
            if ((t[i] & 0x0F) > 9 || t[i] >> 4 > 9) return TimeDecode.Rejected(TimeFault.NotDecimal, start + i);
        TimeFault fault = ReadDay(t, pField.DateForm, out int day, out int at);
        if (fault != TimeFault.None) return TimeDecode.Rejected(fault, start + at);
        int hour = FromBcd(t[4]);
        int minute = FromBcd(t[5]);
        int second = FromBcd(t[6]);
        if (hour > 23) return TimeDecode.Rejected(TimeFault.HourOutOfRange, start + 4);
        if (minute > 59) return TimeDecode.Rejected(TimeFault.MinuteOutOfRange, start + 5);
        if (second > 60) return TimeDecode.Rejected(TimeFault.SecondOutOfRange, start + 6);
        if (second == 60 && (hour != 23 || minute != 59)) return TimeDecode.Rejected(TimeFault.SecondNotInDay, start + 6);
        long picosecond = 0;
        for (int i = 7; i < 13; i++) picosecond = (picosecond * 100) + (i < t.Length ? FromBcd(t[i]) : 0);
        fault = leapSeconds.ToTai(day, CalendarTime.NanosecondsOf(hour, minute, second, (int)(picosecond / 1_000)), out long tai);
        return fault == TimeFault.None
            ? TimeDecode.Value(tai, end)
            : TimeDecode.Rejected(fault, fault == TimeFault.SecondNotInDay ? start + 6 : start);
    }

    private static TimeFault ReadDay(ReadOnlySpan<byte> t, UtcDateForm form, out int day, out int at)
    {
        int year = (FromBcd(t[0]) * 100) + FromBcd(t[1]);
        (day, at) = (0, 0);
        if (year == 0) return TimeFault.YearOutOfRange;
        at = 2;
        if (form == UtcDateForm.DayOfYear)
        {
            if (t[2] >> 4 != 0) return TimeFault.ReservedBitsSet;
            int dayOfYear = (FromBcd(t[2]) * 100) + FromBcd(t[3]);
            if (dayOfYear < 1 || dayOfYear > (CalendarDate.IsLeapYear(year) ? 366 : 365)) return TimeFault.DayOutOfRange;
            day = CalendarDate.DayNumber(year, 1, 1) + dayOfYear - 1;
            return TimeFault.None;
        }
        int month = FromBcd(t[2]);
        if (month is < 1 or > 12) return TimeFault.MonthOutOfRange;
        at = 3;
        int dayOfMonth = FromBcd(t[3]);
        if (dayOfMonth < 1 || dayOfMonth > CalendarDate.DaysInMonth(year, month)) return TimeFault.DayOutOfRange;
        day = CalendarDate.DayNumber(year, month, dayOfMonth);
        return TimeFault.None;
    }

    private static int FromBcd(byte octet) => ((octet >> 4) * 10) + (octet & 0x0F);

    private static byte ToBcd(int value) => (byte)(((value / 10) << 4) | (value % 10));
}
