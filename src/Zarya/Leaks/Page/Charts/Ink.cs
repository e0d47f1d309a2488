using System.Globalization;
using OxyPlot;

namespace Zarya.Leaks.Page.Charts;

/// <summary>
/// Colours that the page's style decides. The chart library writes fixed colours, so each ink is a mark that no real colour uses, and <see cref="ThemedSvg"/> puts the style's variable in its place.
/// </summary>
internal static class Ink
{
    private static readonly string[] s_names = ["text", "grid", "blue", "orange", "green", "red", "sky", "purple", "panel"];

    public static OxyColor Text => Mark(0);

    public static OxyColor Grid => Mark(1);

    public static OxyColor Blue => Mark(2);

    public static OxyColor Orange => Mark(3);

    public static OxyColor Green => Mark(4);

    public static OxyColor Red => Mark(5);

    public static OxyColor Sky => Mark(6);

    public static OxyColor Purple => Mark(7);

    public static OxyColor Panel => Mark(8);

    /// <summary>The same ink, thinner; 0 to 1.</summary>
    public static OxyColor Thin(OxyColor ink, double part) => OxyColor.FromAColor((byte)(255 * part), ink);

    /// <summary>The ink as the page's style names it.</summary>
    public static string Variable(OxyColor ink) => $"var(--{s_names[ink.B - 1]})";

    /// <summary>The picture with every mark as the variable of the page's style.</summary>
    public static string Apply(string svg)
    {
        for (int i = 0; i < s_names.Length; i++) svg = svg.Replace(string.Create(CultureInfo.InvariantCulture, $"rgb(1,2,{i + 1})"), $"var(--{s_names[i]})", StringComparison.Ordinal);
        return svg;
    }

    private static OxyColor Mark(int index) => OxyColor.FromRgb(1, 2, (byte)(index + 1));
}
