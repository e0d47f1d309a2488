using Zarya.Mdb.Model;

namespace Zarya.Processing.Alarms;

/// <summary>The change of a parameter's value, as XTCE's <c>ChangeAlarmRanges</c> ask for it.</summary>
internal sealed class ChangeTrack(ChangeAlarm alarm)
{
    /// <summary>Values that are remembered at most: a longer span is cut to it.</summary>
    private const int Limit = 1024;

    private readonly List<(double Value, long At)> _earlier = [];
    private readonly int _span = Math.Clamp(alarm.SpanInSamples, 1, Limit);
    private readonly long _spanNanoseconds = alarm.SpanInSeconds is > 0 and < 1e9 ? (long)(alarm.SpanInSeconds * 1e9) : 0;

    /// <summary>Takes a value and gives the change up to it: against the value <see cref="ChangeAlarm.SpanInSamples"/> before, or if <see cref="ChangeAlarm.SpanInSeconds"/> is greater than 0 the newest that is at least so old.</summary>
    /// <param name="value">The value.</param>
    /// <param name="at">Its generation time, TAI nanoseconds.</param>
    /// <param name="change">In units, or percent of the earlier value; a second, or in all.</param>
    /// <returns><see langword="false"/> while there is no earlier value to compare with, and for a change a second where time did not go on.</returns>
    public bool TryTake(double value, long at, out double change)
    {
        change = 0;
        (double Value, long At)? from = null;
        int last = _spanNanoseconds > 0 ? LastBefore(at - _spanNanoseconds) : _earlier.Count - _span;
        if (last >= 0)
        {
            from = _earlier[last];
            _earlier.RemoveRange(0, _spanNanoseconds > 0 ? last : last + 1);
        }
        if (_earlier.Count == Limit) _earlier.RemoveAt(0);
        _earlier.Add((value, at));
        if (from is not { } earlier) return false;
        change = value - earlier.Value;
        if (alarm.IsPercentage) change = change / Math.Abs(earlier.Value) * 100;
        if (!alarm.IsPerSecond) return true;
        change /= (at - earlier.At) * 1e-9;
        return at > earlier.At;
    }

    private int LastBefore(long at)
    {
        int index = _earlier.Count - 1;
        while (index >= 0 && _earlier[index].At > at) index--;
        return index;
    }
}
