using System.Runtime.CompilerServices;

namespace Zarya.Time;

/// <summary>TAI-UTC by date: an immutable table that is handed in, with the date until which its publisher vouches for it.</summary>
/// <remarks>
/// Before the first row, 1972-01-01, TAI-UTC is taken as 10 s: the drifting UTC of 1961 to 1971 is not modelled. After the last row its
/// value goes on, also past <see cref="Expires"/>; the caller warns. Thread-safe.
/// </remarks>
public sealed class LeapSeconds
{
    private readonly int[] _fromDay;
    private readonly long[] _fromTai;
    private readonly long[] _offset;

    // The newest row once more, in fields: nearly every packet is younger than the last leap second.
    private readonly int _newestDay;
    private readonly long _newestTai;
    private readonly long _newestOffset;

    internal LeapSeconds(ReadOnlySpan<(int Day, int TaiMinusUtcS)> rows, CalendarDate published, CalendarDate expires)
    {
        _fromDay = new int[rows.Length];
        _fromTai = new long[rows.Length];
        _offset = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            _fromDay[i] = rows[i].Day;
            _offset[i] = rows[i].TaiMinusUtcS * Duration.NanosecondsPerSecond;
            _fromTai[i] = (rows[i].Day * CalendarTime.NanosecondsPerDay) + _offset[i];
        }
        (_newestDay, _newestTai, _newestOffset) = (_fromDay[^1], _fromTai[^1], _offset[^1]);
        Published = published;
        ExpiresOn = expires;
        _ = ToTai(expires.Day, 0, out long tai);
        Expires = Instant.FromTaiNanoseconds(tai);
    }

    /// <summary>The date the publisher issued the table.</summary>
    public CalendarDate Published { get; }

    /// <summary>The UTC date from which the table is no longer vouched for.</summary>
    public CalendarDate ExpiresOn { get; }

    /// <summary>The instant from which the table is no longer vouched for: 00:00:00 UTC of <see cref="ExpiresOn"/>.</summary>
    public Instant Expires { get; }

    /// <summary>The number of rows: the first value and the steps after it.</summary>
    public int Count => _fromDay.Length;

    /// <summary>Reads the text of a leap-second file (form: <c>data/leap-seconds.csv</c>, docs/design/time.md).</summary>
    /// <exception cref="FormatException">The text is not such a file; the message lists every problem with its line.</exception>
    public static LeapSeconds Parse(string text) =>
        TryParse(text, out LeapSeconds? table, out IReadOnlyList<LeapSecondsProblem> problems)
            ? table
            : throw new FormatException("leap seconds: " + string.Join("; ", problems));

    /// <summary>As <see cref="Parse"/>, with all problems as a list instead of an exception.</summary>
    public static bool TryParse(
        string text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LeapSeconds? table,
        out IReadOnlyList<LeapSecondsProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new LeapSecondsReader().TryRead(text, out table, out problems);
    }

    /// <summary>Whether <paramref name="instant"/> is at or after <see cref="Expires"/>.</summary>
    public bool IsExpiredAt(Instant instant) => instant >= Expires;

    /// <summary>TAI-UTC at <paramref name="instant"/>; inside an inserted second, still the value before it.</summary>
    public Duration TaiMinusUtc(Instant instant) => Duration.FromNanoseconds(_offset[RowAt(instant.TaiNanoseconds)]);

    /// <summary>The UTC reading of an instant; inside an inserted second, 23:59:60.</summary>
    internal CalendarTime ToUtc(Instant instant)
    {
        long tai = instant.TaiNanoseconds;
        if (tai >= _newestTai) return CalendarTime.Split(tai, -_newestOffset);
        int row = RowAt(tai);
        CalendarTime utc = CalendarTime.Split(tai, -_offset[row]);

        // With the old offset an inserted second looks like the first of the next day, which in truth has not begun.
        return row + 1 < _fromDay.Length && utc.Day >= _fromDay[row + 1]
            ? new CalendarTime(utc.Day - 1, utc.NanosecondOfDay + CalendarTime.NanosecondsPerDay)
            : utc;
    }

    /// <summary>The TAI nanoseconds of a UTC reading: <see cref="TimeFault.SecondNotInDay"/> or <see cref="TimeFault.InstantOutOfRange"/> if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TimeFault ToTai(int day, long nanosecondOfDay, out long taiNanoseconds)
    {
        if (day >= _newestDay && day <= CalendarTime.SafeDay && (ulong)nanosecondOfDay < (ulong)CalendarTime.NanosecondsPerDay)
        {
            taiNanoseconds = (day * CalendarTime.NanosecondsPerDay) + nanosecondOfDay + _newestOffset;
            return TimeFault.None;
        }
        return ToTaiByRow(day, nanosecondOfDay, out taiNanoseconds);
    }

    private TimeFault ToTaiByRow(int day, long nanosecondOfDay, out long taiNanoseconds)
    {
        int found = Array.BinarySearch(_fromDay, day);
        int row = Math.Max(found >= 0 ? found : ~found - 1, 0);
        long dayLength = CalendarTime.NanosecondsPerDay;
        if (row + 1 < _fromDay.Length && _fromDay[row + 1] == day + 1) dayLength += _offset[row + 1] - _offset[row];
        taiNanoseconds = 0;
        if (nanosecondOfDay < 0 || nanosecondOfDay >= dayLength) return TimeFault.SecondNotInDay;
        return CalendarTime.TryJoin(day, nanosecondOfDay, _offset[row], out taiNanoseconds) ? TimeFault.None : TimeFault.InstantOutOfRange;
    }

    private int RowAt(long tai)
    {
        if (tai >= _newestTai) return _fromTai.Length - 1;
        int found = Array.BinarySearch(_fromTai, tai);
        return Math.Max(found >= 0 ? found : ~found - 1, 0);
    }
}
