using System.Globalization;
using System.Text.RegularExpressions;

namespace Zarya.Server.Archives.Filters;

/// <summary>Comparisons of filters: <c>= != &lt; &lt;= &gt; &gt;=</c>, <c>:</c> for "contains" (of numbers and words: "is"), <c>=~</c> and <c>!~</c> for patterns. Texts are compared whatever the case.</summary>
internal static class FilterComparison
{
    private const int MaxPattern = 256;

    /// <summary>Makes one; <see langword="null"/> with the reason if operator or value do not go with the field.</summary>
    public static Predicate<T>? TryMake<T>(FilterField<T> field, string op, string value, out string? reason, out bool isOperator)
    {
        reason = null;
        isOperator = field is not TextField<T> && op is "=~" or "!~";
        if (isOperator)
        {
            reason = $"{field.Name} is no text, so no pattern goes with it";
            return null;
        }
        return field switch
        {
            TextField<T> text => OfText(text, op, value, out reason),
            NumberField<T> number => OfNumber(number, op, value, out reason),
            WordField<T> word => OfWord(word, op, value, out reason),
            _ => null,
        };
    }

    private static Predicate<T>? OfText<T>(TextField<T> field, string op, string value, out string? reason)
    {
        reason = null;
        if (op == ":") return item => field.Of(item).Contains(value, StringComparison.OrdinalIgnoreCase);
        if (op is not ("=~" or "!~")) return item => Holds(op, string.Compare(field.Of(item), value, StringComparison.OrdinalIgnoreCase));
        if (value.Length > MaxPattern)
        {
            reason = $"a pattern has at most {MaxPattern} characters";
            return null;
        }
        try
        {
            // Without backtracking the time is linear in the text, whatever the pattern.
            var pattern = new Regex(value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            bool wanted = op == "=~";
            return item => pattern.IsMatch(field.Of(item)) == wanted;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            reason = $"this is no pattern that can be used: {e.Message}";
            return null;
        }
    }

    private static Predicate<T>? OfNumber<T>(NumberField<T> field, string op, string value, out string? reason)
    {
        reason = null;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return item => Holds(op, field.Of(item).CompareTo(number));
        reason = $"{field.Name} is compared with a number, and {value} is none";
        return null;
    }

    private static Predicate<T>? OfWord<T>(WordField<T> field, string op, string value, out string? reason)
    {
        reason = null;
        for (int i = 0; i < field.Words.Count; i++)
        {
            int index = i;
            if (field.Words[i].Equals(value, StringComparison.OrdinalIgnoreCase)) return item => Holds(op, field.Of(item).CompareTo(index));
        }
        reason = $"{field.Name} is one of {string.Join(", ", field.Words)}";
        return null;
    }

    private static bool Holds(string op, int order) => op switch
    {
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => order == 0,
    };
}
