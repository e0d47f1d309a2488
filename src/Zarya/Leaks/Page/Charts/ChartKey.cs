using System.Globalization;
using OxyPlot;

namespace Zarya.Leaks.Page.Charts;

/// <summary>A piece of a line or band and what it is: the key of a chart in the page's own text, as wide as the reader's letters are.</summary>
internal static class ChartKey
{
    public static string OfLine(string title, OxyColor ink, LineStyle style, double thickness)
    {
        double[] dashes = style.GetDashArray() ?? [];
        string pattern = dashes.Length == 0 ? "" : $" stroke-dasharray=\"{string.Join(' ', dashes.Select(d => (d * thickness).ToString("0.#", CultureInfo.InvariantCulture)))}\"";
        return Key(title, string.Create(CultureInfo.InvariantCulture, $"<line x1=\"0\" y1=\"6\" x2=\"34\" y2=\"6\" stroke=\"{Ink.Variable(ink)}\" stroke-width=\"{thickness}\"{pattern}/>"));
    }

    public static string OfBand(string title, OxyColor ink) => Key(title, $"<rect x=\"0\" y=\"1\" width=\"34\" height=\"10\" fill=\"{Ink.Variable(ink)}\" fill-opacity=\"0.25\"/>");

    private static string Key(string title, string sample) => $"<span class=\"key\"><svg viewBox=\"0 0 34 12\" aria-hidden=\"true\">{sample}</svg>{title}</span>";
}
