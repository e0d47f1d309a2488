using System.Globalization;
using System.Net;
using System.Text;

namespace Zarya.Server.Running;

/// <summary>The page at <c>/</c> where the console was not built: what runs here, where to go, and what to install. No script, no style, nothing from elsewhere; names are text.</summary>
internal static class FrontPage
{
    public static string Write(IReadOnlyList<Mission> missions)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Zarya</title></head>\n<body>\n<h1>Zarya</h1>\n<p>Mission control runs here. The console was not built: install Node.js 20.19 or later (with npm) from your distribution or nodejs.org, and build again; what the build says about npm tells what is missing. Everything else works without it.</p>\n");
        foreach (Mission mission in missions)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(mission.Name)}</h2>\n<p>{Text(mission.Description)}</p>\n<ul>\n");
            foreach (Links.ILink link in mission.Links)
            {
                Links.LinkReport report = link.Report;
                page.Append(CultureInfo.InvariantCulture, $"<li>Link {Text(link.Name)} ({Text(link.Kind)}, {Text(link.Setting)}): {Text(report.Detail)}, {report.Packets} packets</li>\n");
            }
            page.Append(CultureInfo.InvariantCulture, $"<li>Record: {mission.Recorder.LastDurable} entries durable{(mission.Recorder.Trouble is { } trouble ? $"; trouble: {Text(trouble)}" : "")}</li>\n</ul>\n");
        }
        return page.Append("<p><a href=\"/api\">/api</a> the HTTP and WebSocket API; <a href=\"/docs\">/docs</a> its description; <a href=\"/metrics\">/metrics</a> for Prometheus; <a href=\"/healthz\">/healthz</a></p>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
