using System.Globalization;
using System.Net;
using Zarya.Printing;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>Numbers, times and foreign text as they stand on the page; everything returned is safe inside an element or a quoted attribute.</summary>
/// <param name="leapSeconds">To write UTC.</param>
internal sealed class PageText(LeapSeconds leapSeconds)
{
    /// <summary>Pounds in a kilogram (international avoirdupois pound, 0.45359237 kg exactly).</summary>
    public const double PoundsPerKg = 1 / 0.45359237;

    public LeapSeconds LeapSeconds { get; } = leapSeconds;

    /// <summary>Text of a file, of an operator or of the watch.</summary>
    public static string Safe(string? text) => WebUtility.HtmlEncode(Escaped.Text(text));

    /// <summary>Three significant digits; what is not finite in words.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "not known";
        if (double.IsInfinity(value)) return value > 0 ? "no limit" : "−∞";
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is < 1e-4 or >= 1e7) return value.ToString("0.00E+0", CultureInfo.InvariantCulture).Replace('-', '−');
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>Number and unit.</summary>
    public static string Quantity(double value, string unit) => double.IsFinite(value) ? $"{Number(value)} {unit}" : Number(value);

    /// <summary>Median with the interval: <c>0.60 mmHg/h (0.52 to 0.69)</c>.</summary>
    public static string Interval(Estimate estimate, string unit) =>
        double.IsNaN(estimate.Median) ? "not known" : $"<b>{Quantity(estimate.Median, unit)}</b> <span class=\"interval\">({Number(estimate.P05)} to {Number(estimate.P95)}{(double.IsFinite(estimate.Median) ? "" : " " + unit)})</span>";

    /// <summary>A probability in per cent; never a certainty that the watch does not have.</summary>
    public static string Percent(double probability) => double.IsNaN(probability) ? "not known"
        : probability > 0.999 ? "over 99.9 %" : probability is < 0.001 and > 0 ? "under 0.1 %"
        : (100 * probability).ToString(probability is > 0.1 and < 0.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A length of time in the unit that reads best.</summary>
    public static string Hours(double hours) => !double.IsFinite(hours) ? Number(hours)
        : Math.Abs(hours) < 1 ? Quantity(hours * 60, "min") : Math.Abs(hours) < 100 ? Quantity(hours, "h") : Quantity(hours / 24, "d");

    /// <summary>Date and time to the second.</summary>
    public string Utc(Instant time) => time == Instant.MinValue || time == Instant.MaxValue ? "never" : time.ToUtcString(LeapSeconds, 0).Replace('T', ' ');

    /// <summary>Date and time <paramref name="hours"/> after <paramref name="from"/>; words when that is no moment, or one beyond a century.</summary>
    public string UtcAfter(Instant from, double hours) =>
        double.IsNaN(hours) ? "not known" : hours > 24 * 36_525 ? "not in a hundred years" : Utc(from + Duration.FromSeconds((long)Math.Round(Math.Max(0, hours) * 3_600)));
}
