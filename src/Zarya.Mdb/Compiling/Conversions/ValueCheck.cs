using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>
/// Static limits and valid range of a type, made ready: from a value to its flags. The usual case, a number inside the innermost limits, costs two comparisons
/// (<see cref="QuietMinimum"/>, <see cref="QuietMaximum"/>).
/// </summary>
internal sealed class ValueCheck
{
    private readonly AlarmRange[] _ranges;
    private readonly AlarmLevel[] _labelLevels;
    private readonly ValidRange? _valid;
    private readonly AlarmLevel _defaultLevel;

    private ValueCheck(AlarmDefinition? alarm, ValidRange? valid, IReadOnlyList<string> labels)
    {
        _valid = valid;
        _ranges = alarm is null or { IsDisabled: true } ? [] : [.. alarm.Ranges.OrderByDescending(r => r.Level)];
        _defaultLevel = alarm?.DefaultLevel ?? AlarmLevel.Normal;
        bool hasLabels = alarm is { IsDisabled: false } && (alarm.Labels.Count > 0 || _defaultLevel != AlarmLevel.Normal) && labels.Count > 0;
        _labelLevels = hasLabels ? [.. labels.Select(label => LevelOf(alarm!, label))] : [];
        (QuietMinimum, QuietMaximum) = Quiet();
    }

    /// <summary>Engineering numbers from here to <see cref="QuietMaximum"/> have no flag.</summary>
    public double QuietMinimum { get; }

    /// <summary>Engineering numbers from <see cref="QuietMinimum"/> to here have no flag.</summary>
    public double QuietMaximum { get; }

    /// <summary>Whether only the engineering number matters, so that the two comparisons suffice.</summary>
    public bool IsNumeric => _labelLevels.Length == 0 && _valid is null or { AppliesToCalibrated: true };

    /// <summary>The check of a definition, or <see langword="null"/> if there is nothing to check.</summary>
    public static ValueCheck? TryCreate(AlarmDefinition? alarm, DataType type, IReadOnlyList<string> labels, bool limits)
    {
        var check = new ValueCheck(limits ? alarm : null, (type as NumericDataType)?.ValidRange, labels);
        return check._ranges.Length == 0 && check._labelLevels.Length == 0 && check._valid is null ? null : check;
    }

    /// <summary>The flags of a value.</summary>
    public ValueFlags FlagsOf(ulong raw, ValueKind rawKind, ulong eng, ValueKind engKind)
    {
        if (engKind == ValueKind.Label)
            return _labelLevels.Length > 0 ? Flag(_labelLevels[(int)eng]) : ValueFlags.None;
        ValueFlags flags = ValueFlags.None;
        double number = ParameterValue.ToDouble(eng, engKind);
        if (_valid is not null)
        {
            (double tested, ValueKind kind) = _valid.AppliesToCalibrated ? (number, engKind) : (ParameterValue.ToDouble(raw, rawKind), rawKind);
            if (IsNumberKind(kind) && !InAny(tested)) flags |= ValueFlags.OutOfRange;
        }
        if (!IsNumberKind(engKind)) return flags;
        foreach (AlarmRange range in _ranges)
            if (IsViolated(range, number)) return flags | Flag(range.Level);
        return flags;
    }

    private static bool IsNumberKind(ValueKind kind) => kind is ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float;

    private static ValueFlags Flag(AlarmLevel level) => (ValueFlags)((int)level << ParameterValue.AlarmShift);

    // NaN lies in no range: it violates every range whose outside is the violation.
    private static bool IsViolated(AlarmRange range, double value) => range.Range.Contains(value) == range.IsViolatedInside;

    private static AlarmLevel LevelOf(AlarmDefinition alarm, string label)
    {
        foreach (LabelAlarm one in alarm.Labels)
            if (one.Label == label) return one.Level;
        return alarm.DefaultLevel;
    }

    private bool InAny(double value)
    {
        foreach (NumberRange range in _valid!.Ranges)
            if (range.Contains(value)) return true;
        return false;
    }

    /// <summary>The closed interval where nothing is violated, as far as it can be stated simply; empty (NaN ends) if not.</summary>
    private (double Minimum, double Maximum) Quiet()
    {
        double minimum = double.NegativeInfinity;
        double maximum = double.PositiveInfinity;
        IEnumerable<NumberRange> good = _ranges.Where(r => !r.IsViolatedInside).Select(r => r.Range);
        if (_ranges.Any(r => r.IsViolatedInside) || (_valid is not null && _valid.Ranges.Count != 1)) return (double.NaN, double.NaN);
        foreach (NumberRange range in _valid is null ? good : good.Append(_valid.Ranges[0]))
        {
            minimum = Math.Max(minimum, range.MinimumIsInclusive ? range.Minimum : Math.BitIncrement(range.Minimum));
            maximum = Math.Min(maximum, range.MaximumIsInclusive ? range.Maximum : Math.BitDecrement(range.Maximum));
        }
        return (minimum, maximum);
    }
}
