using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>The values that a size, a dimension or a condition depends on.</summary>
internal static class References
{
    internal static IEnumerable<InstanceRef> Of(IntegerValue? value) => value switch
    {
        DynamicIntegerValue dynamic => [dynamic.Source],
        DiscreteLookupValue lookup => lookup.Lookups.SelectMany(l => Of(l.Criteria)),
        _ => [],
    };

    internal static IEnumerable<InstanceRef> Of(Dimension dimension) => Of(dimension.StartingIndex).Concat(Of(dimension.EndingIndex));

    internal static IEnumerable<InstanceRef> Of(MatchCriteria? criteria)
    {
        if (criteria is null) yield break;
        foreach (Comparison comparison in Comparisons(criteria))
        {
            yield return comparison.Left;
            if (comparison.Right is not null) yield return comparison.Right;
        }
    }

    /// <summary>The comparisons in a condition, in order.</summary>
    internal static IEnumerable<Comparison> Comparisons(MatchCriteria criteria) => criteria switch
    {
        Comparison comparison => [comparison],
        AndedConditions and => and.Terms.SelectMany(Comparisons),
        OredConditions or => or.Terms.SelectMany(Comparisons),
        _ => [],
    };
}
