using System.Numerics;

namespace Zarya.Time;

/// <summary>Reads ISO 8601 / CCSDS 301.0-B-4 §3.5.1 text, characters or octets, left to right, with the place of a fault.</summary>
internal ref struct UtcTextReader<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly ReadOnlySpan<T> _text;
    private int _at;
    private TimeFault _fault;

    internal UtcTextReader(ReadOnlySpan<T> text) => _text = text;

    internal TimeDecode Read(UtcDateForm? requiredForm, bool wholeText, LeapSeconds leapSeconds)
    {
        int year = Number(4, 1, 9999, TimeFault.YearOutOfRange);
        Expect('-');
        int day = ReadDay(year, requiredForm);
        Expect('T');
        int hour = Number(2, 0, 23, TimeFault.HourOutOfRange);
        Expect(':');
        int minute = Number(2, 0, 59, TimeFault.MinuteOutOfRange);
        Expect(':');
        int secondAt = _at;
        int second = Number(2, 0, 60, TimeFault.SecondOutOfRange);
        int nanosecond = ReadFraction();
        ReadEnd(wholeText);
        if (_fault == TimeFault.NeedMore) return TimeDecode.NeedMore(_at + 1);
        if (_fault != TimeFault.None) return TimeDecode.Rejected(_fault, _at);
        if (second == 60 && (hour != 23 || minute != 59)) return TimeDecode.Rejected(TimeFault.SecondNotInDay, secondAt);
        TimeFault fault = leapSeconds.ToTai(day, CalendarTime.NanosecondsOf(hour, minute, second, nanosecond), out long tai);
        return fault switch
        {
            TimeFault.None => TimeDecode.Value(tai, _at),
            TimeFault.SecondNotInDay => TimeDecode.Rejected(fault, secondAt),
            _ => TimeDecode.Rejected(fault, 0),
        };
    }

    private int ReadDay(int year, UtcDateForm? requiredForm)
    {
        // Two digits and a hyphen are a month; three digits a day of year.
        if (requiredForm is null && _fault == TimeFault.None && _at + 2 >= _text.Length) Fail(TimeFault.NeedMore);
        if (_fault != TimeFault.None) return 0;
        bool monthDay = requiredForm is { } form ? form == UtcDateForm.MonthDay : _text[_at + 2] == T.CreateTruncating('-');
        if (!monthDay) return CalendarDate.DayNumber(year, 1, 1) - 1 + Number(3, 1, CalendarDate.IsLeapYear(year) ? 366 : 365, TimeFault.DayOutOfRange);
        int month = Number(2, 1, 12, TimeFault.MonthOutOfRange);
        Expect('-');
        int day = Number(2, 1, CalendarDate.DaysInMonth(year, month), TimeFault.DayOutOfRange);
        return CalendarDate.DayNumber(year, month, day);
    }

    private int ReadFraction()
    {
        if (_fault != TimeFault.None || _at >= _text.Length || _text[_at] != T.CreateTruncating('.')) return 0;
        _at++;
        int first = _at;
        int nanosecond = 0;
        for (; _at < _text.Length && Digit(_text[_at]) is var digit && digit <= 9; _at++)
        {
            // Digits below the nanosecond are read and dropped: truncated towards the past.
            if (_at - first < 9) nanosecond = (nanosecond * 10) + (int)digit;
        }
        if (_at == first) Fail(_at < _text.Length ? TimeFault.UnexpectedCharacter : TimeFault.NeedMore);
        for (int i = _at - first; i < 9; i++) nanosecond *= 10;
        return nanosecond;
    }

    private void ReadEnd(bool wholeText)
    {
        if (_fault != TimeFault.None || _at >= _text.Length) return;
        if (_text[_at] != T.CreateTruncating('Z'))
        {
            Fail(TimeFault.UnexpectedCharacter);
            return;
        }
        _at++;
        if (wholeText && _at < _text.Length) Fail(TimeFault.UnexpectedCharacter);
    }

    private int Number(int digits, int min, int max, TimeFault outOfRange)
    {
        int start = _at;
        int value = 0;
        for (int i = 0; i < digits && _fault == TimeFault.None; i++)
        {
            uint digit = _at < _text.Length ? Digit(_text[_at]) : 0;
            if (_at >= _text.Length) Fail(TimeFault.NeedMore);
            else if (digit > 9) Fail(TimeFault.UnexpectedCharacter);
            else (value, _at) = ((value * 10) + (int)digit, _at + 1);
        }
        if (_fault == TimeFault.None && (value < min || value > max))
        {
            _at = start;
            Fail(outOfRange);
        }
        return _fault == TimeFault.None ? value : min;
    }

    private void Expect(char wanted)
    {
        if (_fault != TimeFault.None) return;
        if (_at >= _text.Length) Fail(TimeFault.NeedMore);
        else if (_text[_at] != T.CreateTruncating(wanted)) Fail(TimeFault.UnexpectedCharacter);
        else _at++;
    }

    private static uint Digit(T character) => uint.CreateTruncating(character) - '0';

    private void Fail(TimeFault fault) => _fault = fault;
}

internal static class UtcTextReader
{
    internal static TimeDecode Read<T>(ReadOnlySpan<T> text, UtcDateForm? requiredForm, bool wholeText, LeapSeconds leapSeconds)
        where T : unmanaged, IBinaryInteger<T> =>
        new UtcTextReader<T>(text).Read(requiredForm, wholeText, leapSeconds);
}
