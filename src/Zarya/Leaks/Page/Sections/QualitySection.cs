using Zarya.Printing;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Leaks.Page.Sections;

/// <summary>Sensor faults, how telemetry came, and what was wrong with the files.</summary>
internal static class QualitySection
{
    public static string Write(LeakStory story, PageText text) => Faults(story, text) + Channels(story, text) + Problems(story);

    private static string Faults(LeakStory story, PageText text)
    {
        var table = new HtmlTable("sensor fault", "channel", "module", "reason");
        foreach (SensorFaultReport fault in story.Faults) table.Add(text.Utc(fault.Time), ChannelNames.Of(fault.Quantity), Module(story.Plan, fault.Module), PageText.Safe(fault.Reason));
        return table.OrElse("No sensor was judged faulty.") + HtmlTable.AndMore(story.Faults);
    }

    private static string Channels(LeakStory story, PageText text)
    {
        var table = new HtmlTable("channel", "module", ">rows", ">without value", "last value", ">age at the end", ">longest gap", "which began");
        foreach (ChannelQuality channel in story.Channels)
        {
            bool hasValue = !double.IsNaN(channel.LastValue);
            table.Add(ChannelNames.Of(channel.Quantity), Module(story.Plan, channel.Module), Numbers.Grouped(channel.Rows), Numbers.Grouped(channel.Empty),
                hasValue ? $"{PageText.Quantity(channel.LastValue, Words.UnitOf(channel.Quantity))}, {text.Utc(channel.Last)}" : "none",
                hasValue ? PageText.Hours((story.Last - channel.Last).Nanoseconds / 3.6e12) : "",
                PageText.Hours(channel.LongestGap.Nanoseconds / 3.6e12), channel.LongestGap.Nanoseconds > 0 ? text.Utc(channel.LongestGapFrom) : "");
        }
        return $"<p>{Numbers.Of(story.Channels.Sum(c => c.Rows), "row")} of telemetry, the last of {text.Utc(story.LastMeasured)}.</p>\n" + table.OrElse("There was no telemetry.");
    }

    private static string Problems(LeakStory story) => story.Problems.Total == 0 ? "<p>The files had no problems.</p>\n"
        : $"<p>{Numbers.Of(story.Problems.Total, "problem")} with the files:</p>\n<ul>\n{string.Concat(story.Problems.Select(p => $"<li>{PageText.Safe(p)}</li>\n"))}</ul>\n" + HtmlTable.AndMore(story.Problems);

    private static string Module(StationPlan plan, int index) => (uint)index < (uint)plan.Modules.Count ? PageText.Safe(plan.Modules[index].Id) : "";
}
