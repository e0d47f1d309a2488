using System.Text;
using Microsoft.AspNetCore.Http;
using Zarya.Server.Api;
using Zarya.Server.Archives;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Operations;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>Answers the pages about incidents: <c>/incidents</c>, <c>/incidents/ID</c>, <c>/incidents/MISSION/ID</c>, <c>/incidents.atom</c>, <c>/incidents.css</c>, <c>/favicon.ico</c>.</summary>
/// <param name="missions">What is shown.</param>
/// <param name="options">Who may call.</param>
internal sealed class IncidentDoor(IMissions missions, ApiOptions options)
{
    private const int PlotPoints = 700;

    private static readonly Duration s_margin = Duration.FromSeconds(3600);
    private static readonly byte[] s_style = ReadStyle();

    /// <summary>Browsers ask for an icon on every page: a rising dawn.</summary>
    private static readonly byte[] s_icon = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#123"/><path d="M3 11a5 5 0 0 1 10 0z" fill="#e90"/></svg>"""u8.ToArray();

    private readonly BrowserDoor _door = new(options);

    /// <summary>Answers, or lets the next one do so.</summary>
    public async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        string path = http.Request.Path.Value ?? "";
        bool isOurs = path is IncidentLink.ListPath or IncidentLink.FeedPath or IncidentLink.StylePath or IncidentLink.IconPath || path.StartsWith(IncidentLink.ListPath + "/", StringComparison.Ordinal);
        if (!isOurs || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            await next(http);
            return;
        }
        if (!await _door.AdmitAsync(http)) return;
        PageLanguage language = PageLanguage.Of(http.Request);
        (int status, string type, byte[] octets) = path switch
        {
            IncidentLink.StylePath => (200, "text/css; charset=utf-8", s_style),
            IncidentLink.IconPath => (200, "image/svg+xml", s_icon),
            IncidentLink.FeedPath => (200, IncidentFeed.MediaType, IncidentFeed.Write(missions.All, $"{http.Request.Scheme}://{http.Request.Host}", missions.LeapSeconds, language)),
            IncidentLink.ListPath or IncidentLink.ListPath + "/" => Html(IncidentListPage.Write(missions.All, null, missions.LeapSeconds, language)),
            _ => Page(path[(IncidentLink.ListPath.Length + 1)..], language, http.RequestAborted),
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = octets.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (path is not (IncidentLink.StylePath or IncidentLink.IconPath))
        {
            http.Response.Headers.ContentLanguage = language.Words.Tag;
            http.Response.Headers.Append("Vary", "Accept-Language");
        }
        if (HttpMethods.IsGet(http.Request.Method)) await http.Response.Body.WriteAsync(octets, http.RequestAborted);
    }

    private (int Status, string Type, byte[] Octets) Page(string rest, PageLanguage language, CancellationToken stop)
    {
        string[] parts = rest.Split('/');
        string id = parts[^1];
        Mission[] found = parts.Length > 2 ? [] : [.. missions.All.Where(m => (parts.Length == 1 || m.Name == parts[0]) && m.Books.Incidents.Find(id) is not null)];
        if (found.Length == 0) return (404, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"404 {language.Words.NotFound}\n"));
        return Html(found.Length > 1
            ? IncidentListPage.Write(missions.All, id, missions.LeapSeconds, language)
            : IncidentPage.Write(Content(found[0], found[0].Books.Incidents.Find(id)!, language.Words, stop), missions.LeapSeconds, language));
    }

    private IncidentPage.Content Content(Mission mission, Incident incident, IncidentWords words, CancellationToken stop)
    {
        Timeline timeline = new TimelineReader(mission.Store, mission.Database, words).Read(incident, stop);
        var range = new TimeRange(incident.Since - s_margin, incident.Until is { } until ? until + s_margin : Instant.MaxValue);
        IReadOnlyList<TrackPoint> track = new LeakTrack(mission.Store, mission.Database, missions.LeapSeconds).Read(range, PlotPoints, stop);
        return new IncidentPage.Content(mission, missions.All, incident, timeline, track);
    }

    private static (int Status, string Type, byte[] Octets) Html(string html) => (200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    private static byte[] ReadStyle()
    {
        using Stream style = typeof(IncidentDoor).Assembly.GetManifestResourceStream("incidents.css") ?? throw new InvalidOperationException("incidents.css is not in the assembly");
        byte[] octets = new byte[style.Length];
        style.ReadExactly(octets);
        return octets;
    }
}
