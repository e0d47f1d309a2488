using System.Globalization;
using OxyPlot;

namespace Zarya.Leaks.Page.Charts;

/// <summary>A chart as an SVG element for a page: colours of the page's style, as wide as the page, with a title and a description for those who do not see it.</summary>
internal static class ThemedSvg
{
    private const int Width = 960;

    /// <summary>Draws.</summary>
    /// <param name="model">The chart.</param>
    /// <param name="name">Short name in ASCII letters, different for every chart of a page: the ids inside are made of it.</param>
    /// <param name="height">Height for a width of 960.</param>
    /// <param name="title">What it shows, already safe.</param>
    /// <param name="description">What is to be seen, already safe.</param>
    public static string Draw(PlotModel model, string name, int height, string title, string description)
    {
        string svg = SvgExporter.ExportToString(model, Width, height, isDocument: false);
        int start = svg.IndexOf("<svg", StringComparison.Ordinal);
        int body = svg.IndexOf('>', start) + 1;
        string content = Ink.Apply(svg[body..])
            .Replace("url(#clipPath", $"url(#{name}-clip", StringComparison.Ordinal)
            .Replace("<clipPath id=\"clipPath", $"<clipPath id=\"{name}-clip", StringComparison.Ordinal)
            .Replace(" font-family=\"Segoe UI\"", "", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\"><title id=\"{name}-title\">{title}</title><desc id=\"{name}-desc\">{description}</desc>{content}");
    }
}
