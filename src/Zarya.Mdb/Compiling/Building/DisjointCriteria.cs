using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>
/// Whether at most one of several conditions can hold: when all ask, at least, for one same value to equal different integers. That is how nearly every mission tells its packets apart, and it lets the
/// decoder jump instead of asking.
/// </summary>
internal static class DisjointCriteria
{
    public static bool Are(CriteriaTest[] tests)
    {
        if (tests.Length < 2) return true;
        foreach (ComparisonTest candidate in Conjuncts(tests[0]))
        {
            if (KeyOf(tests[0], candidate) is null) continue;
            var seen = new HashSet<Int128>();
            if (tests.All(t => KeyOf(t, candidate) is { } key && seen.Add(key))) return true;
        }
        return false;
    }

    /// <summary>The integer that a condition asks the same value to equal, or <see langword="null"/>.</summary>
    public static Int128? KeyOf(CriteriaTest test, ComparisonTest like)
    {
        foreach (ComparisonTest comparison in Conjuncts(test))
        {
            bool same = comparison.Left.Item == like.Left.Item && comparison.Left.IsWhole && like.Left.IsWhole && comparison.Left.UseCalibrated == like.Left.UseCalibrated;
            if (same && comparison.Operator == ComparisonOperator.Equal && comparison.Literal.IsInteger && comparison.Left.Target.Labels.Count == 0) return comparison.Literal.Integer;
        }
        return null;
    }

    /// <summary>The comparisons that must all hold.</summary>
    public static IEnumerable<ComparisonTest> Conjuncts(CriteriaTest test) => test switch
    {
        ComparisonTest comparison => [comparison],
        AllTest all => all.Terms.ToArray().SelectMany(Conjuncts),
        _ => [],
    };
}
