namespace Zarya.Mdb.Model;

/// <summary>XTCE <c>ConcernLevelsType</c>, from harmless to worst.</summary>
public enum AlarmLevel
{
    /// <summary>As it should be.</summary>
    Normal,

    /// <summary>Least concern.</summary>
    Watch,

    /// <summary>Concern.</summary>
    Warning,

    /// <summary>An alarm between.</summary>
    Distress,

    /// <summary>A serious alarm.</summary>
    Critical,

    /// <summary>The worst.</summary>
    Severe,
}

/// <summary>The alarms of a type, default or of a context.</summary>
public sealed class AlarmDefinition
{
    /// <summary>An optional name.</summary>
    public string? Name { get; init; }

    /// <summary>When it applies; <see langword="null"/> for the default alarm.</summary>
    public MatchCriteria? Context { get; init; }

    /// <summary>Consecutive violations before it triggers, from 1.</summary>
    public int MinViolations { get; init; } = 1;

    /// <summary>Consecutive conforming samples before it returns to normal, from 1.</summary>
    public int MinConformance { get; init; } = 1;

    /// <summary>Whether it is switched off in the definition (1.3).</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Ranges on the engineering value; the worst level that is violated holds.</summary>
    public IReadOnlyList<AlarmRange> Ranges { get; init; } = [];

    /// <summary>Ranges on the change of the value.</summary>
    public ChangeAlarm? Change { get; init; }

    /// <summary>Levels by label (enumerations) or pattern (strings).</summary>
    public IReadOnlyList<LabelAlarm> Labels { get; init; } = [];

    /// <summary>The level of labels that <see cref="Labels"/> does not name.</summary>
    public AlarmLevel DefaultLevel { get; init; }

    /// <summary>Levels by condition.</summary>
    public IReadOnlyList<ConditionAlarm> Conditions { get; init; } = [];

    /// <summary>A custom algorithm: reported, not executed.</summary>
    public CustomAlgorithm? Custom { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }

    /// <summary>The same alarm in another context.</summary>
    /// <param name="context">When it applies.</param>
    public AlarmDefinition In(MatchCriteria? context) => new()
    {
        Name = Name,
        Context = context,
        MinViolations = MinViolations,
        MinConformance = MinConformance,
        IsDisabled = IsDisabled,
        Ranges = Ranges,
        Change = Change,
        Labels = Labels,
        DefaultLevel = DefaultLevel,
        Conditions = Conditions,
        Custom = Custom,
        Where = Where,
    };
}

/// <summary>One range of one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Range">The range.</param>
/// <param name="IsViolatedInside">Whether being inside is the violation (<c>rangeForm="inside"</c>); the default is outside.</param>
public readonly record struct AlarmRange(AlarmLevel Level, NumberRange Range, bool IsViolatedInside);

/// <summary>XTCE <c>ChangeAlarmRanges</c>.</summary>
public sealed class ChangeAlarm
{
    /// <summary>Ranges on the change.</summary>
    public required IReadOnlyList<AlarmRange> Ranges { get; init; }

    /// <summary>Change a second (else a sample).</summary>
    public bool IsPerSecond { get; init; } = true;

    /// <summary>Change in percent (else absolute).</summary>
    public bool IsPercentage { get; init; }

    /// <summary>Span in samples.</summary>
    public int SpanInSamples { get; init; } = 1;

    /// <summary>Span in seconds.</summary>
    public double SpanInSeconds { get; init; }
}

/// <summary>The level of one label, or of strings that match a pattern.</summary>
/// <param name="Level">The level.</param>
/// <param name="Label">The label or pattern.</param>
public readonly record struct LabelAlarm(AlarmLevel Level, string Label);

/// <summary>The level while a condition holds.</summary>
/// <param name="Level">The level.</param>
/// <param name="Criteria">The condition.</param>
public sealed record ConditionAlarm(AlarmLevel Level, MatchCriteria Criteria);
