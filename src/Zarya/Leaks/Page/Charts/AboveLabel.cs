using OxyPlot;
using OxyPlot.Annotations;

namespace Zarya.Leaks.Page.Charts;

/// <summary>A short label over the top edge of a chart, at a place of its time axis.</summary>
/// <param name="x">Place on the time axis.</param>
/// <param name="label">The text.</param>
/// <param name="tier">Row of labels, 0 next to the chart.</param>
/// <param name="isHeavy">Whether it is more important than others.</param>
internal sealed class AboveLabel(double x, string label, int tier, bool isHeavy) : Annotation
{
    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => PlotModel.PlotAndAxisArea;

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        if (XAxis is null) return;
        double left = XAxis.Transform(x);
        if (left < PlotModel.PlotArea.Left - 1 || left > PlotModel.PlotArea.Right + 1) return;
        rc.DrawText(new ScreenPoint(left, PlotModel.PlotArea.Top - 2 - (14 * tier)), label, Ink.Text, fontSize: 11, fontWeight: isHeavy ? 700 : 400, horizontalAlignment: HorizontalAlignment.Center, verticalAlignment: VerticalAlignment.Bottom);
    }
}
