using Zarya.Server.Incidents.Words;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>The page with all incidents of a server, or with those that share an id.</summary>
internal static class IncidentListPage
{
    private const int Most = 1000;

    /// <summary>The page.</summary>
    /// <param name="missions">All missions.</param>
    /// <param name="id">Only incidents of this id; <see langword="null"/> for all.</param>
    /// <param name="leapSeconds">The leap seconds.</param>
    /// <param name="language">The language.</param>
    public static string Write(IReadOnlyList<Mission> missions, string? id, LeapSeconds leapSeconds, PageLanguage language)
    {
        IncidentWords words = language.Words;
        var html = new HtmlText(leapSeconds);
        PageFrame.Begin(html, words.Incidents, language);
        html.Markup("<h1>").Text(words.Incidents).Markup("</h1>\n");
        foreach (Mission mission in missions)
        {
            Incident[] incidents = [.. mission.Books.Incidents.All.Where(i => id is null || i.Id == id).Take(Most)];
            html.Markup("<section>\n<h2>").Words(mission.Name).Markup("</h2>\n");
            if (incidents.Length == 0) html.Markup("<p>").Text(words.NoIncidents).Markup("</p>\n");
            html.Markup("<ol class=\"timeline\">\n");
            foreach (Incident incident in incidents)
            {
                html.Markup("<li><span class=\"when\">").Time(incident.Since).Markup("</span> <span class=\"kind\">").Text(incident.IsOver ? words.Over : words.Open).Markup("</span> ");
                PageFrame.Severity(html, incident.Severity, language);
                html.Markup("\n<a href=\"").Text(language.Link(IncidentLink.Of(mission, incident.Id, missions))).Markup("\">").Text(incident.Id).Markup("</a> ").Words(words.Title(incident)).Markup("</li>\n");
            }
            html.Markup("</ol>\n</section>\n");
        }
        PageFrame.End(html, language);
        return html.ToString();
    }
}
