using Zarya.Leaks.Page.Charts;
using Zarya.Station.Leaks;

namespace Zarya.Leaks.Page.Sections;

/// <summary>Alarms, and the operations as logged.</summary>
internal static class LogSection
{
    public static string Write(LeakStory story, EventMarks marks, PageText text)
    {
        var alarms = new HtmlTable("time", "alarm", "what", ">rate", ">Cd·A");
        foreach (LeakReport report in story.Alarms)
        {
            if (report is AlarmReport alarm) alarms.Add(text.Utc(alarm.Time), PageText.Safe(alarm.LeakId), $"raised, leak probability {PageText.Percent(alarm.State.LeakProbability)}", PageText.Interval(alarm.State.RateMmHgPerH, "mmHg/h"), PageText.Interval(alarm.State.CdaMm2, "mm²"));
            else if (report is ClearReport clear) alarms.Add(text.Utc(clear.Time), PageText.Safe(clear.LeakId), "ended: " + PageText.Safe(clear.Reason), "", "");
        }
        var operations = new HtmlTable("mark", "time as logged", "what", "subject", "value");
        foreach (Operation operation in story.Operations)
            operations.Add(marks.LabelOf(operation), text.Utc(operation.Time), Words.Of(operation.Kind), PageText.Safe(operation.Subject), PageText.Safe(operation.Text));
        return alarms.OrElse("No alarm was raised.") + HtmlTable.AndMore(story.Alarms) + operations.OrElse("The log is empty.") + HtmlTable.AndMore(story.Operations);
    }
}
