using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>AlarmType</c> and its kinds.</summary>
internal static class AlarmReader
{
    private static readonly (string, AlarmLevel)[] s_levels =
    [
        ("normal", AlarmLevel.Normal), ("watch", AlarmLevel.Watch), ("warning", AlarmLevel.Warning),
        ("distress", AlarmLevel.Distress), ("critical", AlarmLevel.Critical), ("severe", AlarmLevel.Severe),
    ];

    private static readonly (string Word, AlarmLevel Level)[] s_concerns =
    [
        ("Watch", AlarmLevel.Watch), ("Warning", AlarmLevel.Warning), ("Distress", AlarmLevel.Distress),
        ("Critical", AlarmLevel.Critical), ("Severe", AlarmLevel.Severe),
    ];

    internal static List<AlarmDefinition> ReadContexts(XtceElement type, ReadScope scope)
    {
        var alarms = new List<AlarmDefinition>();
        XtceElement? list = type.Child("ContextAlarmList") ?? type.Child("BinaryContextAlarmList");
        if (list is null) return alarms;
        foreach (XtceElement alarm in list.Each("ContextAlarm"))
        {
            if (alarm.Child("ContextMatch") is not { } match) alarm.Reject("missing-element", "ContextAlarm needs a ContextMatch");
            else alarms.Add(Read(alarm, scope, CriteriaReader.Read(match, scope)));
        }
        return alarms;
    }

    internal static AlarmDefinition Read(XtceElement element, ReadScope scope, MatchCriteria? context)
    {
        DescriptionReader.Pass(element);
        var ranges = new List<AlarmRange>();
        if (element.Child("StaticAlarmRanges") is { } still) ReadRanges(still, ranges);
        if (element.Child("AlarmMultiRanges") is { } many) ReadMultiRanges(many, ranges);
        XtceElement? change = element.Child("ChangeAlarmRanges") ?? element.Child("ChangePerSecondAlarmRanges");
        return new AlarmDefinition
        {
            Name = element.Trimmed("name"),
            Context = context,
            MinViolations = element.Integer32("minViolations", 1) ?? 1,
            MinConformance = element.Integer32("minConformance", 1) ?? 1,
            IsDisabled = element.Flag("disabled"),
            Ranges = ranges,
            Change = change is null ? null : ReadChange(change),
            Labels = ReadLabels(element),
            DefaultLevel = element.Word("defaultAlarmLevel", AlarmLevel.Normal, s_levels),
            Conditions = ReadConditions(element, scope),
            Custom = ReadCustom(element, scope),
            Where = element.Where,
        };
    }

    /// <summary>XTCE <c>AlarmRangesType</c> and, with units of time, <c>TimeAlarmRangesType</c>.</summary>
    private static void ReadRanges(XtceElement element, List<AlarmRange> ranges)
    {
        DescriptionReader.Pass(element);
        _ = element.Attribute("name");
        bool isInside = ReadForm(element);
        double factor = element.Attribute("timeUnits") is null ? 1 : TimeTypeReader.ReadUnits(element, "timeUnits");
        // Limits in a unit without a length hold nothing that could be compared.
        if (double.IsNaN(factor)) factor = 1;
        foreach ((string word, AlarmLevel level) in s_concerns)
            if (element.Child(word + "Range") is { } range) ranges.Add(new AlarmRange(level, NumericTypeReader.ReadRange(range, factor), isInside));
    }

    private static void ReadMultiRanges(XtceElement element, List<AlarmRange> ranges)
    {
        DescriptionReader.Pass(element);
        _ = element.Attribute("name");
        foreach (XtceElement range in element.Each("Range"))
            ranges.Add(new AlarmRange(range.Word("level", AlarmLevel.Normal, s_levels), NumericTypeReader.ReadRange(range), ReadForm(range)));
    }

    private static bool ReadForm(XtceElement element) => element.Word("rangeForm", false, [("outside", false), ("inside", true)]);

    private static ChangeAlarm ReadChange(XtceElement element)
    {
        var ranges = new List<AlarmRange>();
        ReadRanges(element, ranges);
        return new ChangeAlarm
        {
            Ranges = ranges,
            IsPerSecond = element.Word("changeType", true, [("changePerSecond", true), ("changePerSample", false)]),
            IsPercentage = element.Word("changeBasis", false, [("absoluteChange", false), ("percentageChange", true)]),
            SpanInSamples = element.Integer32("spanOfInterestInSamples", 1) ?? 1,
            SpanInSeconds = element.Number("spanOfInterestInSeconds") ?? 0,
        };
    }

    /// <summary>Levels of labels (1.1 calls a label enumerationValue) or of patterns.</summary>
    private static List<LabelAlarm> ReadLabels(XtceElement element)
    {
        var labels = new List<LabelAlarm>();
        if (element.Child("EnumerationAlarmList") is { } enumerated)
        {
            foreach (XtceElement row in enumerated.Each("EnumerationAlarm"))
                AddLabel(row, row.Attribute("enumerationLabel") is null && row.Attribute("enumerationValue") is not null ? "enumerationValue" : "enumerationLabel", labels);
        }
        if (element.Child("StringAlarmList") is { } patterns)
            foreach (XtceElement row in patterns.Each("StringAlarm")) AddLabel(row, "matchPattern", labels);
        return labels;
    }

    private static void AddLabel(XtceElement row, string attribute, List<LabelAlarm> labels)
    {
        bool hasLevel = row.Required("alarmLevel") is not null;
        AlarmLevel level = row.Word("alarmLevel", AlarmLevel.Normal, s_levels);
        string? label = row.Attribute(attribute);
        if (label is null) row.Error("missing-attribute", $"{row.Name} needs the attribute {attribute}");
        else if (hasLevel) labels.Add(new LabelAlarm(level, label));
    }

    private static List<ConditionAlarm> ReadConditions(XtceElement element, ReadScope scope)
    {
        var conditions = new List<ConditionAlarm>();
        if (element.Child("AlarmConditions") is not { } holder) return conditions;
        foreach ((string word, AlarmLevel level) in s_concerns)
            if (holder.Child(word + "Alarm") is { } alarm) conditions.Add(new ConditionAlarm(level, CriteriaReader.Read(alarm, scope)));
        return conditions;
    }

    /// <summary>1.1 has the algorithm itself here, later versions an <c>InputAlgorithm</c> inside.</summary>
    private static CustomAlgorithm? ReadCustom(XtceElement element, ReadScope scope)
    {
        if (element.Child("CustomAlarm") is not { } custom) return null;
        return AlgorithmReader.ReadLocal(custom.Child("InputAlgorithm") ?? custom, scope);
    }
}
