using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>Conditions in words.</summary>
internal static class CriteriaWords
{
    /// <summary><c>APID == 11 and (MODE == SAFE or MODE == OFF)</c>.</summary>
    public static string Of(MatchCriteria criteria) => Of(criteria, isInside: false);

    private static string Of(MatchCriteria criteria, bool isInside) => criteria switch
    {
        Comparison c => $"{ValueWords.Of(c.Left)} {Symbol(c.Operator)} {(c.Right is { } right ? ValueWords.Of(right) : Literal(c.Value))}",
        AndedConditions a => Joined(a.Terms, " and ", "always", isInside),
        OredConditions o => Joined(o.Terms, " or ", "never", isInside),
        CustomAlgorithmCriteria c => $"algorithm {Escaped.Text(c.Algorithm.Name)} (never executed, so never true)",
        _ => "?",
    };

    private static string Joined(IReadOnlyList<MatchCriteria> terms, string word, string whenEmpty, bool isInside) => terms.Count switch
    {
        0 => whenEmpty,
        1 => Of(terms[0], isInside),
        _ => (isInside ? "(" : "") + string.Join(word, terms.Select(t => Of(t, isInside: true))) + (isInside ? ")" : ""),
    };

    private static string Literal(string? value) =>
        value is { Length: > 0 } && !value.Any(char.IsWhiteSpace) ? Escaped.Text(value) : $"\"{Escaped.Text(value)}\"";

    private static string Symbol(ComparisonOperator how) => how switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
