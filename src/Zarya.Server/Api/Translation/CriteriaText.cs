using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Server.Api.Translation;

/// <summary>Conditions, formulas and sizes in words: for people to read, and for <see cref="ConditionText"/> to read back; never to be run.</summary>
internal static class CriteriaText
{
    /// <summary>A condition; empty for none.</summary>
    public static string Of(MatchCriteria? criteria) => criteria switch
    {
        Comparison comparison => $"{Name(comparison.Left)} {Symbol(comparison.Operator)} {(comparison.Right is { } right ? Name(right) : Literal(comparison.Value))}",
        AndedConditions all => Join(all.Terms, " && "),
        OredConditions any => Join(any.Terms, " || "),
        CustomAlgorithmCriteria custom => $"algorithm {custom.Algorithm.Name}",
        _ => "",
    };

    /// <summary>A formula in reverse Polish notation.</summary>
    public static string Of(MathOperation formula) => string.Join(' ', formula.Terms.Select(t => t.Kind switch
    {
        MathTermKind.Value => t.Value.ToString("R", CultureInfo.InvariantCulture),
        MathTermKind.ThisParameter => "this",
        MathTermKind.Parameter => t.Parameter is { } p ? Name(p) : "?",
        _ => t.Operator.ToString(),
    }));

    private static string Join(IReadOnlyList<MatchCriteria> terms, string word) =>
        string.Join(word, terms.Select(t => t is AndedConditions or OredConditions && terms.Count > 1 ? $"({Of(t)})" : Of(t)));

    private static string Name(InstanceRef reference) => reference.ToString() + (reference.UseCalibratedValue ? "" : " (raw)");

    private static string? Literal(string? value) => value is { Length: > 0 } && value[0] != '/' && value.IndexOfAny([' ', '\t', '=', '!', '<', '>', '&', '|', '(', ')', ';', '"']) < 0 ? value : $"\"{value}\"";

    private static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => "==",
    };
}
