using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;
using AlarmRange = Zarya.Server.Api.Schema.Mdb.AlarmRange;

namespace Zarya.Server.Api.Translation;

/// <summary>Limits between the definition and the wire: <c>AlarmInfo</c> and <c>AlarmRange</c>.</summary>
internal static class AlarmTranslation
{
    /// <summary>
    /// The ranges of an alarm. On the wire a range is the acceptable interval: outside it the level holds. XTCE may also say the opposite (violated inside, 1.2 <c>rangeForm</c>):
    /// such a range becomes the interval beside it when it is open on one side, and cannot be said otherwise.
    /// </summary>
    public static IEnumerable<AlarmRange> Ranges(AlarmDefinition alarm)
    {
        foreach (Zarya.Mdb.Model.AlarmRange range in alarm.Ranges.OrderBy(r => r.Level))
        {
            NumberRange interval = range.Range;
            if (range.IsViolatedInside)
            {
                bool below = double.IsNegativeInfinity(interval.Minimum);
                if (below == double.IsPositiveInfinity(interval.Maximum)) continue;
                interval = below
                    ? new NumberRange(interval.Maximum, !interval.MaximumIsInclusive, double.PositiveInfinity, true)
                    : new NumberRange(double.NegativeInfinity, true, interval.Minimum, !interval.MinimumIsInclusive);
            }
            yield return RangeOf(range.Level, interval);
        }
    }

    /// <summary>An alarm's definition.</summary>
    public static AlarmInfo Of(AlarmDefinition alarm)
    {
        var wire = new AlarmInfo { MinViolations = alarm.MinViolations };
        wire.StaticAlarmRanges.AddRange(Ranges(alarm));
        wire.EnumerationAlarms.AddRange(alarm.Labels.Select(l => new EnumerationAlarm { Level = LevelOf(l.Level), Label = l.Label }));
        if (alarm.Labels.Count > 0) wire.DefaultLevel = LevelOf(alarm.DefaultLevel);
        return wire;
    }

    /// <summary>An alarm with its context.</summary>
    public static ContextAlarmInfo OfContext(AlarmDefinition alarm) => new() { Alarm = Of(alarm), Context = CriteriaText.Of(alarm.Context) };

    /// <summary>The definition that a client sends.</summary>
    /// <param name="wire">The message.</param>
    /// <param name="context">The context that it is for, or <see langword="null"/>.</param>
    public static AlarmDefinition Read(AlarmInfo wire, MatchCriteria? context) => new()
    {
        Context = context,
        MinViolations = wire.HasMinViolations ? Math.Max(1, wire.MinViolations) : 1,
        DefaultLevel = wire.HasDefaultLevel ? (AlarmLevel)wire.DefaultLevel : AlarmLevel.Normal,
        Ranges = [.. wire.StaticAlarmRanges.Select(r => new Zarya.Mdb.Model.AlarmRange((AlarmLevel)r.Level, IntervalOf(r), IsViolatedInside: false))],
        Labels = [.. wire.EnumerationAlarms.Select(l => new LabelAlarm((AlarmLevel)l.Level, l.Label))],
    };

    /// <summary>A level of concern: both sides count alike, from normal to severe.</summary>
    public static AlarmLevelType LevelOf(AlarmLevel level) => (AlarmLevelType)(int)level;

    private static AlarmRange RangeOf(AlarmLevel level, NumberRange interval)
    {
        var wire = new AlarmRange { Level = LevelOf(level) };
        if (!double.IsInfinity(interval.Minimum))
        {
            if (interval.MinimumIsInclusive) wire.MinInclusive = interval.Minimum;
            else wire.MinExclusive = interval.Minimum;
        }
        if (!double.IsInfinity(interval.Maximum))
        {
            if (interval.MaximumIsInclusive) wire.MaxInclusive = interval.Maximum;
            else wire.MaxExclusive = interval.Maximum;
        }
        return wire;
    }

    private static NumberRange IntervalOf(AlarmRange wire) => new(
        wire.HasMinInclusive ? wire.MinInclusive : wire.HasMinExclusive ? wire.MinExclusive : double.NegativeInfinity, !wire.HasMinExclusive || wire.HasMinInclusive,
        wire.HasMaxInclusive ? wire.MaxInclusive : wire.HasMaxExclusive ? wire.MaxExclusive : double.PositiveInfinity, !wire.HasMaxExclusive || wire.HasMaxInclusive);
}
