using System.Globalization;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Operations;
using Zarya.Time;

namespace Zarya.Server.Incidents.Pages;

/// <summary>Plots of pressure and loss over an incident as SVG in the page: they print, and need no script.</summary>
internal static class TrackPlot
{
    private const double Width = 720, Height = 220, Left = 92, Right = 12, Top = 14, Bottom = 30;
    private const int Steps = 4;

    /// <summary>Writes the plots; nothing when there are no two points.</summary>
    public static void Write(HtmlText html, IReadOnlyList<TrackPoint> track, Incident incident, IncidentWords words)
    {
        if (track.Count < 2) return;
        html.Markup("<section>\n<h2>").Text(words.Plots).Markup("</h2>\n");
        Plot(html, words.Pressure, words, track, incident, p => p.PressureMmHg, null);
        Plot(html, words.Loss, words, track, incident, p => p.RateKgPerD.Median, p => (p.RateKgPerD.P05, p.RateKgPerD.P95));
        html.Markup("</section>\n");
    }

    private static void Plot(HtmlText html, string title, IncidentWords words, IReadOnlyList<TrackPoint> track, Incident incident, Func<TrackPoint, double> value, Func<TrackPoint, (double Low, double High)>? band)
    {
        TrackPoint[] points = [.. track.Where(p => double.IsFinite(value(p)))];
        if (points.Length < 2) return;
        double low = points.Min(value), high = points.Max(value);
        // An interval that is much wider than the figures would press them flat: it is cut then.
        if (band is not null) (low, high) = (Math.Min(low, points.Min(p => band(p).Low is var l && double.IsFinite(l) ? l : low)), Math.Max(high, Math.Min(2 * high, points.Max(p => band(p).High is var h && double.IsFinite(h) ? h : high))));
        if (high - low < 1e-3) (low, high) = (low - 0.5, high + 0.5);
        double first = points[0].Time.TaiNanoseconds, last = Math.Max(points[^1].Time.TaiNanoseconds, first + 1);
        double X(Instant time) => Left + ((Width - Left - Right) * Math.Clamp((time.TaiNanoseconds - first) / (last - first), 0, 1));
        double Y(double at) => Top + ((Height - Top - Bottom) * Math.Clamp((high - at) / (high - low), 0, 1));
        html.Markup("<figure>\n<figcaption>").Text(title).Markup("</figcaption>\n<svg viewBox=\"0 0 720 220\" role=\"img\" aria-label=\"")
            .Text(PageLanguage.Fill(words.PlotSummary, title, Short(value(points[0])), html.Said(points[0].Time), Short(value(points[^1])), html.Said(points[^1].Time))).Markup("\">\n");
        for (int i = 0; i <= Steps; i++)
        {
            double at = low + ((high - low) * i / Steps);
            html.Markup("<line class=\"grid\" x1=\"").Number(Left).Markup("\" x2=\"").Number(Width - Right).Markup("\" y1=\"").Number(Y(at), "0.#").Markup("\" y2=\"").Number(Y(at), "0.#")
                .Markup("\"/><text class=\"y\" x=\"").Number(Left - 6).Markup("\" y=\"").Number(Y(at) + 4, "0.#").Markup("\">").Number(at, high - low < 2 ? "0.00" : "0.0").Markup("</text>\n");
        }
        if (band is not null)
        {
            html.Markup("<polygon class=\"band\" points=\"");
            foreach (TrackPoint point in points) Vertex(html, X(point.Time), Y(band(point).High));
            foreach (TrackPoint point in points.Reverse()) Vertex(html, X(point.Time), Y(band(point).Low));
            html.Markup("\"/>\n");
        }
        html.Markup("<polyline class=\"line\" points=\"");
        foreach (TrackPoint point in points) Vertex(html, X(point.Time), Y(value(point)));
        html.Markup("\"/>\n");
        Mark(html, X(incident.Since), words.AlarmMark);
        if (incident.Until is { } until) Mark(html, X(until), words.OverMark);
        html.Markup("<text class=\"x first\" x=\"").Number(Left).Markup("\" y=\"").Number(Height - 8).Markup("\">").Text(html.Said(points[0].Time)).Markup("</text><text class=\"x last\" x=\"")
            .Number(Width - Right).Markup("\" y=\"").Number(Height - 8).Markup("\">").Text(html.Said(points[^1].Time)).Markup("</text>\n</svg>\n</figure>\n");
    }

    private static string Short(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Vertex(HtmlText html, double x, double y) => html.Number(x, "0.#").Markup(",").Number(double.IsFinite(y) ? y : Top, "0.#").Markup(" ");

    private static void Mark(HtmlText html, double x, string word) => html
        .Markup("<line class=\"mark\" x1=\"").Number(x, "0.#").Markup("\" x2=\"").Number(x, "0.#").Markup("\" y1=\"").Number(Top).Markup("\" y2=\"").Number(Height - Bottom).Markup("\"/><text class=\"marked\" x=\"")
        .Number(x + 3, "0.#").Markup("\" y=\"").Number(Top + 10).Markup("\">").Text(word).Markup("</text>\n");
}
