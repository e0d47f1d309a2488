using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>The page of an incident: what, since when, plots, statements, comments, timeline. No script; words are text whatever they hold.</summary>
internal static class IncidentPage
{
    /// <summary>What a page shows.</summary>
    /// <param name="Mission">The mission.</param>
    /// <param name="Missions">All missions of the server, for links.</param>
    /// <param name="Incident">The incident.</param>
    /// <param name="Timeline">Its timeline.</param>
    /// <param name="Track">How pressure and loss went; empty without a station.</param>
    public sealed record Content(Mission Mission, IReadOnlyList<Mission> Missions, Incident Incident, Timeline Timeline, IReadOnlyList<TrackPoint> Track);

    public static string Write(Content content, LeapSeconds leapSeconds)
    {
        Incident incident = content.Incident;
        var html = new HtmlText(leapSeconds);
        PageFrame.Begin(html, $"{incident.Id}: {incident.Title}");
        html.Markup("<article>\n<h1>").Words(incident.Title).Markup("</h1>\n<dl class=\"facts\">\n<div><dt>Incident</dt><dd>").Text(incident.Id).Markup("</dd></div>\n<div><dt>Mission</dt><dd>").Words(content.Mission.Name)
            .Markup("</dd></div>\n<div><dt>State</dt><dd>").Text(incident.IsOver ? "over" : "open").Markup("</dd></div>\n<div><dt>Severity</dt><dd>");
        PageFrame.Severity(html, incident.Severity);
        html.Markup("</dd></div>\n<div><dt>Since</dt><dd>").Time(incident.Since).Markup("</dd></div>\n");
        if (incident.Until is { } until) html.Markup("<div><dt>Until</dt><dd>").Time(until).Markup("</dd></div>\n");
        if (incident.Tags.Count > 0) WriteTags(html, incident);
        if (incident.Related.Count > 0) WriteRelated(html, content);
        html.Markup("</dl>\n");
        TrackPlot.Write(html, content.Track, incident);
        WriteStatements(html, incident);
        WriteComments(html, incident);
        WriteTimeline(html, content.Timeline);
        html.Markup("<p class=\"link\">Permanent link: <a href=\"").Text(IncidentLink.Of(content.Mission, incident.Id, content.Missions)).Markup("\">").Text(IncidentLink.Of(content.Mission, incident.Id, content.Missions)).Markup("</a></p>\n</article>\n");
        PageFrame.End(html);
        return html.ToString();
    }

    private static void WriteTags(HtmlText html, Incident incident)
    {
        html.Markup("<div><dt>Tags</dt><dd>");
        foreach (string tag in incident.Tags) html.Markup("<span class=\"tag\">").Words(tag).Markup("</span> ");
        html.Markup("</dd></div>\n");
    }

    private static void WriteRelated(HtmlText html, Content content)
    {
        html.Markup("<div><dt>Related</dt><dd>");
        foreach (string id in content.Incident.Related)
        {
            html.Markup("<a href=\"").Text(IncidentLink.Of(content.Mission, id, content.Missions)).Markup("\">").Text(id).Markup("</a> ");
            if (content.Mission.Books.Incidents.Find(id) is { } related) html.Words(related.Title);
            html.Markup("<br>");
        }
        html.Markup("</dd></div>\n");
    }

    private static void WriteStatements(HtmlText html, Incident incident)
    {
        if (incident.Statements.Count == 0) return;
        html.Markup("<section>\n<h2>Statements</h2>\n");
        foreach (IncidentStatement one in incident.Statements)
        {
            html.Markup("<section class=\"words\">\n<h3>").Words(one.Agency).Markup("</h3>\n<p class=\"by\">").Time(one.Time).Markup(", written down by ").Words(one.By).Markup("</p>\n<p class=\"text\" dir=\"auto\">").Text(one.Text).Markup("</p>\n</section>\n");
        }
        html.Markup("</section>\n");
    }

    private static void WriteComments(HtmlText html, Incident incident)
    {
        if (incident.Comments.Count == 0) return;
        html.Markup("<section>\n<h2>Comments</h2>\n");
        foreach (IncidentComment one in incident.Comments)
            html.Markup("<div class=\"words\">\n<p class=\"by\"><strong>").Words(one.By).Markup("</strong>, ").Time(one.Time).Markup("</p>\n<p class=\"text\" dir=\"auto\">").Text(one.Text).Markup("</p>\n</div>\n");
        html.Markup("</section>\n");
    }

    private static void WriteTimeline(HtmlText html, Timeline timeline)
    {
        html.Markup("<section>\n<h2>Timeline</h2>\n");
        if (timeline.IsCut) html.Markup("<p>Only the last ").Number(timeline.Items.Count).Markup(" lines; there is more in the record.</p>\n");
        if (timeline.Items.Count == 0) html.Markup("<p>Nothing stands in the record.</p>\n");
        html.Markup("<ol class=\"timeline\">\n");
        foreach (TimelineItem item in timeline.Items)
        {
            html.Markup("<li><span class=\"when\">").Time(item.Time).Markup("</span> <span class=\"kind\">").Text(item.Kind).Markup("</span> ");
            PageFrame.Severity(html, item.Severity);
            html.Markup("\n<span class=\"text\" dir=\"auto\">").Text(item.Text).Markup("</span></li>\n");
        }
        html.Markup("</ol>\n</section>\n");
    }
}
