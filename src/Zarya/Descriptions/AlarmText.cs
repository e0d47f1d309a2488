using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Alarms of a type, by context.</summary>
internal static class AlarmText
{
    public static void Write(TextWriter output, DataType type)
    {
        foreach (AlarmDefinition alarm in type.ContextAlarms) Write(output, alarm, alarm.Context is { } context ? $" if {CriteriaWords.Of(context)}" : "");
        if (type.DefaultAlarm is { } plain) Write(output, plain, type.ContextAlarms.Count == 0 ? "" : " else");
    }

    private static void Write(TextWriter output, AlarmDefinition alarm, string when)
    {
        string counts = (alarm.MinViolations > 1 ? $", after {Numbers.Of(alarm.MinViolations, "violation")}" : "") + (alarm.MinConformance > 1 ? $", until {Numbers.Grouped(alarm.MinConformance)} conform" : "")
            + (alarm.IsDisabled ? ", switched off" : "");
        output.WriteLine($"  alarms{when}{counts}");
        var table = new TextTable("", "");
        foreach (AlarmRange range in alarm.Ranges) table.Add(Level(range.Level), Range(range));
        foreach (LabelAlarm label in alarm.Labels) table.Add(Level(label.Level), Escaped.Text(label.Label));
        if (alarm.Labels.Count > 0) table.Add(Level(alarm.DefaultLevel), "any other");
        foreach (ConditionAlarm condition in alarm.Conditions) table.Add(Level(condition.Level), "if " + CriteriaWords.Of(condition.Criteria));
        if (alarm.Change is { } change)
        {
            string per = (change.IsPercentage ? " percent" : "") + (change.IsPerSecond ? " a second" : $" in {Numbers.Of(change.SpanInSamples, "sample")}");
            foreach (AlarmRange range in change.Ranges) table.Add(Level(range.Level), $"change {Range(range)}{per}");
        }
        if (alarm.Custom is { } custom) table.Add("", $"algorithm {Escaped.Text(custom.Name)}: never executed");
        table.Write(output, 4);
    }

    private static string Range(AlarmRange range) => (range.IsViolatedInside ? "inside " : "outside ") + ValueWords.Of(range.Range);

    private static string Level(AlarmLevel level) => level.ToString().ToLowerInvariant();
}
