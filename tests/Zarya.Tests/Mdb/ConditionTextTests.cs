using Zarya.Mdb.Model;
using Zarya.Tests.Processing;

namespace Zarya.Tests.Mdb;

/// <summary>Conditions as people write them, to data and back.</summary>
public class ConditionTextTests
{
    private static readonly MissionDatabase s_database = StationText.Load();

    [Theory]
    [InlineData("A == 1", "(/S/A Equal 1)")]
    [InlineData("/S/A=1", "(/S/A Equal 1)")]
    [InlineData("A(raw)>=0x1F", "(/S/A raw GreaterOrEqual 0x1F)")]
    [InlineData("A!=1 and DOOR == \"OPEN WIDE\"", "((/S/A NotEqual 1) & (/S/DOOR Equal OPEN WIDE))")]
    [InlineData("A < 1; A > -2.5e3", "((/S/A Less 1) & (/S/A Greater -2.5e3))")]
    [InlineData("A <= 1 or A == 3 AND DOOR != OPEN", "((/S/A LessOrEqual 1) | ((/S/A Equal 3) & (/S/DOOR NotEqual OPEN)))")]
    [InlineData("(A == 1 || A == 2) && DOOR == OPEN", "(((/S/A Equal 1) | (/S/A Equal 2)) & (/S/DOOR Equal OPEN))")]
    [InlineData("/S/A > /S/SMALL", "(/S/A Greater /S/SMALL)")]
    public void Text_becomes_data(string text, string structure)
    {
        Assert.True(ConditionText.TryRead(text, Find, out MatchCriteria? criteria, out string? why), why);
        Assert.Equal(structure, Words(criteria));
        Assert.Equal(structure, Words(ConditionText.TryRebind(criteria, s_database.FindParameter)!));
        Assert.Null(ConditionText.TryRebind(criteria, _ => null));
    }

    [Theory]
    [InlineData("", "a parameter is missing")]
    [InlineData("NOPE == 1", "no parameter 'NOPE'")]
    [InlineData("A", "a comparison is expected")]
    [InlineData("A ==", "a value is expected")]
    [InlineData("A == == 1", "a value is expected")]
    [InlineData("A == 1 B", "'B' is not expected")]
    [InlineData("(A == 1", "')' is expected")]
    [InlineData("A == 1)", "')' is not expected")]
    [InlineData("A == \"1", "a quote is not closed")]
    [InlineData("A == 1 and", "a parameter is missing")]
    [InlineData("A ! 1", "a comparison is expected")]
    public void What_is_no_condition_is_told_in_words(string text, string why)
    {
        Assert.False(ConditionText.TryRead(text, Find, out MatchCriteria? criteria, out string? told));
        Assert.Null(criteria);
        Assert.Contains(why, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_depth_nor_length_is_without_end()
    {
        Assert.False(ConditionText.TryRead(new string('(', 4000) + "A == 1", Find, out _, out string? deep));
        Assert.Contains("too deep", deep, StringComparison.Ordinal);
        Assert.False(ConditionText.TryRead(new string(' ', 5000), Find, out _, out string? large));
        Assert.Contains("4096", large, StringComparison.Ordinal);
    }

    private static bool Find(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Parameter? parameter, out IReadOnlyList<PathStep> path)
    {
        path = [];
        parameter = s_database.FindParameter(name.StartsWith('/') ? name : "/S/" + name);
        return parameter is not null;
    }

    private static string Words(MatchCriteria criteria) => criteria switch
    {
        Comparison c => $"({c.Left}{(c.Left.UseCalibratedValue ? "" : " raw")} {c.Operator} {c.Right?.ToString() ?? c.Value})",
        AndedConditions all => $"({string.Join(" & ", all.Terms.Select(Words))})",
        OredConditions any => $"({string.Join(" | ", any.Terms.Select(Words))})",
        _ => "?",
    };
}
