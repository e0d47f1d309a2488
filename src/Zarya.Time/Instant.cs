namespace Zarya.Time;

/// <summary>A moment: whole TAI nanoseconds since 1958-01-01T00:00:00 TAI, the epoch of CCSDS 301.0-B-4 §3.2.1.</summary>
/// <remarks>
/// TAI has no leap seconds, so instants compare and subtract without any table; UTC is only a way to write one and needs a
/// <see cref="LeapSeconds"/> that is handed in. Range: 1665-09-21T00:12:43 to 2250-04-11T23:47:16 TAI (±2^63 ns). Arithmetic is checked:
/// leaving the range throws <see cref="OverflowException"/> and never wraps; decoders report <see cref="TimeFault.InstantOutOfRange"/> instead.
/// </remarks>
public readonly struct Instant : IComparable<Instant>, IEquatable<Instant>
{
    private Instant(long taiNanoseconds) => TaiNanoseconds = taiNanoseconds;

    /// <summary>The earliest instant.</summary>
    public static Instant MinValue => new(long.MinValue);

    /// <summary>The latest instant.</summary>
    public static Instant MaxValue => new(long.MaxValue);

    /// <summary>TAI nanoseconds since 1958-01-01T00:00:00 TAI.</summary>
    public long TaiNanoseconds { get; }

    /// <summary>The instant <paramref name="taiNanoseconds"/> ns after 1958-01-01T00:00:00 TAI.</summary>
    public static Instant FromTaiNanoseconds(long taiNanoseconds) => new(taiNanoseconds);

    /// <summary>The instant at which a clock of <paramref name="scale"/> shows <paramref name="reading"/>.</summary>
    /// <returns><see langword="false"/> when the scale has no such reading (a second 60 without a leap second, a second 59 removed by a
    /// negative one) or the instant is outside the range.</returns>
    public static bool TryFrom(TimeScale scale, CalendarTime reading, LeapSeconds leapSeconds, out Instant instant)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        long tai = 0;
        bool found = scale == TimeScale.Utc
            ? leapSeconds.ToTai(reading.Day, reading.NanosecondOfDay, out tai) == TimeFault.None
            : reading.NanosecondOfDay < CalendarTime.NanosecondsPerDay
                && CalendarTime.TryJoin(reading.Day, reading.NanosecondOfDay, -scale.AheadOfTaiNanoseconds(), out tai);
        instant = new Instant(tai);
        return found;
    }

    /// <summary>What a clock of <paramref name="scale"/> shows at this instant.</summary>
    public CalendarTime In(TimeScale scale, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        return scale == TimeScale.Utc ? leapSeconds.ToUtc(this) : CalendarTime.Split(TaiNanoseconds, scale.AheadOfTaiNanoseconds());
    }

    /// <summary>Writes the instant in UTC as ISO 8601, <c>2016-12-31T23:59:60.500Z</c>; digits beyond <paramref name="digits"/> are cut, never rounded.</summary>
    /// <param name="leapSeconds">The table to use.</param>
    /// <param name="digits">Decimals of the second, 0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 0 to 9.</exception>
    public string ToUtcString(LeapSeconds leapSeconds, int digits = 9)
    {
        Span<char> text = stackalloc char[UtcTextWriter.MaxLength];
        _ = TryFormatUtc(text, out int written, leapSeconds, digits);
        return new string(text[..written]);
    }

    /// <summary>As <see cref="ToUtcString"/>, into the caller's characters, without allocation.</summary>
    /// <param name="destination">Where to write; 30 characters are always enough.</param>
    /// <param name="written">Characters written; 0 when <paramref name="destination"/> is too short.</param>
    /// <param name="leapSeconds">The table to use.</param>
    /// <param name="digits">Decimals of the second, 0 to 9.</param>
    /// <param name="dateForm">Month and day, or day of year.</param>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is too short.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 0 to 9.</exception>
    public bool TryFormatUtc(Span<char> destination, out int written, LeapSeconds leapSeconds, int digits = 9, UtcDateForm dateForm = UtcDateForm.MonthDay)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        return UtcTextWriter.TryWrite(leapSeconds.ToUtc(this), dateForm, digits, terminated: true, destination, out written);
    }

    /// <summary>As <see cref="ToUtcString"/>, into the caller's ASCII octets, without allocation.</summary>
    /// <param name="destination">Where to write; 30 octets are always enough.</param>
    /// <param name="written">Octets written; 0 when <paramref name="destination"/> is too short.</param>
    /// <param name="leapSeconds">The table to use.</param>
    /// <param name="digits">Decimals of the second, 0 to 9.</param>
    /// <param name="dateForm">Month and day, or day of year.</param>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is too short.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 0 to 9.</exception>
    public bool TryFormatUtc(Span<byte> destination, out int written, LeapSeconds leapSeconds, int digits = 9, UtcDateForm dateForm = UtcDateForm.MonthDay)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        return UtcTextWriter.TryWrite(leapSeconds.ToUtc(this), dateForm, digits, terminated: true, destination, out written);
    }

    /// <summary>Reads a UTC date and time of ISO 8601 (<c>2017-01-01T00:00:00.5Z</c> or <c>2017-001T00:00:00.5Z</c>), the whole text, with the reason and place of a fault.</summary>
    /// <remarks>The Z may be missing, any number of decimals may stand; those below the nanosecond are cut (towards the past). Offsets such as +01:00 are refused.</remarks>
    public static TimeDecode ReadUtc(ReadOnlySpan<char> text, LeapSeconds leapSeconds)
    {
        ArgumentNullException.ThrowIfNull(leapSeconds);
        return UtcTextReader.Read(text, requiredForm: null, wholeText: true, leapSeconds);
    }

    /// <summary>As <see cref="ReadUtc"/>, when the reason does not matter.</summary>
    public static bool TryParseUtc(ReadOnlySpan<char> text, LeapSeconds leapSeconds, out Instant instant) =>
        ReadUtc(text, leapSeconds).TryGetInstant(out instant);

    /// <summary>The instant <paramref name="duration"/> later.</summary>
    /// <exception cref="OverflowException">The result is outside the range.</exception>
    public static Instant operator +(Instant instant, Duration duration) => new(checked(instant.TaiNanoseconds + duration.Nanoseconds));

    /// <summary>The instant <paramref name="duration"/> earlier.</summary>
    /// <exception cref="OverflowException">The result is outside the range.</exception>
    public static Instant operator -(Instant instant, Duration duration) => new(checked(instant.TaiNanoseconds - duration.Nanoseconds));

    /// <summary>The SI time from <paramref name="right"/> to <paramref name="left"/>, leap seconds included.</summary>
    /// <exception cref="OverflowException">They are more than about 292 years apart.</exception>
    public static Duration operator -(Instant left, Instant right) => Duration.FromNanoseconds(checked(left.TaiNanoseconds - right.TaiNanoseconds));

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.TaiNanoseconds < right.TaiNanoseconds;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.TaiNanoseconds > right.TaiNanoseconds;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Instant left, Instant right) => left.TaiNanoseconds <= right.TaiNanoseconds;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Instant left, Instant right) => left.TaiNanoseconds >= right.TaiNanoseconds;

    /// <summary>Whether both are the same nanosecond.</summary>
    public static bool operator ==(Instant left, Instant right) => left.TaiNanoseconds == right.TaiNanoseconds;

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Instant left, Instant right) => left.TaiNanoseconds != right.TaiNanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => TaiNanoseconds.CompareTo(other.TaiNanoseconds);

    /// <inheritdoc/>
    public bool Equals(Instant other) => TaiNanoseconds == other.TaiNanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Instant other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => TaiNanoseconds.GetHashCode();

    /// <summary>The instant in TAI, for logs and debuggers that have no leap-second table: <c>2017-01-01T00:00:37.000000000 TAI</c>.</summary>
    public override string ToString() => $"{CalendarTime.Split(TaiNanoseconds, 0)} TAI";
}
