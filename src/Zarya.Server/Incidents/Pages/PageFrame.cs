using Zarya.Processing.Events;

namespace Zarya.Server.Incidents.Pages;

/// <summary>What all pages about incidents share.</summary>
internal static class PageFrame
{
    /// <summary>The head of a page, up to its content.</summary>
    public static void Begin(HtmlText html, string title, PageLanguage language) => html
        .Markup("<!DOCTYPE html>\n<html lang=\"").Text(language.Words.Tag).Markup("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .Text(title)
        .Markup("</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"/favicon.ico\">\n<link rel=\"stylesheet\" href=\"/incidents.css\">\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"")
        .Text(language.Words.Incidents).Markup("\" href=\"").Text(language.Link(IncidentLink.FeedPath)).Markup("\">\n</head>\n<body>\n<header><p><a rel=\"alternate\" lang=\"").Text(language.Other.Tag).Markup("\" hreflang=\"").Text(language.Other.Tag)
        .Markup("\" href=\"").Text(language.Other.Query).Markup("\">").Text(language.Other.Name).Markup("</a></p></header>\n<main>\n");

    /// <summary>The end of a page.</summary>
    public static void End(HtmlText html, PageLanguage language) => html
        .Markup("</main>\n<footer><p><a href=\"").Text(language.Link(IncidentLink.ListPath)).Markup("\">").Text(language.Words.AllIncidents).Markup("</a> · <a href=\"").Text(language.Link(IncidentLink.FeedPath)).Markup("\">")
        .Text(language.Words.AtomFeed).Markup("</a> · <a href=\"/\">Zarya</a></p></footer>\n</body>\n</html>\n");

    /// <summary>A severity: a shape and a word, so that nobody needs the colour.</summary>
    public static void Severity(HtmlText html, EventSeverity severity, PageLanguage language)
    {
        html.Markup("<span class=\"severity ").Text(SeverityWords.Of(severity)).Markup("\"><span aria-hidden=\"true\">").Text(Shape(severity)).Markup("</span> ").Text(language.Words.Of(severity)).Markup("</span>");
    }

    /// <summary>The shapes of the console: one sign for one severity everywhere.</summary>
    private static string Shape(EventSeverity severity) => severity switch
    {
        EventSeverity.Info => "●",
        EventSeverity.Watch => "◇",
        EventSeverity.Warning => "△",
        EventSeverity.Distress => "▲",
        EventSeverity.Critical => "■",
        _ => "✖",
    };
}
