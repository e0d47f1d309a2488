using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Checking;

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
        foreach (Comparison comparison in ContainerChecks.Comparisons(criteria))
        {
            yield return comparison.Left;
            if (comparison.Right is not null) yield return comparison.Right;
        }
    }
}
