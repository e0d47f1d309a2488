using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;
using Zarya.Time;

namespace Zarya.Leaks.Page.Charts;

/// <summary>A chart over UTC: lines, bands and marks, drawn in the page's inks.</summary>
internal sealed class TimeChart
{
    // 2000-01-01 is day 0 of the time line here, and this number on the library's date axis.
    private static readonly double s_axisOfDay0 = DateTimeAxis.ToDouble(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    private static readonly int s_day0 = CalendarDate.TryFromMonthDay(2000, 1, 1, out CalendarDate date) ? date.Day : 0;

    private readonly PlotModel _model;
    private readonly LinearAxis _vertical;
    private readonly LeapSeconds _leapSeconds;
    private readonly List<string> _keys = [];
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;

    /// <summary>An empty chart.</summary>
    /// <param name="unit">What stands on the vertical axis.</param>
    /// <param name="from">Left edge.</param>
    /// <param name="to">Right edge.</param>
    /// <param name="leapSeconds">To read UTC.</param>
    public TimeChart(string unit, Instant from, Instant to, LeapSeconds leapSeconds)
    {
        _leapSeconds = leapSeconds;
        _model = new PlotModel { PlotAreaBorderColor = Ink.Grid, TextColor = Ink.Text, PlotMargins = new OxyThickness(78, 36, 12, 40), Padding = new OxyThickness(0), DefaultFontSize = 12 };
        double left = X(from);
        _model.Axes.Add(new DateTimeAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = left,
            Maximum = Math.Max(X(to), left + (1.0 / 1_440)),
            StringFormat = "yyyy-MM-dd\nHH:mm",
            TicklineColor = Ink.Grid,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Ink.Thin(Ink.Grid, 0.5),
            IntervalLength = 110,
        });
        _vertical = new LinearAxis
        {
            Position = AxisPosition.Left,
            Title = unit,
            AxisTitleDistance = 16,
            TicklineColor = Ink.Grid,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Ink.Thin(Ink.Grid, 0.5),
            MaximumPadding = 0.04,
            MinimumPadding = 0.04,
            IntervalLength = 40,
        };
        _model.Axes.Add(_vertical);
    }

    /// <summary>Keeps the vertical axis inside these ends.</summary>
    public void Limit(double least, double most) => (_vertical.Minimum, _vertical.Maximum) = (least, most);

    /// <summary>A line that runs through smallest and largest of each bin and breaks where nothing came.</summary>
    public void AddLine(string title, BinnedSeries series, OxyColor ink, LineStyle style = LineStyle.Solid, double thickness = 1.5)
    {
        _keys.Add(ChartKey.OfLine(title, ink, style, thickness));
        var line = new LineSeries { Color = ink, LineStyle = style, StrokeThickness = thickness };
        foreach ((double x, SeriesBin bin, bool isAfterGap) in Points(series))
        {
            if (isAfterGap) line.Points.Add(DataPoint.Undefined);
            Reach(bin.Min, bin.Max);
            line.Points.Add(new DataPoint(x, bin.Min));
            if (bin.Max > bin.Min) line.Points.Add(new DataPoint(x, bin.Max));
        }
        _model.Series.Add(line);
    }

    /// <summary>What lies between two series of the same times. Where an interval is far wider than it mostly is, the chart cuts it: the lines must stay readable.</summary>
    public void AddBand(string title, BinnedSeries low, BinnedSeries high, OxyColor ink)
    {
        double[] lows = [.. low.Bins().Select(b => b.Bin.Min).Order()], highs = [.. high.Bins().Select(b => b.Bin.Max).Order()];
        if (lows.Length > 0 && highs.Length > 0) Reach(lows[(int)(0.05 * (lows.Length - 1))], highs[(int)(0.95 * (highs.Length - 1))]);
        _keys.Add(ChartKey.OfBand(title, ink));
        AreaSeries band = NewBand(ink);
        foreach (((double x, SeriesBin lower, bool isAfterGap), (double _, SeriesBin upper, bool _)) in Points(low).Zip(Points(high)))
        {
            if (isAfterGap)
            {
                _model.Series.Add(band);
                band = NewBand(ink);
            }
            band.Points.Add(new DataPoint(x, upper.Max));
            band.Points2.Add(new DataPoint(x, lower.Min));
        }
        _model.Series.Add(band);
    }

    /// <summary>A horizontal line.</summary>
    public void AddLevel(double level) => _model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = level, Color = Ink.Text, LineStyle = LineStyle.Solid, StrokeThickness = 0.5 });

    /// <summary>A vertical line with a label above the chart, in the row next to it (tier 0) or the one above.</summary>
    public void AddMark(Instant time, string label, OxyColor ink, int tier = 0, bool isHeavy = false)
    {
        _model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = X(time), Color = ink, LineStyle = isHeavy ? LineStyle.Solid : LineStyle.Dot, StrokeThickness = isHeavy ? 2 : 1 });
        if (label.Length > 0) _model.Annotations.Add(new AboveLabel(X(time), label, tier, isHeavy));
    }

    /// <summary>The element, and what its lines are.</summary>
    public string Draw(string name, int height, string title, string description)
    {
        if (double.IsNaN(_vertical.Minimum) && _least <= _most)
        {
            double margin = _most > _least ? 0.04 * (_most - _least) : Math.Max(1e-3, 0.01 * Math.Abs(_most));
            Limit(_least - margin, _most + margin);
        }
        return $"<div class=\"keys\">{string.Concat(_keys)}</div>{ThemedSvg.Draw(_model, name, height, title, description)}";
    }

    private void Reach(double low, double high) => (_least, _most) = (Math.Min(_least, low), Math.Max(_most, high));

    private static AreaSeries NewBand(OxyColor ink) => new() { Color = OxyColors.Transparent, Color2 = OxyColors.Transparent, Fill = Ink.Thin(ink, 0.25), StrokeThickness = 0 };

    private IEnumerable<(double X, SeriesBin Bin, bool IsAfterGap)> Points(BinnedSeries series)
    {
        // Assessments come at least every ten minutes: three of them missing is a gap and not a straight line.
        double gap = Math.Max(3.0 * series.Width.Nanoseconds, 1.86e12) / 8.64e13;
        double last = double.NaN;
        foreach ((Instant middle, SeriesBin bin) in series.Bins())
        {
            double x = X(middle);
            yield return (x, bin, x - last > gap);
            last = x;
        }
    }

    private double X(Instant time)
    {
        CalendarTime utc = time.In(TimeScale.Utc, _leapSeconds);
        return s_axisOfDay0 + (utc.Day - s_day0) + (utc.NanosecondOfDay / 8.64e13);
    }
}
