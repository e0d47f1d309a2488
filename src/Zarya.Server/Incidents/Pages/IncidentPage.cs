using Zarya.Server.Incidents.Words;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>The page of an incident: what, since when, plots, statements, comments, timeline. No script; words are text whatever they hold.</summary>
internal static class IncidentPage
{
    private const string FactEnd = "</dd></div>\n";

    /// <summary>What a page shows.</summary>
    /// <param name="Mission">The mission.</param>
    /// <param name="Missions">All missions of the server, for links.</param>
    /// <param name="Incident">The incident.</param>
    /// <param name="Timeline">Its timeline.</param>
    /// <param name="Track">How pressure and loss went; empty without a station.</param>
    public sealed record Content(Mission Mission, IReadOnlyList<Mission> Missions, Incident Incident, Timeline Timeline, IReadOnlyList<TrackPoint> Track);

    public static string Write(Content content, LeapSeconds leapSeconds, PageLanguage language)
    {
        Incident incident = content.Incident;
        IncidentWords words = language.Words;
        var html = new HtmlText(leapSeconds);
        PageFrame.Begin(html, $"{incident.Id}: {words.Title(incident)}", language);
        html.Markup("<article>\n<h1>").Words(words.Title(incident)).Markup("</h1>\n<dl class=\"facts\">\n");
        Fact(html, words.Incident).Text(incident.Id).Markup(FactEnd);
        Fact(html, words.Mission).Words(content.Mission.Name).Markup(FactEnd);
        Fact(html, words.State).Text(incident.IsOver ? words.Over : words.Open).Markup(FactEnd);
        Fact(html, words.Severity);
        PageFrame.Severity(html, incident.Severity, language);
        html.Markup(FactEnd);
        Fact(html, words.Since).Time(incident.Since).Markup(FactEnd);
        if (incident.Until is { } until) Fact(html, words.Until).Time(until).Markup(FactEnd);
        if (incident.Tags.Count > 0) WriteTags(html, incident, words);
        if (incident.Related.Count > 0) WriteRelated(html, content, language);
        html.Markup("</dl>\n");
        TrackPlot.Write(html, content.Track, incident, words);
        WriteStatements(html, incident, words);
        WriteComments(html, incident, words);
        WriteTimeline(html, content.Timeline, language);
        html.Markup("<p class=\"link\">").Text(words.PermanentLink).Markup(": <a href=\"").Text(IncidentLink.Of(content.Mission, incident.Id, content.Missions)).Markup("\">").Text(IncidentLink.Of(content.Mission, incident.Id, content.Missions)).Markup("</a></p>\n</article>\n");
        PageFrame.End(html, language);
        return html.ToString();
    }

    private static HtmlText Fact(HtmlText html, string name) => html.Markup("<div><dt>").Text(name).Markup("</dt><dd>");

    private static void WriteTags(HtmlText html, Incident incident, IncidentWords words)
    {
        Fact(html, words.Tags);
        foreach (string tag in incident.Tags) html.Markup("<span class=\"tag\">").Words(tag).Markup("</span> ");
        html.Markup(FactEnd);
    }

    private static void WriteRelated(HtmlText html, Content content, PageLanguage language)
    {
        Fact(html, language.Words.Related);
        foreach (string id in content.Incident.Related)
        {
            html.Markup("<a href=\"").Text(language.Link(IncidentLink.Of(content.Mission, id, content.Missions))).Markup("\">").Text(id).Markup("</a> ");
            if (content.Mission.Books.Incidents.Find(id) is { } related) html.Words(language.Words.Title(related));
            html.Markup("<br>");
        }
        html.Markup(FactEnd);
    }

    private static void WriteStatements(HtmlText html, Incident incident, IncidentWords words)
    {
        if (incident.Statements.Count == 0) return;
        html.Markup("<section>\n<h2>").Text(words.Statements).Markup("</h2>\n");
        foreach (IncidentStatement one in incident.Statements)
        {
            html.Markup("<section class=\"words\">\n<h3>").Words(one.Agency).Markup("</h3>\n<p class=\"by\">").Time(one.Time).Markup(", ").Text(words.WrittenDownBy).Markup(" ").Words(one.By).Markup("</p>\n<p class=\"text\" dir=\"auto\">").Text(one.Text).Markup("</p>\n</section>\n");
        }
        html.Markup("</section>\n");
    }

    private static void WriteComments(HtmlText html, Incident incident, IncidentWords words)
    {
        if (incident.Comments.Count == 0) return;
        html.Markup("<section>\n<h2>").Text(words.Comments).Markup("</h2>\n");
        foreach (IncidentComment one in incident.Comments)
            html.Markup("<div class=\"words\">\n<p class=\"by\"><strong>").Words(one.By).Markup("</strong>, ").Time(one.Time).Markup("</p>\n<p class=\"text\" dir=\"auto\">").Text(one.Text).Markup("</p>\n</div>\n");
        html.Markup("</section>\n");
    }

    private static void WriteTimeline(HtmlText html, Timeline timeline, PageLanguage language)
    {
        IncidentWords words = language.Words;
        html.Markup("<section>\n<h2>").Text(words.Timeline).Markup("</h2>\n");
        if (timeline.IsCut) html.Markup("<p>").Text(PageLanguage.Fill(words.Cut, timeline.Items.Count)).Markup("</p>\n");
        if (timeline.Items.Count == 0) html.Markup("<p>").Text(words.Nothing).Markup("</p>\n");
        html.Markup("<ol class=\"timeline\">\n");
        foreach (TimelineItem item in timeline.Items)
        {
            html.Markup("<li><span class=\"when\">").Time(item.Time).Markup("</span> <span class=\"kind\">").Text(words.Kind(item.Kind)).Markup("</span> ");
            PageFrame.Severity(html, item.Severity, language);
            html.Markup("\n<span class=\"text\" dir=\"auto\">").Text(item.Text).Markup("</span></li>\n");
        }
        html.Markup("</ol>\n</section>\n");
    }
}
