using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Values, sizes and ranges of a definition in words.</summary>
internal static class ValueWords
{
    /// <summary>A value of a parameter or argument, by its short name: <c>MODE</c>, <c>raw MODE</c>, <c>STATE.volts[3]</c>.</summary>
    public static string Of(InstanceRef value)
    {
        string name = value.Parameter?.Target?.Name ?? (value.Parameter is { } p ? NearestNames.Last(p.Text) : value.ArgumentName ?? "?");
        string instance = value.Instance == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{{{value.Instance}}}");
        return (value.UseCalibratedValue ? "" : "raw ") + Escaped.Text(name + string.Concat(value.Path)) + instance;
    }

    /// <summary>An integer of a definition: <c>16</c>, <c>8 x LENGTH + 8</c>.</summary>
    public static string Of(IntegerValue value) => value switch
    {
        FixedIntegerValue f => Numbers.Plain(f.Value),
        DynamicIntegerValue d => Linear(d),
        DiscreteLookupValue l => string.Join(", ", l.Lookups.Select(r => $"{Numbers.Plain(r.Value)} if {CriteriaWords.Of(r.Criteria)}"))
            + (l.DefaultValue is { } other ? $", else {Numbers.Plain(other)}" : ""),
        _ => "?",
    };

    /// <summary>The value if it is a constant.</summary>
    public static long? Fixed(IntegerValue? value) => (value as FixedIntegerValue)?.Value;

    /// <summary>A range: <c>-40 .. 60</c>, <c>above 5</c>.</summary>
    public static string Of(NumberRange range)
    {
        bool hasMinimum = !double.IsNegativeInfinity(range.Minimum);
        bool hasMaximum = !double.IsPositiveInfinity(range.Maximum);
        string minimum = Numbers.Shortest(range.Minimum);
        string maximum = Numbers.Shortest(range.Maximum);
        if (hasMinimum && hasMaximum) return $"{minimum}{(range.MinimumIsInclusive ? "" : " (excluded)")} .. {maximum}{(range.MaximumIsInclusive ? "" : " (excluded)")}";
        if (hasMinimum) return (range.MinimumIsInclusive ? "at least " : "above ") + minimum;
        return hasMaximum ? (range.MaximumIsInclusive ? "at most " : "below ") + maximum : "any number";
    }

    /// <summary>Units: <c>V</c>, <c>m/s^2</c>.</summary>
    public static string Of(IReadOnlyList<Unit> units) => string.Join(" ", units.Select(u => Escaped.Prose(
        (u.Factor is "1" or "" ? "" : u.Factor + " ") + u.Text + (u.Power == 1 ? "" : "^" + Numbers.Shortest(u.Power)))));

    /// <summary>Dimensions: <c>[4][8]</c>.</summary>
    public static string Of(IReadOnlyList<Dimension> dimensions) => string.Concat(dimensions.Select(d =>
        Fixed(d.StartingIndex) is { } from && Fixed(d.EndingIndex) is { } to ? $"[{Numbers.Plain(to - from + 1)}]" : $"[{Of(d.StartingIndex)} .. {Of(d.EndingIndex)}]"));

    private static string Linear(DynamicIntegerValue value)
    {
        string slope = value.Slope == 1 ? "" : Numbers.Shortest(value.Slope) + " x ";
        string intercept = value.Intercept == 0 ? "" : (value.Intercept < 0 ? " - " : " + ") + Numbers.Shortest(Math.Abs(value.Intercept));
        return slope + Of(value.Source) + intercept;
    }
}
