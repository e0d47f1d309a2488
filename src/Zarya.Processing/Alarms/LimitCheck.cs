using System.Text.RegularExpressions;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Alarms;

/// <summary>An alarm definition made ready, for what the decoder does not look at itself: other packets' values, changes, texts, limits that people put in force.</summary>
internal sealed class LimitCheck
{
    private const int PatternLimit = 1000;

    private readonly (AlarmLevel Level, NewestCondition Condition)[] _conditions;
    private readonly (AlarmLevel Level, string Text, Regex? Pattern)[] _labels;
    private readonly AlarmRange[] _ranges;
    private readonly AlarmRange[] _changeRanges;
    private readonly ChangeTrack? _change;

    public LimitCheck(AlarmDefinition definition, DataType type, Func<Parameter, int> slotOf)
    {
        Definition = definition;
        _ranges = [.. definition.Ranges.OrderByDescending(r => r.Level)];
        _conditions = [.. definition.Conditions.Select(c => (c.Level, NewestCondition.Of(c.Criteria, slotOf)))];
        _labels = [.. definition.Labels.Select(l => (l.Level, l.Label, type is StringDataType ? TryPattern(l.Label) : null))];
        _change = definition.Change is { } change ? new ChangeTrack(change) : null;
        _changeRanges = [.. (definition.Change?.Ranges ?? []).OrderByDescending(r => r.Level)];
        HasAny = !definition.IsDisabled && (_ranges.Length > 0 || _conditions.Length > 0 || _labels.Length > 0 || _change is not null || definition.DefaultLevel != AlarmLevel.Normal);
    }

    public AlarmDefinition Definition { get; }

    /// <summary>Whether it says anything.</summary>
    public bool HasAny { get; }

    /// <summary>The worst level that is violated, and the side of the range that says so.</summary>
    /// <param name="value">The engineering value.</param>
    /// <param name="generation">Its time, TAI nanoseconds.</param>
    /// <param name="newest">All newest values, this one among them.</param>
    public Judgement Judge(in TelemetryValue value, long generation, NewestValues newest)
    {
        if (!HasAny) return default;
        (AlarmLevel worst, RangeSide side) = (AlarmLevel.Normal, RangeSide.None);
        if (value.Kind is TelemetryKind.Signed or TelemetryKind.Unsigned or TelemetryKind.Float)
        {
            value.TryGetNumber(out double number);
            (worst, side) = Limits.Worst(_ranges, number);
            if (_change is not null && _change.TryTake(number, generation, out double change))
            {
                (AlarmLevel Level, RangeSide Side) moved = Limits.Worst(_changeRanges, change);
                if (moved.Level > worst) (worst, side) = moved;
            }
        }
        else if (value.Kind is TelemetryKind.Label or TelemetryKind.Text && LabelLevel(value.Text) is var level && level > worst)
        {
            worst = level;
        }
        foreach ((AlarmLevel conditional, NewestCondition condition) in _conditions)
            if (conditional > worst && condition.Holds(newest)) (worst, side) = (conditional, RangeSide.None);
        return new Judgement(worst, side, Definition, IsInvalid: false);
    }

    /// <summary>Patterns come from a definition: only those are used that no text can keep busy (linear time, no backtracking).</summary>
    private static Regex? TryPattern(string pattern)
    {
        if (pattern.Length > PatternLimit) return null;
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private AlarmLevel LabelLevel(string text)
    {
        foreach ((AlarmLevel level, string label, Regex? pattern) in _labels)
            if (pattern?.IsMatch(text) ?? label == text) return level;
        return Definition.DefaultLevel;
    }
}
