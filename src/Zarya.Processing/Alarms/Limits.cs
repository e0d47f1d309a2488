using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Alarms;

/// <summary>Ranges and numbers.</summary>
internal static class Limits
{
    /// <summary>The worst level that a number violates, and on which side.</summary>
    /// <param name="ranges">The ranges, the worst level first.</param>
    /// <param name="number">The number. NaN lies in no range: it violates every range whose outside is the violation.</param>
    public static (AlarmLevel Level, RangeSide Side) Worst(IReadOnlyList<AlarmRange> ranges, double number)
    {
        for (int i = 0; i < ranges.Count; i++)
        {
            AlarmRange range = ranges[i];
            if (range.Range.Contains(number) == range.IsViolatedInside) return (range.Level, SideOf(in range, number));
        }
        return (AlarmLevel.Normal, RangeSide.None);
    }

    /// <summary>The side on which the worst violated range of a definition was left; <see cref="RangeSide.None"/> if being inside is the violation.</summary>
    public static RangeSide SideOf(AlarmDefinition definition, double number, AlarmLevel level)
    {
        foreach (AlarmRange range in definition.Ranges)
            if (range.Level == level && range.Range.Contains(number) == range.IsViolatedInside) return SideOf(in range, number);
        return RangeSide.None;
    }

    /// <summary>The closed interval in which a definition has nothing to say but that all is normal; of NaN where it cannot be stated so.</summary>
    public static (double Minimum, double Maximum) Quiet(AlarmDefinition definition)
    {
        (double minimum, double maximum) = (double.NegativeInfinity, double.PositiveInfinity);
        bool hasOthers = definition.IsDisabled || definition.Change is not null || definition.Conditions.Count > 0 || definition.Labels.Count > 0 || definition.DefaultLevel != AlarmLevel.Normal;
        if (hasOthers || definition.Ranges.Count == 0 || definition.Ranges.Any(r => r.IsViolatedInside)) return (double.NaN, double.NaN);
        foreach (NumberRange range in definition.Ranges.Select(r => r.Range))
        {
            minimum = Math.Max(minimum, range.MinimumIsInclusive ? range.Minimum : Math.BitIncrement(range.Minimum));
            maximum = Math.Min(maximum, range.MaximumIsInclusive ? range.Maximum : Math.BitDecrement(range.Maximum));
        }
        return (minimum, maximum);
    }

    private static RangeSide SideOf(in AlarmRange range, double number)
    {
        if (range.IsViolatedInside || double.IsNaN(number)) return RangeSide.None;
        bool isLow = range.Range.MinimumIsInclusive ? number < range.Range.Minimum : number <= range.Range.Minimum;
        return isLow ? RangeSide.Low : RangeSide.High;
    }
}
