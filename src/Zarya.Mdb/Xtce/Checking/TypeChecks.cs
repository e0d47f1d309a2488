using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Enumerations, ranges, signs and alarms of types.</summary>
internal static class TypeChecks
{
    internal static void Run(XtceDraft draft, List<DataType> types)
    {
        foreach (DataType type in types)
        {
            switch (type)
            {
                case EnumeratedDataType enumerated: CheckLabels(draft, enumerated); break;
                case IntegerDataType integer: CheckRange(draft, integer); CheckSign(draft, integer); break;
                case FloatDataType number: CheckRange(draft, number); break;
                case StringDataType { SizeRangeInCharacters: { } range } when IsEmpty(range):
                    draft.Error("empty-range", "no length lies in SizeRangeInCharacters; exchange or correct its ends", type.Where, type.QualifiedName);
                    break;
            }
        }
    }

    private static void CheckLabels(XtceDraft draft, EnumeratedDataType type)
    {
        CheckAlarmLabels(draft, type);
        // Inherited labels are the base's affair.
        if (type.BaseType?.Target is EnumeratedDataType @base && ReferenceEquals(@base.Labels, type.Labels)) return;
        if (type.Labels.Count == 0 && (type.BaseType is null || type.BaseType.Target is not null))
            draft.Error("missing-element", "an enumeration needs an EnumerationList with at least one Enumeration", type.Where, type.QualifiedName);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (EnumerationLabel label in type.Labels)
            if (!labels.Add(label.Label)) draft.Warn("duplicate-label", $"label {label.Label} stands twice; a command that uses it sends the first value", type.Where, type.QualifiedName);
        List<EnumerationLabel> sorted = [.. type.Labels.OrderBy(l => l.Value)];
        for (int i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Value <= sorted[i - 1].MaxValue)
                draft.Warn("enumeration-overlap", $"{sorted[i - 1].Label} and {sorted[i].Label} both stand for {sorted[i].Value}; the one written first is shown", type.Where, type.QualifiedName);
        }
    }

    private static void CheckAlarmLabels(XtceDraft draft, EnumeratedDataType type)
    {
        if (type.DefaultAlarm is null && type.ContextAlarms.Count == 0) return;
        HashSet<string> labels = [.. type.Labels.Select(l => l.Label)];
        IEnumerable<AlarmDefinition> alarms = type.DefaultAlarm is null ? type.ContextAlarms : type.ContextAlarms.Prepend(type.DefaultAlarm);
        foreach (AlarmDefinition alarm in alarms)
        {
            foreach (LabelAlarm level in alarm.Labels)
                if (!labels.Contains(level.Label)) draft.Warn("alarm-label", $"the alarm names label {level.Label}, which the enumeration does not have; correct it", alarm.Where, type.QualifiedName);
        }
    }

    private static void CheckRange(XtceDraft draft, NumericDataType type)
    {
        if (type.BaseType?.Target is NumericDataType @base && ReferenceEquals(@base.ValidRange, type.ValidRange)) return;
        foreach (NumberRange range in type.ValidRange?.Ranges ?? [])
            if (IsEmpty(range)) draft.Error("empty-range", "no value lies in the ValidRange; exchange or correct its ends", type.Where, type.QualifiedName);
    }

    private static bool IsEmpty(NumberRange range) =>
        range.Minimum > range.Maximum || (range.Minimum == range.Maximum && !(range.MinimumIsInclusive && range.MaximumIsInclusive)) || double.IsNaN(range.Minimum) || double.IsNaN(range.Maximum);

    /// <summary>What the type says of signs against what its bits can hold; a calibrator may change signs, so that nothing is said then.</summary>
    private static void CheckSign(XtceDraft draft, IntegerDataType type)
    {
        if (type.Signed is not { } signed || type.Encoding is not IntegerDataEncoding { Calibrators.IsEmpty: true } encoding) return;
        bool hasSign = encoding.Encoding is IntegerEncoding.TwosComplement or IntegerEncoding.OnesComplement or IntegerEncoding.SignMagnitude;
        if (!signed && hasSign)
            draft.Warn("sign", "signed is false and the encoding has a sign; negative values are shown as they are received. Make the two agree", type.Where, type.QualifiedName);
        else if (signed && !hasSign && encoding.Encoding == IntegerEncoding.Unsigned)
            draft.Add(DiagnosticSeverity.Note, "sign", "signed is true and the encoding is unsigned; the encoding decides", type.Where, type.QualifiedName);
    }
}
