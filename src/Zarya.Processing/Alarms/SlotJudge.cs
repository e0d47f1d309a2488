using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Alarms;

/// <summary>What limits and validity say of one parameter's values: as the decoder worked it out where it can, else worked out here.</summary>
internal sealed class SlotJudge
{
    private readonly Parameter _parameter;
    private readonly DataType _type;
    private readonly Func<Parameter, int> _slotOf;
    private readonly NewestCondition? _validity;
    private readonly bool _isComposite;
    private readonly bool _isComputed;
    private (NewestCondition Context, LimitCheck Check)[] _contexts = [];
    private LimitCheck? _otherwise;
    private bool _isLeftToDecoder;
    private Judgement _quiet;
    private (double Minimum, double Maximum) _quietRange;

    public SlotJudge(ProcessorPlan plan, int slot)
    {
        Parameter parameter = plan.Parameters[slot];
        Func<Parameter, int> slotOf = plan.SlotOf;
        _isComputed = plan.IsComputed(slot);
        (Slot, _parameter, _type, _slotOf) = (slot, parameter, parameter.Type.Target!, slotOf);
        _validity = parameter.ValidityCondition is null ? null : NewestCondition.Of(parameter.ValidityCondition, slotOf);
        _isComposite = _type is AggregateDataType or ArrayDataType;
        Use(null);
    }

    public int Slot { get; }

    /// <summary>Whether each new value has to come here, not only those that the decoder flags.</summary>
    public bool WantsEach => !_isLeftToDecoder || _validity is not null;

    /// <summary>What was said of the newest value, where <see cref="WantsEach"/>.</summary>
    public Judgement Last { get; private set; }

    /// <summary>The alarm that stands, or <see langword="null"/>.</summary>
    public LiveAlarm? Alarm { get; set; }

    /// <summary>Whether there can be anything to say of a parameter.</summary>
    public static bool IsNeeded(Parameter parameter) =>
        parameter.ValidityCondition is not null || PartTypes.AnyInside(parameter.Type.Target, t => t.DefaultAlarm is not null || t.ContextAlarms.Count > 0);

    /// <summary>Puts limits in force.</summary>
    /// <param name="limits">In place of the definition's; <see langword="null"/>: the definition's.</param>
    public void Use(LimitOverride? limits)
    {
        AlarmDefinition? standing = limits?.Default ?? _type.DefaultAlarm;
        IReadOnlyList<AlarmDefinition> contexts = limits?.Contexts ?? _type.ContextAlarms;
        _otherwise = standing is null ? null : new LimitCheck(standing, _type, _slotOf);
        _contexts = [.. contexts.Select(c => (NewestCondition.Of(c.Context, _slotOf), new LimitCheck(c, _type, _slotOf)))];
        // What algorithms compute in packets carries no flags.
        _isLeftToDecoder = _isComposite || (!_isComputed && limits is null && contexts.Count == 0 && standing is null or { Change: null, Conditions.Count: 0 } && _type is not StringDataType);
        _quietRange = !_isLeftToDecoder && _validity is null && _contexts.Length == 0 && standing is not null ? Limits.Quiet(standing) : (double.NaN, double.NaN);
        _quiet = new Judgement(AlarmLevel.Normal, RangeSide.None, standing, IsInvalid: false);
    }

    /// <summary>The usual case at little cost: a number of a packet inside all ranges, where ranges are all that there is and no alarm stands.</summary>
    /// <param name="value">The value.</param>
    /// <param name="judgement">What is said of it.</param>
    public bool TryJudgeQuietly(in ParameterValue value, out Judgement judgement)
    {
        judgement = _quiet;
        if (Alarm is not null || value.EngKind is not (ValueKind.Float or ValueKind.Signed or ValueKind.Unsigned) || (value.Flags & (ValueFlags.Malformed | ValueFlags.OutOfRange | ValueFlags.NotValid)) != 0) return false;
        double number = ParameterValue.ToDouble(value.EngBits, value.EngKind);
        if (!(number >= _quietRange.Minimum && number <= _quietRange.Maximum)) return false;
        Last = judgement;
        return true;
    }

    /// <summary>Judges the newest value.</summary>
    /// <param name="newest">All newest values, this one among them.</param>
    /// <param name="isInvalid">Whether the value by itself is not to be believed.</param>
    /// <param name="flags">What the decoder says.</param>
    /// <param name="level">The level that the decoder says; of an array or aggregate the worst part's.</param>
    /// <param name="value">The value; not looked at for arrays and aggregates.</param>
    /// <param name="isDecoded">Whether the decoder had it: values from the ground are judged here.</param>
    public Judgement Judge(NewestValues newest, bool isInvalid, ValueFlags flags, AlarmLevel level, in TelemetryValue value, bool isDecoded)
    {
        // Rule 26 makes a condition false whose values are not in the packet; those of other packets are asked here.
        isInvalid |= _validity is not null ? !_validity.Holds(newest) : (flags & ValueFlags.NotValid) != 0;
        if (isInvalid) return Last = Judgement.Invalid;
        if (_isLeftToDecoder && (isDecoded || _isComposite)) return Last = ByDecoder(level, in value);
        LimitCheck? check = _otherwise;
        foreach ((NewestCondition context, LimitCheck inContext) in _contexts)
        {
            if (!context.Holds(newest)) continue;
            check = inContext;
            break;
        }
        return Last = check?.Judge(in value, newest.GenerationOf(Slot).TaiNanoseconds, newest) ?? default;
    }

    /// <inheritdoc/>
    public override string ToString() => _parameter.QualifiedName;

    private Judgement ByDecoder(AlarmLevel level, in TelemetryValue value)
    {
        if (_isComposite) return new Judgement(level, RangeSide.None, null, IsInvalid: false);
        if (_otherwise is not { HasAny: true }) return default;
        RangeSide side = level != AlarmLevel.Normal && value.TryGetNumber(out double number) ? Limits.SideOf(_otherwise.Definition, number, level) : RangeSide.None;
        return new Judgement(level, side, _otherwise.Definition, IsInvalid: false);
    }
}
